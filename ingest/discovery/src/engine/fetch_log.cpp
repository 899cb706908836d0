#include "engine/fetch_log.h"

#include <algorithm>
#include <utility>

namespace toposcope::discovery {
namespace {

constexpr std::size_t kMostRemarks = 1000;

}  // namespace

void FetchLog::add(const FetchRecord& record) {
  auto& state = states_.try_emplace(record.origin, record.state).first->second;
  state = std::max(state, record.state);
  const bool is_complete = record.state == FetchState::kComplete;
  if (!record.fetcher.empty()) {
    bool& complete = complete_.try_emplace(record.fetcher, true).first->second;
    complete = complete && is_complete;
  }
  if (record.fetcher.empty() || record.state == FetchState::kNotBuilt) return;
  bool& reached =
      reached_.try_emplace(record.parent_type + ":" + record.parent_id, true).first->second;
  reached = reached && record.state != FetchState::kFailed;
  FetchTimes& times = times_[record.fetcher];
  times.calls += record.times.calls;
  times.failures += record.times.failures;
  times.objects += record.times.objects;
  times.wall += record.times.wall;
  times.cpu += record.times.cpu;
}

void FetchLog::add_remark(std::string where, std::string message) {
  ++remark_count_;
  if (remarks_.size() < kMostRemarks) remarks_.push_back({std::move(where), std::move(message)});
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

bool FetchLog::is_complete(std::string_view fetcher) const {
  const auto found = complete_.find(fetcher);
  return found == complete_.end() || found->second;
}

std::vector<std::string> FetchLog::reached() const {
  std::vector<std::string> parents;
  for (const auto& [parent, reached] : reached_) {
    if (reached) parents.push_back(parent);
  }
  return parents;
}

}  // namespace toposcope::discovery
