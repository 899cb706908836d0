#include "engine/fetch_log.h"

#include <algorithm>
#include <utility>

namespace toposcope::discovery {
void FetchLog::add(const FetchRecord& record) {
  auto& state = states_.try_emplace(record.origin, record.state).first->second;
  state = std::max(state, record.state);
  const bool is_complete = record.state == FetchState::kComplete;
  if (!record.fetcher.empty()) {
    bool& complete = complete_[record.type].try_emplace(record.fetcher, true).first->second;
    complete = complete && is_complete;
  }
  if (record.fetcher.empty() || record.state == FetchState::kNotBuilt) return;
  if (record.parent_type != "host") {
    note_reached(record.parent_type + ":" + record.parent_id, record.state);
  }
  if (!record.host.empty()) note_reached("host:" + record.host, record.state);
  FetchTimes& times = times_[record.fetcher];
  times.calls += record.times.calls;
  times.failures += record.times.failures;
  times.objects += record.times.objects;
  times.wall += record.times.wall;
  times.cpu += record.times.cpu;
}

void FetchLog::note_reached(const std::string& parent, FetchState state) {
  Reached& reached = reached_[parent];
  reached.answered = reached.answered || state == FetchState::kComplete;
  reached.failed = reached.failed || state == FetchState::kFailed;
}

void FetchLog::add_not_allowed(const std::string& what) {
  if (std::find(not_allowed_.begin(), not_allowed_.end(), what) == not_allowed_.end()) {
    not_allowed_.push_back(what);
  }
}

void FetchLog::add_not_built(const std::string& fetcher, std::string_view why) {
  not_built_.try_emplace(fetcher, why);
}

std::optional<FetchState> FetchLog::state(const std::string& origin) const {
  const auto found = states_.find(origin);
  if (found == states_.end()) return std::nullopt;
  return found->second;
}

const std::map<std::string, bool>& FetchLog::fetchers_of(const std::string& type) const {
  static const std::map<std::string, bool> kNone;
  const auto found = complete_.find(type);
  return found == complete_.end() ? kNone : found->second;
}

std::vector<std::string> FetchLog::reached() const {
  std::vector<std::string> parents;
  for (const auto& [parent, reached] : reached_) {
    if (reached.answered && !reached.failed) parents.push_back(parent);
  }
  return parents;
}

}  // namespace toposcope::discovery
