// Pictures and their contents as files.

#include <algorithm>
#include <filesystem>
#include <memory>
#include <utility>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/scene/picture.h"
#include "toposcope/scene/poster.h"
#include "toposcope/store/graph_store.h"

#include "query/as_of.h"
#include "query/clique_facts.h"
#include "query/clique_file.h"
#include "query/facts_records.h"
#include "query/node_reference.h"
#include "query/output.h"
#include "ui/desk/lane.h"
#include "ui/desk/what_if_file.h"
#include "ui/tasks/node_subject.h"
#include "ui/tasks/revisions.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

using model::Error;
using model::ErrorCode;
using model::Result;
using model::Status;
using query::CliqueFormat;
using query::FilePart;

using Parts = std::vector<FilePart>;

scene::Caption caption_of(const Picture& picture) {
  scene::Caption caption;
  caption.title = picture.title;
  caption.rule = picture.view.subject.environment;
  if (!picture.rule_name.empty()) {
    caption.rule += (caption.rule.empty() ? "" : "  \u00B7  ") + picture.rule_name;
  }
  if (picture.as_of != model::UtcMicros{}) caption.as_of = query::local_text(picture.as_of);
  if (picture.revision > 0) {
    caption.as_of +=
        (caption.as_of.empty() ? "revision " : ", revision ") + std::to_string(picture.revision);
  }
  return caption;
}

/// The picture as it stands: cards, places and pins of the window.
Result<Parts> draw(const ExportRequest& request, const scene::Look& look, CliqueFormat format) {
  const Picture& picture = *request.picture;
  scene::PosterOptions options;
  options.theme = request.theme;
  options.bare = !request.form.caption;
  options.caption = caption_of(picture);
  const auto drawn = scene::draw_placed_poster({picture.facts, picture.cards, picture.layout}, look,
                                               options, request.seen);
  if (!drawn.has_value()) return drawn.error();
  const scene::DocumentInfo info{options.caption.title, options.caption.rule};
  auto bytes =
      query::encode_picture(format, drawn.value(), static_cast<float>(request.form.scale), info);
  if (!bytes.has_value()) return bytes.error();
  return Parts{{std::string(query::extension_of(format)), std::move(bytes).value()}};
}

/// The clique that the picture shows, with the engine that found it.
struct FoundClique {
  query::LoadedRevisionPtr revision;
  std::unique_ptr<graph::CliqueEngine> engine;
  graph::Clique clique;
};

/// The clique of the rule that is shown; of several the largest.
Result<graph::Clique> choose_clique(const graph::CliqueEngine& engine, model::NodeId focal_point,
                                    const Picture& picture) {
  const auto rule = std::find_if(picture.rules.begin(), picture.rules.end(),
                                 [&](const RuleChoice& r) { return r.key == picture.rule_key; });
  const std::string key = !picture.view.clique_type.empty() ? picture.view.clique_type
                          : rule != picture.rules.end()     ? rule->key
                                                            : std::string();
  const std::vector<graph::Clique> cliques = engine.cliques_of(focal_point);
  const graph::Clique* best = nullptr;
  for (const graph::Clique& clique : cliques) {
    if (!key.empty() && engine.jobs()[clique.job].type->key != key) continue;
    if (best == nullptr || clique.links.size() > best->links.size()) best = &clique;
  }
  if (best != nullptr) return *best;
  return Error{ErrorCode::kNotFound, "the walk from this focal point finds no link any more", ""};
}

Result<FoundClique> find_clique(Lane& lane, store::GraphStore& store,
                                const ExportRequest& request) {
  const ViewSpec& view = request.view;
  auto revision = revision_of_view(lane, view.at);
  if (revision.has_value() && revision.value() == nullptr) {
    revision = query::load_revision(store, store::kNow);
  }
  if (!revision.has_value()) return revision.error();
  FoundClique found;
  found.revision = revision.value();
  const graph::GraphSnapshot& snapshot = found.revision->snapshot();
  const query::Finder finder(store, snapshot, found.revision->number(), view.subject.environment);
  const auto focal_point = finder.node(reference_of(view.subject));
  if (!focal_point.has_value()) return focal_point.error();
  graph::EngineOptions options;
  options.semantics = graph::semantics_named(view.semantics).value_or(graph::Semantics::kCalipso);
  for (const Subject& node : view.what_if.nodes) {
    const auto lost = finder.node(reference_of(node));
    if (!lost.has_value()) return lost.error();
    options.without.nodes.insert(lost.value());
  }
  for (const std::string& link : view.what_if.links) {
    const Status lost =
        finder.add_to_overlay(options.without, std::string(query::kLinkPrefix) + link);
    if (!lost.has_value()) return lost.error();
  }
  found.engine =
      std::make_unique<graph::CliqueEngine>(snapshot, found.revision->rules(), std::move(options));
  auto clique = choose_clique(*found.engine, focal_point.value(), *request.picture);
  if (!clique.has_value()) return clique.error();
  found.clique = std::move(clique).value();
  return found;
}

/// What the picture is made of, in the bytes that the command line writes.
Result<Parts> write_data(Lane& lane, const ExportRequest& request, CliqueFormat format) {
  const Picture& picture = *request.picture;
  if (!picture.is_clique) {
    return query::facts_data(format, picture.facts, picture.view.subject.environment);
  }
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  store::GraphStore& store = *opened.value();
  auto found = find_clique(lane, store, request);
  if (!found.has_value()) return found.error();
  const model::RevisionNumber at = found.value().revision->number();
  query::FactsReader reader(store, at);
  const auto facts = reader.read(*found.value().engine, found.value().clique);
  if (!facts.has_value()) return facts.error();
  return query::clique_data(
      format, {*found.value().engine, found.value().clique, facts.value(), store, at});
}

