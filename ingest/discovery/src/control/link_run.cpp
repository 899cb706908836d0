#include <memory>
#include <utility>

#include "toposcope/discovery/links.h"
#include "toposcope/discovery/scan.h"
#include "toposcope/discovery/scan_lock.h"
#include "toposcope/ingest/calipso_feed.h"

#include "control/link_derivation.h"
#include "control/scan_messages.h"
#include "inventory/store_load.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

/// One run over one environment.
class LinkRun {
 public:
  LinkRun(store::GraphStore& store, const LinkRequest& request)
      : store_(store),
        request_(request),
        messages_(store, request.environment, scan_source(request.environment)) {
    if (request.dry_run) messages_.keep_none();
  }

  model::Result<LinkOutcome> run();

 private:
  [[nodiscard]] model::Status read_request();
  [[nodiscard]] model::Status read_constraints();
  [[nodiscard]] model::Status refuse_links_of_others();
  [[nodiscard]] model::Result<std::uint64_t> own_links();
  [[nodiscard]] model::Status write(const LinkSet& links);
  [[nodiscard]] model::Status derive();
  [[nodiscard]] model::Status lock();
  void tell_outcome();

  store::GraphStore& store_;
  const LinkRequest& request_;
  FinderConfig finders_;
  LinkRules rules_;
  Remarks remarks_;
  ScanMessages messages_;
  std::unique_ptr<ScanLock> lock_;
  LinkOutcome outcome_;
};

model::Status LinkRun::read_request() {
  auto finders = read_finders(request_.mode, request_.finders_json);
  if (!finders.has_value()) return finders.error();
  finders_ = std::move(finders).value();
  auto environment = read_declaration(store_, request_.environment);
  if (!environment.has_value()) return environment.error();
  rules_.environment = std::move(environment).value();
  return model::ok();
}

model::Status LinkRun::read_constraints() {
  auto rules = make_link_rules(store_, request_.mode, std::move(rules_.environment));
  if (!rules.has_value()) return rules.error();
  rules_ = std::move(rules).value();
  return model::ok();
}

std::string rules_text(const LinkRequest& request) {
  return "links by the rules of " + std::string(link_mode_word(request.mode)) +
         (request.implicit ? ", with implicit links" : "");
}

store::ImportOptions import_options(const LinkRequest& request) {
  store::ImportOptions options;
  options.source = scan_source(request.environment);
  options.comment = rules_text(request);
  options.replace = true;
  options.max_retired_share = 1.0;
  options.environments = {request.environment};
  options.of_any_source = request.clear;
  options.may_retire_node = [](const store::AbsentNode&) { return false; };
  return options;
}

/// How many links of the environment our source was the last to tell of: what a replace that brings
/// nothing would retire.
model::Result<std::uint64_t> LinkRun::own_links() {
  store::ImportOptions options = import_options(request_);
  options.dry_run = true;
  const auto import = store_.begin_import(options);
  if (!import.has_value()) return import.error();
  const auto outcome = import.value()->commit();
  if (!outcome.has_value()) return outcome.error();
  std::uint64_t links = 0;
  for (const auto& [type, count] : outcome.value().links) links += count.retired;
  return links;
}

model::Status LinkRun::refuse_links_of_others() {
  if (request_.clear) return model::ok();
  const auto own = own_links();
  if (!own.has_value()) return own.error();
  const auto environments = store_.environments();
  if (!environments.has_value()) return environments.error();
  std::uint64_t all = 0;
  for (const auto& environment : environments.value()) {
    if (environment.name == request_.environment) all = environment.links;
  }
  if (all <= own.value()) return model::ok();
  return Error{ErrorCode::kConflict,
               "environment '" + request_.environment + "' has " +
                   std::to_string(all - own.value()) +
                   " links of another source, which those derived would mix with; --clear puts "
                   "those derived in their place",
               ""};
}

model::Status LinkRun::write(const LinkSet& links) {
  const auto names = store_.constraint_names();
  if (!names.has_value()) return names.error();
  store::ImportOptions options = import_options(request_);
  options.progress = request_.progress;
  options.dry_run = request_.dry_run;
  const auto import = store_.begin_import(options);
  if (!import.has_value()) return import.error();
  ingest::ReadOptions reading;
  reading.constraint_names = names.value();
  ingest::CalipsoFeed feed(reading, *import.value());
  if (auto put = put_links(links, feed); !put.has_value()) return put.error();
  for (const auto& skipped : feed.finish().skipped) remarks_.add(skipped.where, skipped.message);
  auto written = import.value()->commit();
  if (!written.has_value()) return written.error();
  outcome_.written = std::move(written).value();
  return model::ok();
}

model::Status LinkRun::derive() {
  for (const auto step : {&LinkRun::read_constraints, &LinkRun::refuse_links_of_others}) {
    if (auto done = (this->*step)(); !done.has_value()) return done.error();
  }
  auto inventory = load_inventory(store_, request_.environment);
  if (!inventory.has_value()) return inventory.error();
  LinkSet links(*inventory.value(), rules_);
  LinkContext context{*inventory.value(), links, rules_, remarks_};
  outcome_.links_by_finder = find_links(context, finders_, request_.implicit);
  if (request_.stop.stop_requested()) {
    return Error{ErrorCode::kCancelled, std::string(kStoppedText), ""};
  }
  if (auto held = lock_->is_held(); !held.has_value()) return held.error();
  inventory.value()->drop_documents();  // what follows needs memory of its own
  return write(links);
}

void LinkRun::tell_outcome() {
  store::ChangeCounts sum;
  for (const auto& [type, count] : outcome_.written.links) {
    sum.added += count.added;
    sum.changed += count.changed;
    sum.retired += count.retired;
  }
  messages_.add(remarks_.all());
  messages_.add(
      store::MessageLevel::kInfo,
      rules_text(request_) + ": revision " + std::to_string(outcome_.written.revision) + ", " +
          std::to_string(sum.added) + " added, " + std::to_string(sum.changed) + " changed, " +
          std::to_string(sum.retired) +
          " retired; rules that could not be followed: " + std::to_string(remarks_.count()));
  // The revision is there; that its words are not must not make it look as if it failed.
  if (auto kept = messages_.write(); !kept.has_value()) {
    remarks_.add("messages", "could not be kept: " + kept.error().message);
  }
}

model::Status LinkRun::lock() {
  auto lock = request_.dry_run ? ScanLock::none() : ScanLock::take(store_, request_.environment);
  if (!lock.has_value()) return lock.error();
  lock_ = std::make_unique<ScanLock>(std::move(lock).value());
  return model::ok();
}

model::Result<LinkOutcome> LinkRun::run() {
  for (const auto step : {&LinkRun::read_request, &LinkRun::lock}) {
    if (auto done = (this->*step)(); !done.has_value()) return done.error();
  }
  messages_.add(store::MessageLevel::kInfo, rules_text(request_) + ": begin");
  if (auto kept = messages_.write(); !kept.has_value()) return kept.error();
  if (auto done = derive(); !done.has_value()) {
    messages_.add(store::MessageLevel::kError, rules_text(request_) + ": " + done.error().message);
    static_cast<void>(messages_.write());  // the caller hears the error itself
    return done.error();
  }
  tell_outcome();
  outcome_.remark_count = remarks_.count();
  outcome_.remarks = remarks_.all();
  return std::move(outcome_);
}

}  // namespace

std::string scan_source(const std::string& environment) { return "scan:" + environment; }

model::Result<LinkOutcome> run_link_finders(store::GraphStore& store, const LinkRequest& request) {
  return LinkRun(store, request).run();
}

}  // namespace toposcope::discovery
