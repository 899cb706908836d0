#include <filesystem>
#include <memory>
#include <string>
#include <utility>

#include "toposcope/ingest/json_export.h"

#include "clique_format.h"
#include "clique_selection.h"
#include "commands/builtin_commands.h"
#include "common_options.h"
#include "folder_export.h"
#include "run_stats.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

class ExportCommand final : public Command {
 public:
  std::string name() const override { return "export"; }
  std::string summary() const override { return "Write cliques, or the inventory, for others"; }
  std::string examples() const override {
    return "  toposcope export --db cloud.db --focal instance:web-1 --format dot --output web.dot\n"
           "  toposcope export --db cloud.db --type vservice --format json --output vservices/\n"
           "  toposcope export --db cloud.db --all --format dot --output cliques/\n"
           "  toposcope export --db cloud.db --focal instance:web-1 --format node-link\n"
           "  toposcope export --db cloud.db --inventory --output cloud.jsonl";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  bool wants_folder() const;
  model::Result<ExitCode> write_inventory(store::GraphStore& store, Output& output) const;
  model::Result<ExitCode> write_focal(store::GraphStore& store, Output& output,
                                      const Console& console) const;
  model::Result<ExitCode> write_folder(Store store, Console& console) const;
  model::Result<ExitCode> write_stream(store::GraphStore& store, Console& console) const;
  model::Result<model::RevisionNumber> revision(store::GraphStore& store) const {
    return parse_revision(store, view_.at);
  }

  CommonOptions common_;
  CliqueSelectionOptions selection_;
  ViewOptions view_;
  std::string format_ = "dot", output_;
  bool inventory_ = false;
  unsigned threads_ = default_threads();
};

void ExportCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_selection_options(set, selection_)
      .add_flag("--inventory", inventory_, "Everything, in the interchange form of `import`");
  add_view_options(set, view_);
  set.add("--format", format_, "Graphviz, Calipso's clique document, or d3's nodes and links")
      .one_of({"dot", "json", "node-link"})
      .shows_default();
  set.add("--output", output_,
          "File, or folder for --type and --all (one file a clique, and index.jsonl); "
          "default: standard output")
      .placeholder("FILE|DIR");
  set.add("--threads", threads_, "Worker processes for a folder; default: one a processor")
      .between(1, 256);
}

bool ExportCommand::wants_folder() const {
  std::error_code ignored;
  return !inventory_ && (selection_.focal_point.empty() || output_.ends_with('/') ||
                         std::filesystem::is_directory(output_, ignored));
}

model::Result<ExitCode> ExportCommand::write_inventory(store::GraphStore& store,
                                                       Output& output) const {
  const auto at = revision(store);
  if (!at.has_value()) return at.error();
  ingest::JsonLinesWriter writer(output.stream());
  if (auto sent = store.replay(at.value(), writer); !sent.has_value()) return sent.error();
  return ExitCode::kOk;
}

model::Result<ExitCode> ExportCommand::write_focal(store::GraphStore& store, Output& output,
                                                   const Console& console) const {
  const auto loaded = load_focal_view(store, view_, selection_.focal_point);
  if (!loaded.has_value()) return loaded.error();
  const auto at = revision(store);
  if (!at.has_value()) return at.error();
  auto decorator = make_present_decorator(store);
  if (at.value() != store::kNow) {
    auto past = make_past_decorator(store, at.value());
    if (!past.has_value()) return past.error();
    decorator = std::move(past).value();
  }
  const graph::CliqueEngine& engine = loaded.value().view->engine();
  const auto cliques = engine.cliques_of(loaded.value().focal_point);
  for (const auto& clique : cliques) {
    const auto text = format_clique(*format_named(format_), engine, clique, *decorator);
    if (!text.has_value()) return text.error();
    output.stream() << text.value();
  }
  if (cliques.empty()) console.note("no clique to write: `toposcope explain` tells why");
  if (cliques.size() > 1) {
    console.note(std::to_string(cliques.size()) +
                 " clique types fit equally; their cliques follow each other (--tie last: one)");
  }
  return cliques.empty() ? ExitCode::kNo : ExitCode::kOk;
}

model::Result<ExitCode> ExportCommand::write_folder(Store store, Console& console) const {
  if (output_.empty() || output_ == "-") {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "many cliques need a folder: add --output DIR", ""};
  }
  FolderExport options{output_, common_.db, store::kNow, *format_named(format_), threads_};
  const auto at = revision(*store);
  if (!at.has_value()) return at.error();
  options.at = at.value();
  std::vector<model::NodeId> focal_points;
  ViewPtr view;
  if (selection_.focal_point.empty()) {
    auto loaded = load_view(*store, view_);
    if (!loaded.has_value()) return loaded.error();
    view = std::move(loaded).value();
    focal_points = selected_focal_points(view->engine(), {view_.environment, selection_.type});
  } else {
    auto loaded = load_focal_view(*store, view_, selection_.focal_point);
    if (!loaded.has_value()) return loaded.error();
    view = std::move(loaded.value().view);
    focal_points = {loaded.value().focal_point};
  }
  const std::string hint = missing_rules_hint(view->rules(), common_.db);
  if (!hint.empty()) return model::Error{model::ErrorCode::kNotFound, hint, ""};
  store.reset();  // an open store does not survive the fork of the workers
  const auto result = export_folder(options, view->engine(), focal_points, console);
  if (!result.has_value()) return result.error();
  console.note(std::to_string(result.value().files) + " files and " +
               printable(result.value().index));
  return result.value().files == 0 ? ExitCode::kNo : ExitCode::kOk;
}

model::Result<ExitCode> ExportCommand::write_stream(store::GraphStore& store,
                                                    Console& console) const {
  std::unique_ptr<Output> file;
  if (!output_.empty() && output_ != "-") {
    auto opened = Output::to_file(output_);
    if (!opened.has_value()) return opened.error();
    file = std::move(opened).value();
  }
  Output& output = file ? *file : console.answers();
  auto done = inventory_ ? write_inventory(store, output) : write_focal(store, output, console);
  if (!done.has_value() || done.value() != ExitCode::kOk) return done;
  if (auto written = output.finish(); !written.has_value()) return written.error();
  return done;
}

model::Result<ExitCode> ExportCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  if (wants_folder()) return write_folder(std::move(store).value(), console);
  return write_stream(*store.value(), console);
}

}  // namespace

std::unique_ptr<Command> make_export_command() { return std::make_unique<ExportCommand>(); }

}  // namespace toposcope::cli
