#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "toposcope/discovery/links.h"
#include "toposcope/discovery/scan.h"
#include "toposcope/discovery/scan_jobs.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "scan_arguments.h"
#include "scan_report.h"
#include "scan_sources.h"
#include "scan_watch.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using discovery::ScanRequest;
using model::Error;
using model::ErrorCode;
using model::Result;
using Verdict = discovery::ScanOutcome::Verdict;

class ScanCommand final : public Command {
 public:
  std::string name() const override { return "scan"; }
  std::string summary() const override { return "Find out what an environment consists of"; }
  std::string examples() const override {
    return "  toposcope scan --db cloud.db --env prod\n"
           "  toposcope scan --db cloud.db --env prod --type host --id node-1\n"
           "  toposcope scan --db cloud.db --env prod --record monday --jobs 16\n"
           "  toposcope scan --db copy.db --env prod --replay monday\n"
           "  toposcope scan --db cloud.db --env prod --links-only --implicit-links --json\n"
           "  toposcope scan --db cloud.db --env prod --links-only --finders calipso-2018\n"
           "Exit codes: 0 all was reached, 1 part of it, 3 nothing could be scanned, 5 stopped, or "
           "locked by another.";
  }
  void declare(OptionSet& set) override;
  Result<ExitCode> run(Console& console) override;

 private:
  void declare_sources(OptionSet& set);
  [[nodiscard]] ScanRequest request() const;
  [[nodiscard]] model::Status read_files();
  Result<ExitCode> scan(store::GraphStore& store, Console& console);
  Result<ExitCode> find_links(store::GraphStore& store, Console& console) const;
  Result<ExitCode> count_cliques(store::GraphStore& store, Console& console) const;
  Result<ExitCode> put_in_queue(store::GraphStore& store, Console& console) const;
  [[nodiscard]] const std::string& environment() const { return scan_.arguments.environment; }

  CommonOptions common_;
  ScanOptions scan_;
  ScanSourceOptions sources_;
  std::string finders_ = "toposcope", finders_file_, finders_json_;
  std::string scanners_file_, scanners_json_, rules_ = "2020";
  unsigned jobs_ = ScanRequest{}.jobs;
  bool dry_run_ = false, queue_ = false;
};

void ScanCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("--env", scan_.arguments.environment, "Environment to scan")
      .required()
      .placeholder("NAME")
      .not_empty();
  add_scan_options(set, scan_);
  set.add("--finders", finders_,
          "By whose rules: our own, or as either version of Calipso has them, link for link")
      .one_of({"toposcope", "calipso", "calipso-2018"})
      .shows_default();
  set.add("--link-finders", finders_file_,
          "File that says which finders run, and in which order (link_finders.json)")
      .placeholder("FILE");
  set.add("--scanners", scanners_file_,
          "File that says what is asked, and in which order (scanners.json)")
      .placeholder("FILE");
  set.add("--scanner-rules", rules_,
          "Whose rules conditions of that file follow, where it does not show")
      .one_of({"2018", "2020"})
      .shows_default();
  declare_sources(set);
}

void ScanCommand::declare_sources(OptionSet& set) {
  const auto record =
      set.add("--record", sources_.record, "Keep all answers in this folder, without secrets")
          .placeholder("FOLDER");
  auto replay =
      set.add("--replay", sources_.replay, "Take all answers from this folder; reach nothing")
          .placeholder("FOLDER");
  replay.excludes(record);
  auto local = set.add_flag("--local", sources_.local,
                            "Scan this machine; the environment is of type Linux");
  local.excludes(replay);
  set.add("--jobs", jobs_, "Hosts that are asked at the same time").between(1, 256).shows_default();
  set.add_flag("--dry-run", dry_run_, "Find all out and tell what would change; write nothing");
  set.add_flag("--queue", queue_, "Ask `toposcope serve --scans` to do it, and do not wait");
}

Result<std::string> text_of_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().empty()) {
    return Error{ErrorCode::kMalformedInput, "is not a file that can be read", path};
  }
  return text.str();
}

model::Status ScanCommand::read_files() {
  for (const auto& [path, into] :
       {std::pair(&finders_file_, &finders_json_), std::pair(&scanners_file_, &scanners_json_)}) {
    if (path->empty()) continue;
    auto text = text_of_file(*path);
    if (!text.has_value()) return text.error();
    *into = std::move(text).value();
  }
  return model::ok();
}

ScanRequest ScanCommand::request() const {
  const auto chosen = scan_.chosen();
  ScanRequest request;
  request.environment = chosen.environment;
  request.type = chosen.type;
  request.id = chosen.id;
  request.part = scan_.inventory ? ScanRequest::Part::kInventory : ScanRequest::Part::kAll;
  request.clear = chosen.clear;
  request.implicit_links = chosen.implicit_links;
  request.finders = discovery::link_mode_named(finders_).value_or(discovery::LinkMode::kToposcope);
  request.jobs = jobs_;
  request.scanners_json = scanners_json_;
  request.scanner_rules = rules_;
  request.finders_json = finders_json_;
  request.dry_run = dry_run_;
  return request;
}

