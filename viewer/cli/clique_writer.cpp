#include "clique_writer.h"

#include <algorithm>
#include <array>
#include <ctime>
#include <sstream>

#include "toposcope/graph/export.h"
#include "toposcope/ingest/csv_export.h"
#include "toposcope/ingest/graphml_export.h"
#include "toposcope/scene/cards.h"
#include "toposcope/scene/picture.h"

#include "common_options.h"

namespace toposcope::cli {
namespace {

using graph::Clique;
using graph::CliqueEngine;
using model::Result;

struct FormatName {
  CliqueFormat format;
  std::string_view name;
  std::string_view extension;
};

constexpr std::array<FormatName, 9> kFormats = {{{CliqueFormat::kDot, "dot", ".dot"},
                                                 {CliqueFormat::kJson, "json", ".json"},
                                                 {CliqueFormat::kNodeLink, "node-link", ".json"},
                                                 {CliqueFormat::kGraphml, "graphml", ".graphml"},
                                                 {CliqueFormat::kCsv, "csv", ".csv"},
                                                 {CliqueFormat::kSvg, "svg", ".svg"},
                                                 {CliqueFormat::kPng, "png", ".png"},
                                                 {CliqueFormat::kPdf, "pdf", ".pdf"},
                                                 {CliqueFormat::kHtml, "html", ".html"}}};

const FormatName& row_of(CliqueFormat format) {
  return *std::find_if(kFormats.begin(), kFormats.end(),
                       [&](const FormatName& row) { return row.format == format; });
}

/// What stands below a picture.
scene::Caption caption_of(const CliqueEngine& engine, const Clique& clique,
                          const std::string& as_of) {
  const graph::GraphSnapshot& snapshot = engine.snapshot();
  const graph::CliqueJob& job = engine.jobs()[clique.job];
  const std::string_view name = snapshot.name(clique.focal_point);
  scene::Caption caption;
  caption.title = job.type->focal_point_type + " " +
                  std::string(name.empty() ? snapshot.id(clique.focal_point) : name);
  const std::size_t steps = job.type->link_types.size();
  caption.rule = snapshot.environments()[job.environment].name + "  \u00B7  " + name_of(*job.type) +
                 " (" + std::to_string(steps) + (steps == 1 ? " step)" : " steps)");
  caption.as_of = as_of;
  return caption;
}

Result<std::string> encode_png(const scene::Scene& drawing, const PictureStyle& style) {
  if (!style.size.has_value()) return scene::to_png(drawing, style.scale);
  const scene::Fitted fitted = scene::fit_into(drawing, *style.size);
  return scene::to_png(fitted.scene, fitted.scale);
}

Result<std::string> encode(CliqueFormat format, const scene::Scene& drawing,
                           const PictureStyle& style, const scene::DocumentInfo& info) {
  switch (format) {
    case CliqueFormat::kPng:
      return encode_png(drawing, style);
    case CliqueFormat::kPdf:
      return scene::to_pdf(drawing, info);
    case CliqueFormat::kHtml:
      return scene::to_html(drawing, info);
    default:
      return scene::to_svg(drawing, info);
  }
}

using Parts = std::vector<WrittenClique::Part>;

Result<Parts> graphml_of(const CliqueEngine& engine, const Clique& clique,
                         const graph::Decorations& decorations) {
  std::ostringstream text;
  ingest::GraphmlWriter writer(text);
  const auto sent = graph::send_clique(engine, clique, decorations, writer);
  if (!sent.has_value()) return sent.error();
  if (auto ended = writer.finish(); !ended.has_value()) return ended.error();
  return Parts{{".graphml", text.str()}};
}

Result<Parts> tables_of(const CliqueEngine& engine, const Clique& clique,
                        const graph::Decorations& decorations) {
  std::ostringstream nodes;
  std::ostringstream links;
  ingest::CsvWriter writer(nodes, links);
  const auto sent = graph::send_clique(engine, clique, decorations, writer);
  if (!sent.has_value()) return sent.error();
  return Parts{{".nodes.csv", nodes.str()}, {".links.csv", links.str()}};
}

}  // namespace

std::optional<CliqueFormat> format_named(std::string_view name) {
  for (const FormatName& row : kFormats) {
    if (row.name == name) return row.format;
  }
  return std::nullopt;
}

std::vector<std::string> format_names() {
  std::vector<std::string> names;
  for (const FormatName& row : kFormats) names.emplace_back(row.name);
  return names;
}

std::optional<CliqueFormat> format_of_file(std::string_view path) {
  if (path.ends_with(".gv")) return CliqueFormat::kDot;
  if (path.ends_with(".htm")) return CliqueFormat::kHtml;
  for (const FormatName& row : kFormats) {
    if (path.ends_with(row.extension)) return row.format;
  }
  return std::nullopt;
}

bool is_picture(CliqueFormat format) {
  return format == CliqueFormat::kSvg || format == CliqueFormat::kPng ||
         format == CliqueFormat::kPdf || format == CliqueFormat::kHtml;
}

Result<std::string> CliqueFileWriter::draw(const CliqueEngine& engine, const Clique& clique,
                                           scene::GraphFacts& facts) {
  if (form_.why.has_value()) {
    const auto marked = query::mark_path(engine, clique, *form_.why, facts);
    if (!marked.has_value()) return marked.error();
  }
  scene::PosterOptions options = form_.style.poster;
  options.caption = caption_of(engine, clique, form_.as_of);
  const auto poster = scene::draw_poster(facts, form_.style.look, options);
  if (!poster.has_value()) return poster.error();
  const scene::DocumentInfo info{options.caption.title, options.caption.rule};
  return encode(form_.format, poster.value().scene, form_.style, info);
}

Result<CliqueFileWriter::Parts> CliqueFileWriter::parts_of(const CliqueEngine& engine,
                                                           const Clique& clique,
                                                           scene::GraphFacts& facts) {
  const std::string extension(row_of(form_.format).extension);
  if (is_picture(form_.format)) {
    auto picture = draw(engine, clique, facts);
    if (!picture.has_value()) return picture.error();
    return Parts{{extension, std::move(picture).value()}};
  }
  const graph::Decorations decorations = query::decorations_of(facts);
  switch (form_.format) {
    case CliqueFormat::kJson: {
      const auto document = [&](model::LinkId link) -> std::string {
        const auto detail = store_.link(engine.snapshot().row(link), at_);
        return detail.has_value() ? detail.value().document : "null";
      };
      return Parts{{extension, graph::to_clique_document(engine, clique, document) + "\n"}};
    }
    case CliqueFormat::kGraphml:
      return graphml_of(engine, clique, decorations);
    case CliqueFormat::kCsv:
      return tables_of(engine, clique, decorations);
    case CliqueFormat::kNodeLink:
      return Parts{{extension, graph::to_node_link(engine, clique, decorations) + "\n"}};
    default:
      return Parts{{extension, graph::to_dot(engine, clique, decorations)}};
  }
}

Result<WrittenClique> CliqueFileWriter::write(const CliqueEngine& engine, const Clique& clique) {
  auto facts = facts_.read(engine, clique);
  if (!facts.has_value()) return facts.error();
  WrittenClique written;
  scene::StatusCounts counts;
  for (const scene::NodeFacts& node : facts.value().nodes) counts.add(node.status);
  written.status = counts.worst().value;
  written.projects = query::projects_in(facts.value().nodes[facts.value().focal_point].document);
  auto parts = parts_of(engine, clique, facts.value());
  if (!parts.has_value()) return parts.error();
  written.parts = std::move(parts).value();
  return written;
}

std::string missing_fonts_hint(CliqueFormat format) {
  if (format != CliqueFormat::kPng && format != CliqueFormat::kPdf) return {};
  std::string names;
  for (const std::string& name : scene::missing_fonts()) {
    names += (names.empty() ? "" : ", ") + name;
  }
  if (names.empty()) return {};
  return "drawn with other fonts, because these are not installed: " + names +
         " (Debian: fonts-inter, fonts-dejavu-core)";
}

Result<std::string> as_of_text(store::GraphStore& store, model::RevisionNumber at) {
  const auto number = number_of(store, at);
  if (!number.has_value()) return number.error();
  const auto revisions = store.revisions();
  if (!revisions.has_value()) return revisions.error();
  for (const store::Revision& revision : revisions.value()) {
    if (revision.number != number.value()) continue;
    const std::time_t seconds = std::chrono::system_clock::to_time_t(
        std::chrono::time_point_cast<std::chrono::system_clock::duration>(revision.time));
    std::tm local{};
    std::array<char, 64> text{};
    localtime_r(&seconds, &local);
    std::strftime(text.data(), text.size(), "%Y-%m-%d %H:%M:%S %Z", &local);
    return std::string(text.data()) + ", revision " + std::to_string(revision.number);
  }
  return std::string();
}

}  // namespace toposcope::cli
