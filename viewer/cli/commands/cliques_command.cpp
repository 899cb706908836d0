#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/export.h"

#include "clique_listing.h"
#include "clique_selection.h"
#include "commands/builtin_commands.h"
#include "common_options.h"
#include "query/node_reference.h"
#include "run_stats.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

/// Receives cliques one by one and writes them: one JSON object a line, or one row of a table.
class CliqueWriter {
 public:
  CliqueWriter(query::Output& output, bool table) : output_(output) {
    if (table) {
      table_.emplace(std::vector<TableText::Column>{{"ENVIRONMENT"},
                                                    {"FOCAL POINT"},
                                                    {"CLIQUE TYPE"},
                                                    {"NODES", TableText::Align::kRight},
                                                    {"LINKS", TableText::Align::kRight}});
    }
  }

  model::Status put(const graph::CliqueEngine& engine, const graph::Clique& clique) {
    if (table_.has_value()) {
      const graph::CliqueJob& job = engine.jobs()[clique.job];
      table_->add_row({engine.snapshot().environments()[job.environment].name,
                       query::describe(engine.snapshot(), clique.focal_point), name_of(*job.type),
                       std::to_string(clique.nodes.size()), std::to_string(clique.links.size())});
      return model::ok();
    }
    line_.clear();
    graph::append_clique_line(line_, engine, clique);
    line_ += '\n';
    output_.stream() << line_;
    return output_.stream().good() ? model::ok() : output_.status();
  }

  void finish() const {
    if (table_.has_value()) table_->print(output_.stream());
  }

 private:
  query::Output& output_;
  std::optional<TableText> table_;
  std::string line_;
};

class CliquesCommand final : public Command {
 public:
  std::string name() const override { return "cliques"; }
  std::string summary() const override { return "Compute what focal points stand on"; }
  std::string examples() const override {
    return "  toposcope cliques --db cloud.db --focal instance:web-1\n"
           "  toposcope cliques --db cloud.db --focal instance:web-1 --format table\n"
           "  toposcope cliques --db cloud.db --type vservice --format table\n"
           "  toposcope cliques --db cloud.db --all --output cliques.jsonl --stats\n"
           "  toposcope cliques --db cloud.db --all --semantics calipso-2018 --at -1d\n"
           "  toposcope cliques --db cloud.db --focal instance:web-1 --without vedge:ovs-7";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<ExitCode> run_into(query::Output& output, Console& console);
  model::Result<ExitCode> run_focal(store::GraphStore& store, query::Output& output,
                                    Console& console);
  model::Result<ExitCode> run_many(store::GraphStore& store, query::Output& output,
                                   Console& console);
  model::Status report_rules(const View& view, const std::string& environment,
                             const Console& console) const;
  model::Status put_focal(store::GraphStore& store, const View& view,
                          const std::vector<graph::Clique>& cliques, query::Output& output) const;
  bool computes_only() const { return output_ == "none"; }

  CommonOptions common_;
  CliqueSelectionOptions selection_;
  ViewOptions view_;
  std::string format_ = "jsonl", output_;
  bool want_stats_ = false;
  unsigned threads_ = default_threads();
  RunStats stats_;
  Stopwatch watch_;
};

void CliquesCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_selection_options(set, selection_);
  add_view_options(set, view_);
  set.add("--format", format_,
          "One JSON object a line, or a table for people; with --focal: nodes and links")
      .one_of({"jsonl", "table"})
      .shows_default();
  add_json_option(set, common_);
  set.add("--output", output_, "Where to; none: compute only; default: standard output")
      .placeholder("FILE|none");
  set.add_flag("--stats", want_stats_, "Times and counts as JSON, last on standard error");
  set.add("--threads", threads_, "Walks at the same time; default: one a processor")
      .between(1, 256);
}

model::Status CliquesCommand::report_rules(const View& view, const std::string& environment,
                                           const Console& console) const {
  for (const auto& fault : view.engine().faults()) {
    console.note((fault.where.empty() ? "" : "rule " + fault.where + ": ") + fault.message);
  }
  return check_rules(view, environment, common_.db, console);
}

