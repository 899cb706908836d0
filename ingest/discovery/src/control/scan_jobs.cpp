#include "toposcope/discovery/scan_jobs.h"

#include <algorithm>
#include <array>
#include <map>
#include <string>
#include <string_view>
#include <tuple>

namespace toposcope::discovery {
namespace {

constexpr std::string_view kScans = "scan";
constexpr std::string_view kSummaries = "scan-summary";
constexpr std::string_view kSchedules = "schedule";

constexpr std::array<std::string_view, 6> kStates = {
    "pending", "running", "completed", "completed_with_errors", "failed", "aborted"};

/// Names sort as the requests came.
std::string name_of(const ScanJob& job) {
  return model::to_rfc3339(job.requested) + " " + job.arguments.environment;
}

template <typename Job, typename Read>
model::Result<Jobs<Job>> read_all(store::Journal& journal, std::string_view kind, Read read) {
  const auto kept = journal.jobs(kind);
  if (!kept.has_value()) return kept.error();
  Jobs<Job> jobs;
  for (const store::Job& one : kept.value()) {
    auto job = read(one);
    if (job.has_value()) {
      jobs.list.push_back(std::move(job).value());
    } else {
      ++jobs.unreadable;
    }
  }
  return jobs;
}

}  // namespace

std::string_view scan_state_word(ScanState state) noexcept {
  return kStates.at(static_cast<std::size_t>(state));
}

bool is_over(ScanState state) noexcept {
  return state != ScanState::kPending && state != ScanState::kRunning;
}

std::vector<std::string> to_options(const ScanArguments& arguments) {
  std::vector<std::string> words = {"--env=" + arguments.environment};
  if (!arguments.type.empty()) words.push_back("--type=" + arguments.type);
  if (!arguments.id.empty()) words.push_back("--id=" + arguments.id);
  switch (arguments.part) {
    case ScanPart::kAll:
      break;
    case ScanPart::kInventory:
      words.emplace_back("--inventory-only");
      break;
    case ScanPart::kLinks:
      words.emplace_back("--links-only");
      break;
    case ScanPart::kCliques:
      words.emplace_back("--cliques-only");
      break;
  }
  if (arguments.clear) words.emplace_back("--clear");
  if (arguments.implicit_links) words.emplace_back("--implicit-links");
  return words;
}

bool scans_environment(const ScanArguments& arguments) noexcept {
  const bool reaches_out =
      arguments.part == ScanPart::kAll || arguments.part == ScanPart::kInventory;
  return reaches_out && arguments.type.empty() && arguments.id.empty();
}

model::Result<Jobs<ScanJob>> scan_jobs(store::Journal& journal) {
  auto jobs = read_all<ScanJob>(journal, kScans, [](const store::Job& one) {
    auto job = read_scan_job(one.json);
    // Of another name, it would be written back beside itself.
    if (job.has_value() && name_of(job.value()) != one.name) {
      return model::Result<ScanJob>(
          model::Error{model::ErrorCode::kMalformedInput, "is not what its name says", one.name});
    }
    return job;
  });
  if (!jobs.has_value()) return jobs;
  std::stable_sort(jobs.value().list.begin(), jobs.value().list.end(),
                   [](const ScanJob& a, const ScanJob& b) { return a.requested < b.requested; });
  return jobs;
}

model::Result<Jobs<ScanJob>> scan_jobs_with_summaries(store::Journal& journal) {
  auto jobs = scan_jobs(journal);
  if (!jobs.has_value()) return jobs;
  const auto kept = journal.jobs(kSummaries);
  if (!kept.has_value()) return kept.error();
  std::map<std::string_view, std::string_view> summaries;
  for (const store::Job& one : kept.value()) summaries.emplace(one.name, one.json);
  for (ScanJob& job : jobs.value().list) {
    const auto summary = summaries.find(name_of(job));
    if (summary != summaries.end()) job.summary = summary->second;
  }
  return jobs;
}

model::Result<Jobs<ScheduleJob>> schedule_jobs(store::Journal& journal) {
  return read_all<ScheduleJob>(journal, kSchedules, [](const store::Job& one) {
    auto job = read_schedule_job(one.json);
    if (job.has_value()) job.value().name = one.name;
    return job;
  });
}

model::Status put_scan_job(store::Journal& journal, const ScanJob& job) {
  const std::string name = name_of(job);
  if (!job.summary.empty()) {
    if (auto kept = journal.set_job(kSummaries, name, job.summary); !kept.has_value()) return kept;
  }
  ScanJob brief = job;
  brief.summary.clear();
  return journal.set_job(kScans, name, to_json(brief));
}

model::Status put_schedule_job(store::Journal& journal, const ScheduleJob& job) {
  return journal.set_job(kSchedules, job.name, to_json(job));
}

model::Status forget_scan_job(store::Journal& journal, const ScanJob& job) {
  const std::string name = name_of(job);
  if (auto gone = journal.set_job(kSummaries, name, std::nullopt); !gone.has_value()) return gone;
  return journal.set_job(kScans, name, std::nullopt);
}

model::Status forget_schedule_job(store::Journal& journal, std::string_view name) {
  return journal.set_job(kSchedules, name, std::nullopt);
}

}  // namespace toposcope::discovery
