#include "control/reached_status.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "inventory/folder.h"

namespace toposcope::discovery {
namespace {

constexpr const char* kSource = "scan";
constexpr std::string_view kSince = "not reached since revision ";

/// "TYPE:ID" of what a failure is about, and why it failed; the first reason of each counts.
std::map<std::string, std::string> unreached(const std::vector<FetchFailure>& failures) {
  std::map<std::string, std::string> all;
  for (const FetchFailure& failure : failures) {
    // What an API does not tell of a host says nothing of the host.
    const bool is_host_alone = failure.parent_type == "host" && failure.host.empty();
    if (!is_folder_type(failure.parent_type) && !is_host_alone) {
      all.try_emplace(failure.parent_type + ":" + failure.parent_id, failure.message);
    }
    if (!failure.host.empty()) all.try_emplace("host:" + failure.host, failure.message);
  }
  return all;
}

/// What this source said of a node last; null when nothing.
const store::StatusEntry* report_of(const store::NodeDetail& node) {
  const auto found =
      std::find_if(node.statuses.begin(), node.statuses.end(),
                   [](const store::StatusEntry& entry) { return entry.source == kSource; });
  return found == node.statuses.end() ? nullptr : &*found;
}

/// The revision that an earlier report names, else this one.
std::string since(const store::NodeDetail& node, model::RevisionNumber before) {
  const auto* report = report_of(node);
  if (report == nullptr || report->value != model::StatusValue::kStale ||
      !std::string_view(report->text).starts_with(kSince)) {
    return std::to_string(before);
  }
  const auto colon = report->text.find(':');
  if (colon == std::string::npos) return std::to_string(before);
  return report->text.substr(kSince.size(), colon - kSince.size());
}

model::Status set_stale(store::GraphStore& store, const ReachedParents& parents,
                        const std::string& reference, const std::string& reason) {
  const auto found = store.resolve(reference, parents.environment);
  if (!found.has_value()) return model::ok();  // the environment itself, or never stored
  const auto node = store.node(found.value().row);
  if (!node.has_value()) return node.error();
  std::string text(kSince);
  text += since(node.value(), parents.before) + ": " + reason;
  return store.set_status(found.value().row, kSource,
                          {model::StatusValue::kStale, text, parents.now});
}

}  // namespace

model::Status report_reached(store::GraphStore& store, const ReachedParents& parents) {
  const auto failed = unreached(parents.failures);
  const std::set<std::string> reached(parents.reached.begin(), parents.reached.end());
  store::NodeQuery query;
  query.environment = parents.environment;
  query.status = model::StatusValue::kStale;
  query.limit = 0;
  const auto stale = store.find(query);
  if (!stale.has_value()) return stale.error();
  for (const store::NodeSummary& one : stale.value()) {
    const std::string reference = one.type + ":" + one.id;
    if (failed.contains(reference) || !reached.contains(reference)) continue;
    const auto node = store.node(one.row);
    if (!node.has_value()) return node.error();
    const auto* report = report_of(node.value());
    if (report == nullptr || report->value != model::StatusValue::kStale) continue;
    auto set =
        store.set_status(one.row, kSource, {model::StatusValue::kOk, "reached", parents.now});
    if (!set.has_value()) return set.error();
  }
  for (const auto& [reference, reason] : failed) {
    auto set = set_stale(store, parents, reference, reason);
    if (!set.has_value()) return set.error();
  }
  return model::ok();
}

}  // namespace toposcope::discovery
