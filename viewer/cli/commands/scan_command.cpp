#include <array>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

#include <unistd.h>

#include "toposcope/discovery/scan.h"
#include "toposcope/discovery/scan_lock.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "exit_code.h"
#include "scan_arguments.h"
#include "scan_report.h"
#include "scan_sources.h"
#include "stop_on_signal.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using Part = discovery::ScanRequest::Part;

/// Shows how a scan goes.
class BarObserver final : public discovery::ScanObserver {
 public:
  explicit BarObserver(const Console& console) : console_(console) {}

  void progress(std::uint64_t done, std::uint64_t known, std::string_view what) override {
    if (!bar_.has_value() || what_ != what) {
      what_ = what;
      bar_.reset();
      bar_.emplace(console_, what_);
    }
    bar_->update(done, known);
  }
  void message(const store::Message&) override {}  // the report tells the same

 private:
  const Console& console_;
  std::string what_;
  std::optional<ProgressBar> bar_;
};

class ScanCommand final : public Command {
 public:
  std::string name() const override { return "scan"; }
  std::string summary() const override {
    return "Find out what there is: a cloud, this machine, links of what is known";
  }
  std::string examples() const override {
    return "  toposcope scan --db cloud.db --env prod\n"
           "  toposcope scan --db cloud.db --env prod --type host --id compute2\n"
           "  toposcope scan --db cloud.db --env prod --record recording/\n"
           "  toposcope scan --db again.db --env prod --replay recording/\n"
           "  toposcope scan --db here.db --local\n"
           "  toposcope scan --db cloud.db --env prod --links-only --implicit-links --json\n"
           "  toposcope scan --db cloud.db --env prod --links-only --finders calipso-2018 --clear";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  void declare_parts(OptionSet& set);
  void declare_rules(OptionSet& set);
  void declare_sources(OptionSet& set);
  model::Status make_request();
  model::Result<Store> open() const;
  model::Result<ExitCode> count_cliques(Console& console) const;
  model::Result<ExitCode> scan(Console& console);
  model::Result<ExitCode> tell(const Scanned& scanned, Console& console) const;
  model::Error placed(model::Error error) const;

  CommonOptions common_;
  discovery::ScanRequest request_;
  ScanSourceOptions sources_;
  std::string finders_ = "toposcope", finders_file_, scanners_file_;
  bool inventory_only_ = false, links_only_ = false, cliques_only_ = false;
};

void ScanCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("--env", request_.environment,
          "Environment to scan, as `toposcope env add` declares it; with --local this machine's "
          "name when left out")
      .placeholder("NAME")
      .not_empty();
  declare_parts(set);
  declare_sources(set);
  declare_rules(set);
}

void ScanCommand::declare_parts(OptionSet& set) {
  set.add("--type", request_.type, "Only this object and what is below it: its type")
      .placeholder("TYPE")
      .not_empty();
  set.add("--id", request_.id, "Its id").placeholder("ID").not_empty();
  const OptionRules inventory =
      set.add_flag("--inventory-only", inventory_only_, "Objects; links stay as they are");
  const OptionRules links =
      set.add_flag("--links-only", links_only_,
                   "Derive links from the objects that the inventory holds; reach nothing");
  set.add_flag("--cliques-only", cliques_only_,
               "Count the cliques of the environment, while no scan of it runs; change nothing")
      .excludes(inventory)
      .excludes(links);
  set.add_flag("--clear", request_.clear,
               "Retire what the scan does not bring, reached or not; with --links-only links of "
               "other sources, instead of refusing to mix with them");
  set.add_flag("--dry-run", request_.dry_run, "Show what would change and write nothing");
}

void ScanCommand::declare_sources(OptionSet& set) {
  const OptionRules replay =
      set.add("--replay", sources_.replay, "Answers of a recording in place of the environment's")
          .placeholder("DIR");
  set.add("--record", sources_.record,
          "Keep all answers in a folder, without secrets, to replay or report them")
      .placeholder("DIR")
      .excludes(replay);
  set.add_flag("--local", sources_.local, "This machine, whether or not anything declares it")
      .excludes(replay);
  set.add("--jobs", request_.jobs, "Hosts that are asked at a time")
      .between(1, 256)
      .shows_default();
}

void ScanCommand::declare_rules(OptionSet& set) {
  set.add("--scanners", scanners_file_, "File that says what is fetched (scanners.json)")
      .placeholder("FILE");
  set.add("--finders", finders_,
          "By whose rules: our own, or as either version of Calipso has them, link for link")
      .one_of({"toposcope", "calipso", "calipso-2018"})
      .shows_default();
  set.add("--link-finders", finders_file_,
          "File that says which finders run, and in which order (link_finders.json)")
      .placeholder("FILE");
  set.add_flag("--implicit-links", request_.implicit_links,
               "Join links end to start into implicit ones, too");
}

model::Status read_file(const std::string& path, std::string& text) {
  if (path.empty()) return model::ok();
  std::ifstream file(path, std::ios::binary);
  std::ostringstream read;
  read << file.rdbuf();
  if (!file || read.str().empty()) {
    return model::Error{model::ErrorCode::kMalformedInput, "is not a file that can be read", path};
  }
  text = read.str();
  return model::ok();
}

