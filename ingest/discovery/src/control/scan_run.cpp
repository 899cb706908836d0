#include "control/scan_run.h"

#include <memory>
#include <optional>
#include <unordered_map>
#include <utility>

#include "toposcope/discovery/links.h"
#include "toposcope/discovery/scan_lock.h"
#include "toposcope/discovery/scanner_config.h"

#include "control/kept_members.h"
#include "control/known_facts.h"
#include "control/link_derivation.h"
#include "control/reached_status.h"
#include "control/scan_messages.h"
#include "control/scan_summary.h"
#include "control/scan_union.h"
#include "control/write_scan.h"
#include "engine/origins.h"
#include "engine/plan.h"
#include "engine/scanner.h"
#include "inventory/save_object.h"
#include "inventory/store_load.h"
#include "processors/processors.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;
using model::Status;

using Part = ScanRequest::Part;

/// One scan, from the declaration to the revision.
class ScanRun {
 public:
  ScanRun(store::GraphStore& store, const ScanRequest& request, const ScanMeans& means,
          ScanObserver& observer, std::stop_token stop)
      : store_(store),
        request_(request),
        sources_(means.sources),
        fetchers_(means.fetchers),
        observer_(observer),
        stop_(std::move(stop)),
        messages_(store, request.environment, scan_source(request.environment)) {
    if (request.dry_run) messages_.keep_none();
    messages_.set_listener([this](const store::Message& one) { observer_.message(one); });
  }

  [[nodiscard]] model::Result<ScanOutcome> run();

 private:
  [[nodiscard]] Status read_request();
  [[nodiscard]] Status read_scanners();
  [[nodiscard]] Status scan();
  [[nodiscard]] Status fetch();
  [[nodiscard]] model::Result<ScanPlan> make_plan();
  void judge_entries();
  void add_fallbacks();
  [[nodiscard]] Status check_asked() const;
  [[nodiscard]] Status derive_and_write();
  [[nodiscard]] Status write(const LinkSet* links);
  [[nodiscard]] Status report();
  [[nodiscard]] Status check_stop() const;
  void take_log();
  [[nodiscard]] Status process();
  [[nodiscard]] ScanScope scope() const { return {request_.type, request_.id, request_.clear}; }

  store::GraphStore& store_;
  const ScanRequest& request_;
  const SourceSet& sources_;
  const FetcherRegistry& fetchers_;
  ScanObserver& observer_;
  std::stop_token stop_;
  ScanMessages messages_;

  EnvironmentConfig environment_;
  ScannerConfig scanners_;
  FinderConfig finders_;
  ScanCache cache_;
  std::unique_ptr<ScanLock> lock_;
  std::unique_ptr<Inventory> before_;
  std::unique_ptr<Staging> staging_;
  FetchLog log_;
  std::unordered_map<const ScannerEntry*, model::Result<bool>> applying_;
  ScanUnion all_;
  Remarks remarks_;
  ScanOutcome outcome_;
};

Status ScanRun::check_stop() const {
  if (!stop_.stop_requested()) return model::ok();
  return Error{ErrorCode::kCancelled, "the scan was " + std::string(kStoppedText), ""};
}

Status ScanRun::read_scanners() {
  auto scanners = request_.scanners_json.empty()
                      ? shipped_scanner_config("toposcope")
                      : read_scanner_config(request_.scanners_json, known_words());
  if (!scanners.has_value()) return scanners.error();
  scanners_ = std::move(scanners).value();
  return model::ok();
}

Status ScanRun::read_request() {
  if (auto read = read_scanners(); !read.has_value()) return read;
  auto finders = read_finders(request_.finders, request_.finders_json);
  if (!finders.has_value()) return finders.error();
  finders_ = std::move(finders).value();
  auto environment = request_.declaration.empty() ? read_declaration(store_, request_.environment)
                                                  : read_environment(request_.declaration);
  if (!environment.has_value()) return environment.error();
  environment_ = std::move(environment).value();
  judge_entries();
  return model::ok();
}

model::Result<ScanPlan> ScanRun::make_plan() {
  auto plan = make_scan_plan(scanners_, {request_.type, request_.id}, *before_,
                             [this](const ScannerEntry& one) { return applying_.at(&one); });
  if (!plan.has_value()) {
    Error error = plan.error();
    if (error.code == ErrorCode::kNotFound) error.code = ErrorCode::kInvalidArgument;
    return error;
  }
  // The environment is no object of the inventory.
  if (plan.value().parent.document.empty()) {
    plan.value().parent = environment_root(request_.environment);
  }
  return plan;
}

/// Entries by whether they are for this environment: tasks ask by the thousand, always of the same.
void ScanRun::judge_entries() {
  for (const auto& [name, entries] : scanners_.scanners) {
    for (const ScannerEntry& entry : entries) {
      applying_.emplace(&entry, applies(entry, scanners_.conditions, environment_));
    }
  }
}

