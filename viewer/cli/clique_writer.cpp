#include "clique_writer.h"

#include "toposcope/scene/cards.h"
#include "toposcope/scene/picture.h"

#include "common_options.h"
#include "query/as_of.h"

namespace toposcope::cli {
namespace {

using graph::Clique;
using graph::CliqueEngine;
using model::Result;

Result<std::string> encode_png(const scene::Scene& drawing, const PictureStyle& style) {
  if (!style.size.has_value()) return scene::to_png(drawing, style.scale);
  const scene::Fitted fitted = scene::fit_into(drawing, *style.size);
  return scene::to_png(fitted.scene, fitted.scale);
}

Result<std::string> encode(CliqueFormat format, const scene::Scene& drawing,
                           const PictureStyle& style, const scene::DocumentInfo& info) {
  if (format == CliqueFormat::kPng) return encode_png(drawing, style);
  return query::encode_picture(format, drawing, style.scale, info);
}

}  // namespace

Result<std::string> CliqueFileWriter::draw(const CliqueEngine& engine, const Clique& clique,
                                           scene::GraphFacts& facts) {
  if (form_.why.has_value()) {
    const auto marked = query::mark_path(engine, clique, *form_.why, facts);
    if (!marked.has_value()) return marked.error();
  }
  scene::PosterOptions options = form_.style.poster;
  options.caption = query::clique_caption(engine, clique);
  options.caption.as_of = form_.as_of;
  const auto poster = scene::draw_poster(facts, form_.style.look, options);
  if (!poster.has_value()) return poster.error();
  const scene::DocumentInfo info{options.caption.title, options.caption.rule};
  return encode(form_.format, poster.value().scene, form_.style, info);
}

Result<CliqueFileWriter::Parts> CliqueFileWriter::parts_of(const CliqueEngine& engine,
                                                           const Clique& clique,
                                                           scene::GraphFacts& facts) {
  if (!is_picture(form_.format)) {
    return query::clique_data(form_.format, {engine, clique, facts, store_, at_});
  }
  auto picture = draw(engine, clique, facts);
  if (!picture.has_value()) return picture.error();
  return Parts{{std::string(query::extension_of(form_.format)), std::move(picture).value()}};
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

Result<std::string> as_of_text(store::GraphStore& store, model::RevisionNumber at) {
  const auto number = number_of(store, at);
  if (!number.has_value()) return number.error();
  const auto revisions = store.revisions();
  if (!revisions.has_value()) return revisions.error();
  for (const store::Revision& revision : revisions.value()) {
    if (revision.number != number.value()) continue;
    return query::local_text(revision.time) + ", revision " + std::to_string(revision.number);
  }
  return std::string();
}

}  // namespace toposcope::cli