std::string name_of_machine() {
  std::array<char, 256> name{};
  if (::gethostname(name.data(), name.size() - 1) != 0 || name[0] == '\0') return "localhost";
  return name.data();
}

model::Status ScanCommand::make_request() {
  const auto usage = [](const char* text) {
    return model::Error{model::ErrorCode::kInvalidArgument, text, ""};
  };
  if (inventory_only_ && links_only_) {
    return usage("--inventory-only and --links-only leave nothing to do");
  }
  if (request_.environment.empty() && sources_.local) request_.environment = name_of_machine();
  if (request_.environment.empty()) return usage("--env says which environment");
  if (auto part = check_part(request_.type, request_.id); !part.has_value()) return part;
  if (links_only_) request_.part = Part::kLinks;
  if (inventory_only_) request_.part = Part::kInventory;
  request_.finders = discovery::link_mode_named(finders_).value_or(discovery::LinkMode::kToposcope);
  if (auto read = read_file(scanners_file_, request_.scanners_json); !read.has_value()) return read;
  return read_file(finders_file_, request_.finders_json);
}

/// A file of its own is made where a scan needs nothing of it.
model::Result<Store> ScanCommand::open() const {
  const bool brings_its_own = sources_.local || !sources_.replay.empty();
  if (brings_its_own && request_.dry_run) {
    if (is_yet_to_be_made(common_.db)) return store::open_memory_store();
    return open_to_change(common_.db);
  }
  auto store = brings_its_own ? open_or_create(common_.db) : open_to_change(common_.db);
  if (!store.has_value() || brings_its_own) return store;
  const auto known = check_environment(request_.environment, *store.value());
  if (!known.has_value()) return known.error();
  return store;
}

/// An error of a file that the user named is told of it.
model::Error ScanCommand::placed(model::Error error) const {
  if (error.where.empty() && error.code == model::ErrorCode::kMalformedInput) {
    error.where = !scanners_file_.empty() ? scanners_file_ : finders_file_;
  }
  return error;
}

model::Result<ExitCode> ScanCommand::count_cliques(Console& console) const {
  const auto store = request_.dry_run ? open_to_read(common_.db) : open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const auto lock = request_.dry_run
                        ? discovery::ScanLock::none()
                        : discovery::ScanLock::take(*store.value(), request_.environment);
  if (!lock.has_value()) return lock.error();
  ViewOptions options;
  options.environment = request_.environment;
  const auto view = load_view(*store.value(), options);
  if (!view.has_value()) return view.error();
  const auto ruled = check_rules(*view.value(), request_.environment, common_.db, console);
  if (!ruled.has_value()) return ruled.error();
  const auto walked = view.value()->engine().count({request_.environment, ""}, {});
  if (common_.json) {
    console.out() << to_line(Json{{"environment", request_.environment},
                                  {"cliques", walked.cliques},
                                  {"links", walked.links}})
                  << '\n';
  } else {
    console.out() << "environment " << printable(request_.environment) << ": " << walked.cliques
                  << " cliques of " << walked.links << " links\n";
  }
  return ExitCode::kOk;
}

model::Result<ExitCode> ScanCommand::tell(const Scanned& scanned, Console& console) const {
  if (common_.json) {
    console.out() << to_line(scan_report_json(scanned)) << '\n';
  } else {
    print_scan_report(console.out(), scanned);
  }
  switch (scanned.outcome.verdict) {
    case discovery::ScanOutcome::Verdict::kComplete:
      return ExitCode::kOk;
    case discovery::ScanOutcome::Verdict::kPartial:
      return ExitCode::kNo;
    case discovery::ScanOutcome::Verdict::kFailed:
      return ExitCode::kBadInput;
  }
  return ExitCode::kInternal;
}

model::Result<ExitCode> ScanCommand::scan(Console& console) {
  const StopOnSignal stop;
  const auto store = open();
  if (!store.has_value()) return store.error();
  std::unique_ptr<ScanSources> sources;
  if (!links_only_) {
    auto opened = ScanSources::open(*store.value(), sources_, request_, stop.token());
    if (!opened.has_value()) return as_bad_input(opened.error());
    sources = std::move(opened).value();
  }
  model::Result<discovery::ScanOutcome> outcome = discovery::ScanOutcome{};
  {
    BarObserver observer(console);
    outcome = discovery::run_scan(*store.value(), request_,
                                  sources ? sources->set() : discovery::SourceSet{}, observer,
                                  stop.token());
  }
  const auto finished = sources ? sources->finish() : model::ok();
  if (!outcome.has_value()) return placed(outcome.error());
  const auto told = tell({request_, std::move(outcome).value()}, console);
  if (!finished.has_value()) return finished.error();
  return told;
}

model::Result<ExitCode> ScanCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (auto made = make_request(); !made.has_value()) return made.error();
  return cliques_only_ ? count_cliques(console) : scan(console);
}

}  // namespace

std::unique_ptr<Command> make_scan_command() { return std::make_unique<ScanCommand>(); }

}  // namespace toposcope::cli