/// A part that nobody was asked about is as unknown as before.
Status ScanRun::check_asked() const {
  if (scope().is_full() || !log_.times().empty()) return model::ok();
  std::string text = "nothing was asked about " + request_.type + " " + request_.id + ": ";
  if (log_.not_built().empty()) text += "no fetcher of this environment tells of it alone";
  for (const auto& [fetcher, why] : log_.not_built()) text += fetcher + " is not built, " + why;
  const auto number = before_->find(request_.type, request_.id);
  if (!number) return Error{ErrorCode::kInvalidArgument, text, ""};
  const Object& object = before_->object(*number);
  const bool is_top = object.parent_type.empty() || object.parent_type == "environment";
  text += is_top ? "; scan the whole environment"
                 : "; scan what is above it: " + object.parent_type + " " + object.parent_id;
  return Error{ErrorCode::kInvalidArgument, text, ""};
}

/// What others stood in for was not answered as it should be, so that the scan is not complete.
void ScanRun::add_fallbacks() {
  for (const Error& error : cache_.fallbacks()) {
    FetchFailure failure;
    failure.fetcher = "the database";
    failure.parent_type = "environment";
    failure.parent_id = request_.environment;
    failure.source = error.where;
    failure.message = error.message + "; the API was asked instead";
    failure.remedy = "see that the section mysql is as it should be: toposcope env test";
    failure.code = error.code;
    log_.add_failure(std::move(failure));
  }
}

Status ScanRun::fetch() {
  auto plan = make_plan();
  if (!plan.has_value()) return plan.error();
  // Fetchers of a part look for objects that they do not bring themselves.
  auto begin = std::make_unique<Inventory>(request_.environment);
  if (!scope().is_full()) {
    auto live = load_inventory(store_, request_.environment);
    if (!live.has_value()) return live.error();
    begin = std::move(live).value();
  }
  staging_ = std::make_unique<Staging>(std::move(begin));
  const Shape shape(environment_.object_shape == "2018" ? Shape::Year::k2018 : Shape::Year::k2020);
  const ScanSetting setting{
      environment_, scanners_, fetchers_, sources_, cache_, shape, [this](const ScannerEntry& one) {
        return applying_.at(&one);
      }};
  Scanner scanner(setting, request_.jobs, [this](std::uint64_t done, std::uint64_t known) {
    observer_.progress(done, known, "scan");
  });
  KnownFacts known(*before_, *staging_);
  scanner.on_unanswered([&](const std::string& origin) { known.let_see(origin); });
  scanner.on_unknown([&](const UnknownMember& member) { known.keep(member); });
  ScanTask first;
  first.scanner = plan.value().scanner;
  first.parent = plan.value().parent;
  first.id_field = plan.value().id_field;
  first.host = plan.value().host;
  first.only_type = plan.value().child_type;
  first.only_id = plan.value().child_id;
  auto ran = scanner.run(std::move(first), *staging_, log_, stop_);
  if (auto stopped = check_stop(); !stopped.has_value()) return stopped;
  if (!ran.has_value()) return ran;
  add_fallbacks();
  if (auto asked = check_asked(); !asked.has_value()) return asked;
  outcome_.verdict = scanner.has_failed_at_root() ? ScanOutcome::Verdict::kFailed
                     : log_.failures().empty()    ? ScanOutcome::Verdict::kComplete
                                                  : ScanOutcome::Verdict::kPartial;
  return model::ok();
}

void ScanRun::take_log() {
  outcome_.fetchers = log_.times();
  outcome_.failures = log_.failures();
  outcome_.not_allowed = log_.not_allowed();
  outcome_.not_built = log_.not_built();
  remarks_ = log_.remarks();
}

Status ScanRun::process() {
  const auto own = own_absent(store_, request_.environment, *staging_);
  if (!own.has_value()) return own.error();
  const auto is_own = [&](const Object& object) {
    return own.value().contains(ScanUnion::key(object.type, object.id));
  };
  Retirement retirement({log_, fetchers_, *before_, *staging_, is_own}, scope());
  const KeptMembers kept(log_.unset(), !cache_.fallbacks().empty());
  all_ = unite(*before_, *staging_, retirement, kept);
  staging_.reset();
  before_.reset();
  if (scope().is_full()) {
    outcome_.spared_nodes = all_.spared;
    outcome_.spared_below = std::move(all_.spared_below);
  }
  std::vector<std::string> remarks;
  run_processors(*all_.objects, environment_, remarks);
  for (std::string& remark : remarks) remarks_.add("processors", std::move(remark));
  return model::ok();
}

Status ScanRun::write(const LinkSet* links) {
  for (auto checked : {check_stop(), lock_->is_held()}) {
    if (!checked.has_value()) return checked;
  }
  ScanWrite write{all_, links, revision_comment(request_, outcome_), request_.dry_run, {}};
  write.progress = [this](std::uint64_t done, std::uint64_t total) {
    observer_.progress(done, total, "write");
  };
  auto written = write_scan(store_, write, remarks_);
  if (!written.has_value()) return written.error();
  outcome_.written = std::move(written).value();
  return model::ok();
}

