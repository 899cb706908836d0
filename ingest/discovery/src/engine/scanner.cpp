#include "engine/scanner.h"

#include <map>
#include <unordered_map>
#include <utility>

#include "engine/lane_runner.h"

namespace toposcope::discovery {
namespace {

/// Positions in the queue by host; hosts in the order in which they first come.
std::vector<std::vector<std::size_t>> lanes_of(const std::vector<ScanTask>& tasks) {
  std::vector<std::vector<std::size_t>> lanes;
  std::unordered_map<std::string, std::size_t> by_host;
  for (std::size_t i = 0; i < tasks.size(); ++i) {
    const auto [known, is_new] = by_host.try_emplace(tasks[i].host, lanes.size());
    if (is_new) lanes.emplace_back();
    lanes[known->second].push_back(i);
  }
  return lanes;
}

}  // namespace

Scanner::Scanner(const ScanSetting& setting, unsigned jobs, Progress progress)
    : setting_(setting), jobs_(jobs), progress_(std::move(progress)) {}

model::Result<std::vector<TaskResult>> Scanner::run_level(const Staging& staging,
                                                          const std::stop_token& stop) {
  std::vector<TaskResult> results(level_.size());
  const auto lanes = lanes_of(level_);
  LaneWork work;
  work.lanes = lanes.size();
  work.jobs = jobs_;
  work.run = [&](std::size_t lane, const std::function<void()>& tick) {
    LaneStage stage(staging);
    for (const std::size_t position : lanes[lane]) {
      if (stop.stop_requested()) return;
      results[position] = run_task(setting_, level_[position], stage, stop);
      tick();
    }
  };
  work.progress = [&](std::uint64_t ticks) {
    if (progress_) progress_(tasks_done_ + ticks, tasks_done_ + level_.size());
  };
  if (auto done = run_lanes(work, stop); !done.has_value()) return done.error();
  tasks_done_ += level_.size();
  return results;
}

void Scanner::judge_root(const std::vector<TaskResult>& results) {
  std::size_t asked = 0, failed = 0;
  bool has_lost_regions = false;
  for (const TaskResult& result : results) {
    for (const FetchRecord& fetch : result.fetches) {
      if (fetch.fetcher.empty() || fetch.state == FetchState::kNotBuilt) continue;
      ++asked;
      if (fetch.state != FetchState::kFailed) continue;
      ++failed;
      has_lost_regions = has_lost_regions || fetch.type == "region";
    }
  }
  has_asked_ = asked > 0;
  failed_at_root_ = asked > 0 && (failed == asked || has_lost_regions);
}

void Scanner::queue(std::vector<ScanChild> children, const Staging& staging) {
  const Inventory& inventory = staging.inventory();
  for (ScanChild& child : children) {
    if (!queued_.insert(child.scanner + '\0' + child.type + '\0' + child.id).second) continue;
    ScanTask task;
    task.scanner = std::move(child.scanner);
    task.id_field = std::move(child.id_field);
    task.host = std::move(child.host);
    if (const auto stored = inventory.find(child.type, child.id); stored && !child.unstored) {
      task.parent = inventory.object(*stored);
    } else if (child.unstored) {
      task.parent = *std::move(child.unstored);
    } else {
      continue;
    }
    level_.push_back(std::move(task));
  }
}

void Scanner::merge(std::vector<TaskResult> results, Staging& staging, FetchLog& log) {
  for (TaskResult& result : results) {
    for (const StageChange& change : result.changes) staging.apply(change);
    std::vector<StageChange>().swap(result.changes);
    for (const FetchRecord& fetch : result.fetches) {
      log.add(fetch);
      if (fetch.state != FetchState::kComplete && unanswered_) unanswered_(fetch.origin);
    }
    for (FetchFailure& failure : result.failures) log.add_failure(std::move(failure));
    for (auto& remark : result.remarks) {
      log.add_remark(std::move(remark.where), std::move(remark.message));
    }
    for (const std::string& what : result.not_allowed) log.add_not_allowed(what);
    for (UnsetMember& member : result.unset) log.add_unset(std::move(member));
    for (const UnknownMember& member : result.unknown) {
      if (unknown_) unknown_(member);
    }
    for (const std::string& name : result.not_built) {
      log.add_not_built(name, setting_.fetchers.why_not_built(name));
    }
  }
  level_.clear();
  for (TaskResult& result : results) queue(std::move(result.children), staging);
}

model::Status Scanner::run(ScanTask first, Staging& staging, FetchLog& log,
                           const std::stop_token& stop) {
  queued_.insert(first.scanner + '\0' + first.parent.type + '\0' + first.parent.id);
  level_.clear();
  level_.push_back(std::move(first));
  while (!level_.empty()) {
    auto results = run_level(staging, stop);
    if (!results.has_value()) return results.error();
    if (!has_asked_) judge_root(results.value());
    merge(std::move(results).value(), staging, log);
    if (failed_at_root_) break;
  }
  if (stop.stop_requested()) {
    return model::Error{model::ErrorCode::kCancelled, "the scan was stopped", ""};
  }
  return model::ok();
}

}  // namespace toposcope::discovery