/// "x.csv" becomes "x.nodes.csv" and "x.links.csv"; one file keeps its name.
std::vector<std::string> paths_of(const std::string& path, const Parts& parts,
                                  CliqueFormat format) {
  if (parts.size() == 1) return {path};
  const std::string_view extension = query::extension_of(format);
  const std::string stem =
      path.ends_with(extension) ? path.substr(0, path.size() - extension.size()) : path;
  std::vector<std::string> paths;
  for (const FilePart& part : parts) paths.push_back(stem + part.extension);
  return paths;
}

/// All files are written beside their names before the first one gets its name.
Status write_files(const std::vector<std::string>& paths, const Parts& parts) {
  std::vector<std::unique_ptr<query::Output>> files;
  for (std::size_t i = 0; i < parts.size(); ++i) {
    auto file = query::Output::to_file(paths[i]);
    if (!file.has_value()) return file.error();
    file.value()->stream() << parts[i].bytes << std::flush;
    if (auto written = file.value()->status(); !written.has_value()) return written;
    files.push_back(std::move(file).value());
  }
  for (const auto& file : files) {
    if (auto finished = file->finish(); !finished.has_value()) return finished;
  }
  return model::ok();
}

Delivery answered(std::string outcome, std::string fault) {
  return [outcome = std::move(outcome), fault = std::move(fault)](AppState& state) {
    ExportForm& form = state.export_form;
    form.busy = false;
    form.outcome = outcome;
    form.fault = fault;
    form.question.clear();
    form.replaces.clear();
    // Nobody looks at the form any more.
    if (state.overlay == Overlay::kExport) return;
    const bool failed = !fault.empty();
    state.toast = Toast{failed ? fault : outcome, state.seconds, failed};
  };
}

Delivery asked(const std::string& path, const std::string& existing) {
  return [path, existing](AppState& state) {
    ExportForm& form = state.export_form;
    form.busy = false;
    form.replaces = path;
    form.question = "'" + existing + "' is there already. Export again to replace it.";
  };
}

std::string outcome_of(const std::vector<std::string>& paths, const Parts& parts,
                       const std::string& hint) {
  std::uint64_t bytes = 0;
  for (const FilePart& part : parts) bytes += part.bytes.size();
  std::string text = "Written: ";
  for (std::size_t i = 0; i < paths.size(); ++i) {
    std::error_code ignored;
    const auto whole = std::filesystem::absolute(paths[i], ignored);
    text += (i == 0 ? "" : ", ") + (ignored ? paths[i] : whole.string());
  }
  text += " (" + std::to_string((bytes + 1023) / 1024) + " KiB)";
  return hint.empty() ? text : text + ", " + hint;
}

/// Files that say what is shown instead of showing it; nothing: the format is another one.
std::optional<Result<Parts>> write_settings(const ExportRequest& request) {
  if (request.form.format == "view") return Parts{{".view.json", request.view_text + "\n"}};
  if (request.form.format != "what-if") return std::nullopt;
  if (request.view.what_if.empty()) {
    return Error{ErrorCode::kInvalidArgument, "nothing fails in this view: X makes a what-if", ""};
  }
  return Parts{{".what-if.json", what_if_text(request.view, request.now)}};
}

/// What goes into the files, and what their format is for their names.
struct Contents {
  Result<Parts> parts;
  std::vector<std::string> paths;
  std::string hint;
};

Contents contents_of(Lane& lane, const ExportRequest& request, const scene::Look& look) {
  if (auto settings = write_settings(request); settings.has_value()) {
    return {std::move(*settings), {request.form.path}, ""};
  }
  const auto format = query::format_named(request.form.format);
  if (!format.has_value()) {
    return {Error{ErrorCode::kInvalidArgument, "there is no format " + request.form.format, ""},
            {},
            ""};
  }
  auto parts = query::is_picture(*format) ? draw(request, look, *format)
                                          : write_data(lane, request, *format);
  if (!parts.has_value()) return {parts.error(), {}, ""};
  auto paths = paths_of(request.form.path, parts.value(), *format);
  return {std::move(parts), std::move(paths), query::missing_fonts_hint(*format)};
}

Delivery export_to_file(Lane& lane, const ExportRequest& request, const scene::Look& look,
                        const std::stop_token& stop) {
  const Contents contents = contents_of(lane, request, look);
  if (stop.stop_requested()) return {};
  if (!contents.parts.has_value()) return answered("", contents.parts.error().message);
  const Parts& parts = contents.parts.value();
  const std::vector<std::string>& paths = contents.paths;
  for (const std::string& path : paths) {
    std::error_code ignored;
    const bool is_file = std::filesystem::is_regular_file(path, ignored);
    if (is_file && request.form.replaces != request.form.path) {
      return asked(request.form.path, path);
    }
  }
  const Status written = write_files(paths, parts);
  if (!written.has_value()) return answered("", written.error().message);
  return answered(outcome_of(paths, parts, contents.hint), "");
}

}  // namespace

Work export_work(ExportRequest request, const scene::Look& look) {
  return [request = std::move(request), &look](Lane& lane, const std::stop_token& stop) {
    return export_to_file(lane, request, look, stop);
  };
}

}  // namespace toposcope::ui