Status ScanRun::derive_and_write() {
  if (request_.part == Part::kInventory) return write(nullptr);
  auto rules = make_link_rules(store_, request_.finders, environment_);
  if (!rules.has_value()) return rules.error();
  LinkSet links(*all_.objects, rules.value());
  LinkContext context{*all_.objects, links, rules.value(), remarks_};
  outcome_.links_by_finder = find_links(context, finders_, request_.implicit_links);
  return write(&links);
}

Status ScanRun::report() {
  if (request_.dry_run) return model::ok();
  const auto reached = log_.reached();
  const model::UtcMicros now = sources_.clock ? sources_.clock->now() : model::now_utc();
  return report_reached(store_, {request_.environment, log_.failures(), reached,
                                 outcome_.written->revision - 1, now});
}

Status ScanRun::scan() {
  auto before = load_inventory(store_, request_.environment);
  if (!before.has_value()) return before.error();
  before_ = std::move(before).value();
  if (auto fetched = fetch(); !fetched.has_value()) return fetched;
  take_log();
  if (outcome_.verdict == ScanOutcome::Verdict::kFailed) return model::ok();
  if (auto processed = process(); !processed.has_value()) return processed;
  if (auto checked = check_stop(); !checked.has_value()) return checked;
  if (auto written = derive_and_write(); !written.has_value()) return written;
  // The revision is there; that nobody is told of it must not make it look as if it failed.
  if (auto told = report(); !told.has_value()) {
    remarks_.add("status", "could not be kept: " + told.error().message);
  }
  return model::ok();
}

model::Result<ScanOutcome> ScanRun::run() {
  if (auto read = read_request(); !read.has_value()) return read.error();
  if (auto stopped = check_stop(); !stopped.has_value()) return stopped.error();
  auto lock = request_.dry_run ? ScanLock::none() : ScanLock::take(store_, request_.environment);
  if (!lock.has_value()) return lock.error();
  lock_ = std::make_unique<ScanLock>(std::move(lock).value());
  messages_.add(store::MessageLevel::kInfo, "scan: begin");
  if (auto kept = messages_.write(); !kept.has_value()) return kept.error();
  if (auto done = scan(); !done.has_value()) {
    messages_.add(done.error().code == ErrorCode::kCancelled ? store::MessageLevel::kWarning
                                                             : store::MessageLevel::kError,
                  "scan: " + done.error().message);
    static_cast<void>(messages_.write());  // the caller hears the error itself
    return done.error();
  }
  outcome_.remark_count = remarks_.count();
  outcome_.remarks = remarks_.all();
  tell_outcome(outcome_, messages_);
  // The revision is there; that its words are not must not make it look as if it failed.
  static_cast<void>(messages_.write());
  return std::move(outcome_);
}

/// Links alone, in the words of a scan.
model::Result<ScanOutcome> run_links_only(store::GraphStore& store, const ScanRequest& request,
                                          ScanObserver& observer, const std::stop_token& stop) {
  LinkRequest links;
  links.dry_run = request.dry_run;
  links.stop = stop;
  links.environment = request.environment;
  links.mode = request.finders;
  links.implicit = request.implicit_links;
  links.clear = request.clear;
  links.finders_json = request.finders_json;
  links.progress = [&](std::uint64_t done, std::uint64_t total) {
    observer.progress(done, total, "write");
  };
  auto derived = run_link_finders(store, links);
  if (!derived.has_value()) return derived.error();
  ScanOutcome outcome;
  outcome.verdict = ScanOutcome::Verdict::kComplete;
  outcome.written = std::move(derived.value().written);
  outcome.links_by_finder = std::move(derived.value().links_by_finder);
  outcome.remark_count = derived.value().remark_count;
  outcome.remarks = std::move(derived.value().remarks);
  return outcome;
}

}  // namespace

model::Result<ScanOutcome> run_scan_with(store::GraphStore& store, const ScanRequest& request,
                                         const ScanMeans& means, ScanObserver& observer,
                                         std::stop_token stop) {
  if (request.part == Part::kLinks) return run_links_only(store, request, observer, stop);
  if (request.part == Part::kCliques) {
    ScanOutcome outcome;  // derived by whoever asks for them
    outcome.verdict = ScanOutcome::Verdict::kComplete;
    return outcome;
  }
  return ScanRun(store, request, means, observer, std::move(stop)).run();
}

model::Result<ScanOutcome> run_scan(store::GraphStore& store, const ScanRequest& request,
                                    const SourceSet& sources, ScanObserver& observer,
                                    std::stop_token stop) {
  const FetcherRegistry fetchers = make_builtin_fetchers();
  return run_scan_with(store, request, {sources, fetchers}, observer, std::move(stop));
}

}  // namespace toposcope::discovery
