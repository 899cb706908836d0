#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/store/graph_store.h"

#include "memory/inventory.h"

namespace toposcope::store::memory {
namespace {

bool can_be_acknowledged(model::StatusValue value) {
  return value == model::StatusValue::kWarning || value == model::StatusValue::kError ||
         value == model::StatusValue::kUnknown || value == model::StatusValue::kStale;
}

/// The mark of a report goes over to the one that takes its place.
void keep_mark(const StatusEntry& from, StatusEntry& to) {
  if (!can_be_acknowledged(to.value)) return;
  if (model::badness(to.value) > model::badness(from.value)) return;
  to.acknowledged = from.acknowledged;
  to.by = from.by;
  to.comment = from.comment;
  to.until = from.until;
}

void drop_mark_that_is_over(StatusEntry& entry, model::UtcMicros now) {
  if (!entry.until || now < *entry.until) return;
  entry.acknowledged = false;
  entry.by.clear();
  entry.comment.clear();
  entry.until.reset();
}

/// Rows that a known state holds.
template <typename Things>
std::set<Row> known_rows(const Inventory& inventory, Things State::*things) {
  std::set<Row> out;
  for (const auto& [number, state] : inventory.states) {
    for (const auto& [row, thing] : (*state).*things) out.insert(row);
  }
  return out;
}

/// \return when the last of what was forgotten ended; the epoch: nothing was
model::UtcMicros forget_ended(std::map<Row, StatusBySource>& statuses,
                              model::RevisionNumber kept_from) {
  model::UtcMicros last{};
  for (auto& [row, by_source] : statuses) {
    for (auto& [source, versions] : by_source) {
      while (versions.size() > 1 && versions[1].valid_from <= kept_from) {
        last = std::max(last, versions[1].since);
        versions.erase(versions.begin());
      }
    }
  }
  return last;
}

}  // namespace

bool put_status(StatusBySource& statuses, const StatusEntry& report, const Arrival& arrival) {
  StatusVersion version{report, arrival.next, arrival.now};
  if (report.time > model::UtcMicros{}) version.since = std::min(report.time, arrival.now);
  auto& versions = statuses[report.source];
  if (!versions.empty()) {
    StatusVersion& last = versions.back();
    keep_mark(last.entry, version.entry);
    version.since = std::max(version.since, last.since);
    if (last.entry.value == report.value && last.entry.text == report.text) {
      last.entry = version.entry;
      return false;
    }
  }
  versions.push_back(std::move(version));
  return true;
}

void sort_statuses(std::vector<StatusEntry>& statuses) {
  std::sort(statuses.begin(), statuses.end(), [](const StatusEntry& a, const StatusEntry& b) {
    return std::tuple(model::badness(b.value), b.time, a.source) <
           std::tuple(model::badness(a.value), a.time, b.source);
  });
}

std::vector<StatusEntry> sorted_statuses(const std::map<Row, StatusBySource>& status, Row row,
                                         const StatusMoment& moment) {
  std::vector<StatusEntry> out;
  const auto it = status.find(row);
  if (it == status.end()) return out;
  for (const auto& [source, versions] : it->second) {
    const auto shown =
        std::find_if(versions.rbegin(), versions.rend(), [&moment](const StatusVersion& one) {
          return moment.at == kNow || one.valid_from <= moment.at;
        });
    if (shown == versions.rend()) continue;
    out.push_back(shown->entry);
    drop_mark_that_is_over(out.back(), moment.now);
  }
  sort_statuses(out);
  return out;
}

void forget_statuses(Inventory& inventory) {
  inventory.status_kept_from = std::max(inventory.status_kept_from,
                                        forget_ended(inventory.node_status, inventory.kept_from));
  (void)forget_ended(inventory.link_status, inventory.kept_from);
  const std::set<Row> nodes = known_rows(inventory, &State::nodes);
  const std::set<Row> links = known_rows(inventory, &State::links);
  std::erase_if(inventory.node_status, [&](const auto& one) { return !nodes.contains(one.first); });
  std::erase_if(inventory.link_status, [&](const auto& one) { return !links.contains(one.first); });
}

}  // namespace toposcope::store::memory
