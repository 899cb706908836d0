#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "clique_selection.h"
#include "clique_writer.h"
#include "commands/builtin_commands.h"
#include "common_options.h"
#include "folder_export.h"
#include "inventory_export.h"
#include "run_stats.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

model::Error usage(const std::string& message) {
  return {model::ErrorCode::kInvalidArgument, message, ""};
}

class ExportCommand final : public Command {
 public:
  std::string name() const override { return "export"; }
  std::string summary() const override { return "Write cliques, or the inventory, for others"; }
  std::string examples() const override {
    return "  toposcope export --db cloud.db --focal instance:web-1 --output web.svg\n"
           "  toposcope export --db cloud.db --focal instance:web-1 --output web.png --theme dark\n"
           "  toposcope export --db cloud.db --type vservice --format json --output vservices/\n"
           "  toposcope export --db cloud.db --all --format svg --output cliques/\n"
           "  toposcope export --db cloud.db --focal instance:web-1 --format node-link\n"
           "  toposcope export --db cloud.db --inventory --output cloud.jsonl\n"
           "  toposcope export --db cloud.db --inventory --output cloud.graphml";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  /// The focal points to write, in the revision that they were found in.
  struct Chosen {
    ViewPtr view;
    std::vector<model::NodeId> focal_points;
  };

  bool wants_folder() const;
  model::Result<Chosen> choose(store::GraphStore& store, const ViewOptions& options,
                               const Console& console) const;
  model::Result<ExitCode> write_inventory(store::GraphStore& store, Console& console) const;
  model::Result<ExitCode> write_focal(store::GraphStore& store, query::Output& output,
                                      const Console& console) const;
  model::Result<ExitCode> write_folder(Store store, Console& console) const;
  model::Result<ExitCode> write_stream(store::GraphStore& store, Console& console) const;
  model::Status check_options() const;
  CliqueFormat format() const;
  void note_fonts(const Console& console) const;
  model::Result<CliqueForm> make_form(store::GraphStore& store, const View& view,
                                      const ViewOptions& options) const;

  CommonOptions common_;
  CliqueSelectionOptions selection_;
  ViewOptions view_;
  PictureOptions picture_;
  std::string format_, output_;
  bool inventory_ = false;
  unsigned threads_ = default_threads();
};

void ExportCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_selection_options(set, selection_)
      .add_flag("--inventory", inventory_, "Everything, for `import` or others");
  set.add("--format", format_,
          "Graphviz, Calipso's clique document, d3's nodes and links, GraphML, tables, or a "
          "picture; default: what --output ends in, else dot. Of --inventory: json (default: the "
          "interchange form), graphml, csv, dot")
      .one_of(format_names());
  add_view_options(set, view_);
  set.add("--output", output_,
          "File, or folder for --type and --all (replaces an export there); default: standard "
          "output")
      .placeholder("FILE|DIR");
  set.add("--threads", threads_, "Worker processes for a folder; default: one a processor")
      .between(1, 256);
  add_picture_options(set, picture_);
}

bool ExportCommand::wants_folder() const {
  std::error_code ignored;
  return selection_.focal_point.empty() || output_.ends_with('/') ||
         std::filesystem::is_directory(output_, ignored);
}

CliqueFormat ExportCommand::format() const {
  if (!format_.empty()) return *format_named(format_);
  return format_of_file(output_).value_or(CliqueFormat::kDot);
}

model::Status ExportCommand::check_options() const {
  const bool narrowed =
      !view_.environment.empty() || !view_.without.empty() || !view_.rules.empty();
  if (inventory_ && narrowed) {
    return usage("--inventory is everything: --env, --without and --rules do not go with it");
  }
  if (says_something(picture_) && (inventory_ || !is_picture(format()))) {
    return usage("options of pictures need --format svg, png, pdf or html");
  }
  const bool sized = !picture_.size.empty() || picture_.scale != 1;
  if (sized && format() != CliqueFormat::kPng) return usage("--scale and --size are for PNG");
  return model::ok();
}

void ExportCommand::note_fonts(const Console& console) const {
  if (const std::string hint = missing_fonts_hint(format()); !hint.empty()) console.note(hint);
}

/// What the writers need to know, with all that can be wrong about it found before any work.
model::Result<CliqueForm> ExportCommand::make_form(store::GraphStore& store, const View& view,
                                                   const ViewOptions& options) const {
  CliqueForm form;
  form.format = format();
  if (!is_picture(form.format)) return form;
  auto style = read_picture_style(picture_);
  if (!style.has_value()) return style.error();
  form.style = std::move(style).value();
  if (!picture_.why.empty()) {
    const auto node = finder_in(store, view, options).node(picture_.why);
    if (!node.has_value()) return node.error();
    form.why = node.value();
  }
  auto as_of = as_of_text(store, view.revision());
  if (!as_of.has_value()) return as_of.error();
  form.as_of = std::move(as_of).value();
  return form;
}

model::Result<ExitCode> ExportCommand::write_inventory(store::GraphStore& store,
                                                       Console& console) const {
  const auto at = parse_revision(store, view_.at);
  if (!at.has_value()) return at.error();
  InventoryExport options{output_, CliqueFormat::kJson, at.value()};
  if (!format_.empty()) {
    options.format = format();
  } else if (const auto named = format_of_file(output_); named.has_value()) {
    options.format = *named;
  }
  if (auto done = export_inventory(store, options, console); !done.has_value()) return done.error();
  return ExitCode::kOk;
}

