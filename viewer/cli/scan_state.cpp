#include "scan_state.h"

#include <algorithm>

namespace toposcope::cli {
namespace {

using discovery::ScanJob;
using discovery::ScanState;

std::string operational_text(const ScanJob& job) {
  switch (job.state) {
    case ScanState::kCompleted:
      return "yes";
    case ScanState::kCompletedWithErrors:
      return "in part" + (job.text.empty() ? std::string() : ": " + job.text);
    default:
      return "no: " + job.text;
  }
}

}  // namespace

std::vector<ScanStateLine> scan_state_of(const std::vector<ScanJob>& jobs,
                                         const std::string& environment) {
  const ScanJob* concluded = nullptr;  // The newest that says whether it works.
  const ScanJob* scanned = nullptr;    // The newest that left a revision.
  const ScanJob* present = nullptr;    // The first that waits or runs.
  for (const ScanJob& job : jobs) {
    if (job.arguments.environment != environment) continue;
    if (!discovery::is_over(job.state)) {
      if (present == nullptr || job.state == ScanState::kRunning) present = &job;
      continue;
    }
    if (!discovery::scans_environment(job.arguments) || job.state == ScanState::kAborted) continue;
    concluded = &job;
    if (job.state != ScanState::kFailed) scanned = &job;
  }
  std::vector<ScanStateLine> lines;
  if (concluded != nullptr) lines.push_back({"scan.operational", operational_text(*concluded)});
  if (scanned != nullptr) {
    lines.push_back(
        {"scan.last_scanned", model::to_rfc3339(scanned->ended.value_or(scanned->requested))});
  }
  if (present != nullptr) {
    const bool runs = present->state == ScanState::kRunning;
    lines.push_back(
        {"scan.now", (runs ? "running since " : "asked for at ") +
                         model::to_rfc3339(runs ? present->started.value_or(present->requested)
                                                : present->requested)});
  }
  return lines;
}

model::Result<std::vector<ScanStateLine>> scan_state_of(store::Journal& journal,
                                                        const std::string& environment) {
  const auto jobs = discovery::scan_jobs(journal);
  if (!jobs.has_value()) return jobs.error();
  auto lines = scan_state_of(jobs.value().list, environment);
  const auto schedules = discovery::schedule_jobs(journal);
  if (!schedules.has_value()) return schedules.error();
  for (const auto& schedule : schedules.value().list) {
    const auto due = schedule.due();
    if (schedule.arguments.environment != environment || !due.has_value()) continue;
    lines.push_back({"scan.schedule", schedule.name + ", next at " + model::to_rfc3339(*due)});
  }
  return lines;
}

}  // namespace toposcope::cli
