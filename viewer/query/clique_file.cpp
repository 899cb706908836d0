#include "query/clique_file.h"

#include <algorithm>
#include <array>
#include <sstream>
#include <utility>

#include "toposcope/graph/export.h"
#include "toposcope/ingest/csv_export.h"
#include "toposcope/ingest/graphml_export.h"

#include "query/clique_facts.h"

namespace toposcope::query {
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

using Parts = std::vector<FilePart>;

Result<Parts> graphml_of(const CliqueSource& source, const graph::Decorations& decorations) {
  std::ostringstream text;
  ingest::GraphmlWriter writer(text);
  const auto sent = graph::send_clique(source.engine, source.clique, decorations, writer);
  if (!sent.has_value()) return sent.error();
  if (auto ended = writer.finish(); !ended.has_value()) return ended.error();
  return Parts{{".graphml", text.str()}};
}

Result<Parts> tables_of(const CliqueSource& source, const graph::Decorations& decorations) {
  std::ostringstream nodes;
  std::ostringstream links;
  ingest::CsvWriter writer(nodes, links);
  const auto sent = graph::send_clique(source.engine, source.clique, decorations, writer);
  if (!sent.has_value()) return sent.error();
  return Parts{{".nodes.csv", nodes.str()}, {".links.csv", links.str()}};
}

Result<std::string> document_of(const CliqueSource& source) {
  model::Status read = model::ok();
  const auto document = [&](model::LinkId link) -> std::string {
    auto detail = source.store.link(source.engine.snapshot().row(link), source.at);
    if (detail.has_value()) return std::move(detail.value().document);
    if (read.has_value()) read = detail.error();
    return "null";
  };
  std::string text = graph::to_clique_document(source.engine, source.clique, document) + "\n";
  if (!read.has_value()) return read.error();
  return text;
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

std::string_view extension_of(CliqueFormat format) { return row_of(format).extension; }

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

Result<Parts> clique_data(CliqueFormat format, const CliqueSource& source) {
  const std::string extension(extension_of(format));
  if (format == CliqueFormat::kJson) {
    auto text = document_of(source);
    if (!text.has_value()) return text.error();
    return Parts{{extension, std::move(text).value()}};
  }
  const graph::Decorations decorations = decorations_of(source.facts);
  switch (format) {
    case CliqueFormat::kGraphml:
      return graphml_of(source, decorations);
    case CliqueFormat::kCsv:
      return tables_of(source, decorations);
    case CliqueFormat::kNodeLink:
      return Parts{
          {extension, graph::to_node_link(source.engine, source.clique, decorations) + "\n"}};
    default:
      return Parts{{extension, graph::to_dot(source.engine, source.clique, decorations)}};
  }
}

scene::Caption clique_caption(const CliqueEngine& engine, const Clique& clique) {
  const graph::GraphSnapshot& snapshot = engine.snapshot();
  const graph::CliqueJob& job = engine.jobs()[clique.job];
  const std::string_view name = snapshot.name(clique.focal_point);
  scene::Caption caption;
  caption.title = job.type->focal_point_type + " " +
                  std::string(name.empty() ? snapshot.id(clique.focal_point) : name);
  const std::size_t steps = job.type->link_types.size();
  caption.rule = snapshot.environments()[job.environment].name + "  \u00B7  " + name_of(*job.type) +
                 " (" + std::to_string(steps) + (steps == 1 ? " step)" : " steps)");
  return caption;
}

Result<std::string> encode_picture(CliqueFormat format, const scene::Scene& drawing, float scale,
                                   const scene::DocumentInfo& info) {
  switch (format) {
    case CliqueFormat::kPng:
      return scene::to_png(drawing, scale);
    case CliqueFormat::kPdf:
      return scene::to_pdf(drawing, info);
    case CliqueFormat::kHtml:
      return scene::to_html(drawing, info);
    default:
      return scene::to_svg(drawing, info);
  }
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

}  // namespace toposcope::query