model::Result<ExitCode> ExportCommand::write_focal(store::GraphStore& store, query::Output& output,
                                                   const Console& console) const {
  const auto loaded = load_focal_view(store, view_, selection_.focal_point);
  if (!loaded.has_value()) return loaded.error();
  const View& view = *loaded.value().view;
  const model::NodeId focal_point = loaded.value().focal_point;
  const std::string& environment = environment_of(view.snapshot(), focal_point);
  if (auto ruled = check_rules(view, environment, common_.db, console); !ruled.has_value()) {
    return ruled.error();
  }
  const auto cliques = view.engine().cliques_of(focal_point);
  const auto form = make_form(store, view, view_);
  if (!form.has_value()) return form.error();
  if (form.value().format == CliqueFormat::kCsv) {
    return usage("CSV is two tables and needs a folder: --output DIR/");
  }
  if (cliques.size() > 1 && is_picture(form.value().format)) {
    return usage(std::to_string(cliques.size()) +
                 " clique types fit equally, and a picture shows one clique: add --tie last, or a "
                 "folder as --output");
  }
  CliqueFileWriter writer(form.value(), store, view.revision());
  for (const auto& clique : cliques) {
    const auto written = writer.write(view.engine(), clique);
    if (!written.has_value()) return written.error();
    for (const WrittenClique::Part& part : written.value().parts) output.stream() << part.bytes;
  }
  note_fonts(console);
  if (cliques.empty()) console.note(why_no_clique(view, focal_point));
  if (cliques.size() > 1) {
    console.note(std::to_string(cliques.size()) +
                 " clique types fit equally; their cliques follow each other (--tie last: one)");
  }
  return cliques.empty() ? ExitCode::kNo : ExitCode::kOk;
}

model::Result<ExportCommand::Chosen> ExportCommand::choose(store::GraphStore& store,
                                                           const ViewOptions& options,
                                                           const Console& console) const {
  Chosen chosen;
  std::string environment = options.environment;
  if (selection_.focal_point.empty()) {
    auto view = load_view(store, options);
    if (!view.has_value()) return view.error();
    chosen.view = std::move(view).value();
    chosen.focal_points =
        selected_focal_points(chosen.view->engine(), {options.environment, selection_.type});
  } else {
    auto loaded = load_focal_view(store, options, selection_.focal_point);
    if (!loaded.has_value()) return loaded.error();
    chosen.view = std::move(loaded.value().view);
    chosen.focal_points = {loaded.value().focal_point};
    environment = environment_of(chosen.view->snapshot(), chosen.focal_points.front());
  }
  const View& view = *chosen.view;
  const auto typed = check_focal_type(selection_.type, view.rules(), view.snapshot());
  if (!typed.has_value()) return typed.error();
  const auto ruled = check_rules(view, environment, common_.db, console);
  if (!ruled.has_value()) return ruled.error();
  return chosen;
}

model::Result<ExitCode> ExportCommand::write_folder(Store store, Console& console) const {
  if (output_.empty() || output_ == "-") {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "many cliques need a folder: add --output DIR", ""};
  }
  const auto named = parse_revision(*store, view_.at);
  if (!named.has_value()) return named.error();
  const auto at = number_of(*store, named.value());
  if (!at.has_value()) return at.error();
  // What the workers read later must be what is loaded here, whatever is imported meanwhile.
  ViewOptions pinned = view_;
  pinned.at = std::to_string(at.value());
  const auto chosen = choose(*store, pinned, console);
  if (!chosen.has_value()) return chosen.error();
  const auto form = make_form(*store, *chosen.value().view, pinned);
  if (!form.has_value()) return form.error();
  store.reset();  // an open store does not survive the fork of the workers
  const FolderExport options{output_,       common_.db, at.value(),
                             &form.value(), threads_,   !selection_.focal_point.empty()};
  const auto result =
      export_folder(options, chosen.value().view->engine(), chosen.value().focal_points, console);
  if (!result.has_value()) return result.error();
  note_fonts(console);
  if (result.value().files == 0) {
    console.note("no focal point has a clique; nothing was written");
    return ExitCode::kNo;
  }
  const std::size_t removed = result.value().removed;
  console.note(
      count_text(result.value().files, "file") + " and " + result.value().index +
      (removed == 0 ? "" : "; removed " + count_text(removed, "file") + " of an earlier export"));
  return ExitCode::kOk;
}

model::Result<ExitCode> ExportCommand::write_stream(store::GraphStore& store,
                                                    Console& console) const {
  std::unique_ptr<query::Output> file;
  if (!output_.empty() && output_ != "-") {
    auto opened = query::Output::to_file(output_);
    if (!opened.has_value()) return opened.error();
    file = std::move(opened).value();
  }
  query::Output& output = file ? *file : console.answers();
  auto done = write_focal(store, output, console);
  if (!done.has_value() || done.value() != ExitCode::kOk) return done;
  if (auto written = output.finish(); !written.has_value()) return written.error();
  return done;
}

model::Result<ExitCode> ExportCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (auto fits = check_options(); !fits.has_value()) return fits.error();
  auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  if (inventory_) return write_inventory(*store.value(), console);
  if (wants_folder()) return write_folder(std::move(store).value(), console);
  return write_stream(*store.value(), console);
}

}  // namespace

std::unique_ptr<Command> make_export_command() { return std::make_unique<ExportCommand>(); }

}  // namespace toposcope::cli