/// Cliques of one focal point: JSON lines, or each as a listing.
model::Status CliquesCommand::put_focal(store::GraphStore& store, const View& view,
                                        const std::vector<graph::Clique>& cliques,
                                        query::Output& output) const {
  query::FactsReader reader(store, view.revision());
  CliqueWriter writer(output, false);
  for (const graph::Clique& clique : cliques) {
    if (format_ != "table") {
      if (auto put = writer.put(view.engine(), clique); !put.has_value()) return put;
      continue;
    }
    if (&clique != &cliques.front()) output.stream() << '\n';
    const auto printed = print_clique(output.stream(), view.engine(), clique, reader);
    if (!printed.has_value()) return printed;
  }
  return model::ok();
}

model::Result<ExitCode> CliquesCommand::run_focal(store::GraphStore& store, query::Output& output,
                                                  Console& console) {
  const auto loaded = load_focal_view(store, view_, selection_.focal_point);
  if (!loaded.has_value()) return loaded.error();
  const View& view = *loaded.value().view;
  const model::NodeId focal_point = loaded.value().focal_point;
  const auto ruled = report_rules(view, environment_of(view.snapshot(), focal_point), console);
  if (!ruled.has_value()) return ruled.error();
  stats_.load_s = watch_.lap();
  const auto cliques = view.engine().cliques_of(focal_point);
  stats_.compute_s = watch_.lap();
  stats_.examined_known = false;
  for (const auto& clique : cliques) {
    ++stats_.walk.cliques;
    stats_.walk.links += clique.links.size();
  }
  if (cliques.empty()) {
    console.note(why_no_clique(view, focal_point));
    return ExitCode::kNo;
  }
  if (computes_only()) return ExitCode::kOk;
  if (auto put = put_focal(store, view, cliques, output); !put.has_value()) return put.error();
  return ExitCode::kOk;
}

model::Result<ExitCode> CliquesCommand::run_many(store::GraphStore& store, query::Output& output,
                                                 Console& console) {
  const auto loaded = load_view(store, view_);
  if (!loaded.has_value()) return loaded.error();
  const View& view = *loaded.value();
  const auto typed = check_focal_type(selection_.type, view.rules(), view.snapshot());
  if (!typed.has_value()) return typed.error();
  const auto ruled = report_rules(view, view_.environment, console);
  if (!ruled.has_value()) return ruled.error();
  stats_.load_s = watch_.lap();
  const graph::CliqueSelection selection{view_.environment, selection_.type};
  ProgressBar bar(console, "cliques");
  graph::RunOptions options;
  options.threads = threads_;
  options.progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
  if (computes_only()) {
    stats_.walk = view.engine().count(selection, options);
    stats_.compute_s = watch_.lap();
    return ExitCode::kOk;
  }
  CliqueWriter writer(output, format_ == "table");
  const auto walked = view.engine().run(selection, options, [&](const graph::Clique& clique) {
    Stopwatch writing;
    auto put = writer.put(view.engine(), clique);
    stats_.output_s += writing.lap();
    return put;
  });
  if (!walked.has_value()) return walked.error();
  stats_.walk = walked.value();
  stats_.compute_s = watch_.lap() - stats_.output_s;
  writer.finish();
  if (stats_.walk.cliques == 0) console.note("no focal point has a clique");
  return ExitCode::kOk;
}

model::Result<ExitCode> CliquesCommand::run_into(query::Output& output, Console& console) {
  auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  stats_.threads = selection_.focal_point.empty() ? threads_ : 1;
  auto done = selection_.focal_point.empty() ? run_many(*store.value(), output, console)
                                             : run_focal(*store.value(), output, console);
  if (!done.has_value()) return done;
  if (auto written = output.finish(); !written.has_value()) return written.error();
  stats_.output_s += watch_.lap();
  if (want_stats_) Console::warn(to_json_line(stats_));
  return done;
}

model::Result<ExitCode> CliquesCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (common_.json && format_ == "table") {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "--json and --format table exclude each other", ""};
  }
  watch_ = Stopwatch();
  if (output_.empty() || output_ == "-" || computes_only()) {
    return run_into(console.answers(), console);
  }
  const auto file = query::Output::to_file(output_);
  if (!file.has_value()) return file.error();
  return run_into(*file.value(), console);
}

}  // namespace

std::unique_ptr<Command> make_cliques_command() { return std::make_unique<CliquesCommand>(); }

}  // namespace toposcope::cli