/// Names the file that a fault is in.
Error with_file(Error error, const std::string& finders, const std::string& scanners) {
  if (!error.where.empty() || error.code != ErrorCode::kMalformedInput) return error;
  error.where = scanners.empty() ? finders : scanners;
  return error;
}

Result<ExitCode> ScanCommand::find_links(store::GraphStore& store, Console& console) const {
  const auto known = check_environment(environment(), store);
  if (!known.has_value()) return known.error();
  const ScanRequest wanted = request();
  Scanned scanned;
  scanned.request.environment = wanted.environment;
  scanned.request.mode = wanted.finders;
  scanned.request.implicit = wanted.implicit_links;
  scanned.request.clear = wanted.clear;
  scanned.request.finders_json = wanted.finders_json;
  ProgressBar bar(console, "links");
  scanned.request.progress = [&](std::uint64_t done, std::uint64_t total) {
    bar.update(done, total);
  };
  auto outcome = discovery::run_link_finders(store, scanned.request);
  if (!outcome.has_value()) {
    Error error = outcome.error();
    if (error.where.empty() && !finders_file_.empty()) error.where = finders_file_;
    return error;
  }
  scanned.outcome = std::move(outcome).value();
  if (common_.json) {
    console.out() << to_line(scan_report_json(scanned)) << '\n';
  } else {
    print_scan_report(console.out(), scanned);
  }
  return ExitCode::kOk;
}

/// Nothing is stored of cliques: it tells how many there are.
Result<ExitCode> ScanCommand::count_cliques(store::GraphStore& store, Console& console) const {
  ViewOptions options;
  options.environment = environment();
  const auto view = load_view(store, options);
  if (!view.has_value()) return view.error();
  ProgressBar bar(console, "cliques");
  graph::RunOptions running;
  running.threads = jobs_;
  running.progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
  const auto counted = view.value()->engine().count({environment(), ""}, running);
  if (common_.json) {
    console.out() << to_line({{"environment", environment()},
                              {"part", "cliques"},
                              {"cliques", counted.cliques},
                              {"links_in_cliques", counted.links}})
                  << '\n';
  } else {
    console.out() << "environment " << printable(environment()) << ": "
                  << count_text(counted.cliques, "clique") << " with "
                  << count_text(counted.links, "link") << '\n';
  }
  if (counted.cliques == 0) console.note("no rule gives a clique here: import clique_types");
  return ExitCode::kOk;
}

Result<ExitCode> ScanCommand::put_in_queue(store::GraphStore& store, Console& console) const {
  const auto known = check_environment(environment(), store);
  if (!known.has_value()) return known.error();
  discovery::ScanJob job;
  job.arguments = scan_.chosen();
  job.requested = model::now_utc();
  const auto put = discovery::put_scan_job(store, job);
  if (!put.has_value()) return put.error();
  if (common_.json) {
    console.out() << to_line(scan_json(job.arguments)) << '\n';
  } else {
    console.out() << "asked for a scan of " << printable(environment()) << ": "
                  << printable(scan_text(job.arguments)) << '\n';
  }
  return ExitCode::kOk;
}

Result<ExitCode> ScanCommand::scan(store::GraphStore& store, Console& console) {
  const StopOnSignal signals;
  ScanRequest wanted = request();
  const auto sources = ScanSources::open(store, wanted, sources_, signals.token());
  if (!sources.has_value()) return sources.error();
  auto scanned = [&] {
    ScanWatch watch(console);
    return discovery::run_scan(store, wanted, sources.value()->set(), watch, signals.token());
  }();
  const auto finished = sources.value()->finish();
  if (!scanned.has_value()) return with_file(scanned.error(), finders_file_, scanners_file_);
  const auto& outcome = scanned.value();
  if (common_.json) {
    console.out() << to_line(scan_report_json(wanted, outcome)) << '\n';
  } else {
    print_scan_report(console.out(), wanted, outcome);
  }
  if (!finished.has_value()) return finished.error();
  if (outcome.verdict == Verdict::kFailed) return ExitCode::kBadInput;
  return outcome.verdict == Verdict::kPartial ? ExitCode::kNo : ExitCode::kOk;
}

Result<ExitCode> ScanCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (auto read = read_files(); !read.has_value()) return read.error();
  const auto store =
      sources_.replay.empty() ? open_to_change(common_.db) : open_or_create(common_.db);
  if (!store.has_value()) return store.error();
  if (queue_) return put_in_queue(*store.value(), console);
  if (scan_.links) return find_links(*store.value(), console);
  if (scan_.cliques) return count_cliques(*store.value(), console);
  return scan(*store.value(), console);
}

}  // namespace

std::unique_ptr<Command> make_scan_command() { return std::make_unique<ScanCommand>(); }

}  // namespace toposcope::cli
