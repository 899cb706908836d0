#include "scan_manager.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <string_view>
#include <utility>

#include "toposcope/discovery/links.h"
#include "toposcope/discovery/scan.h"

#include "exit_code.h"

namespace toposcope::cli {
namespace {

using discovery::ScanJob;
using discovery::ScanState;
using model::UtcMicros;

constexpr std::size_t kLongestText = 1000;
constexpr std::size_t kLongestSummary = 256 * 1024;

/// The last line that says something, without the name of the program.
std::string last_line(std::string_view text) {
  constexpr std::string_view kProgram = "toposcope: ";
  while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.remove_suffix(1);
  text.remove_prefix(std::min(text.size(), text.rfind('\n') + 1));  // npos + 1 is 0
  if (text.starts_with(kProgram)) text.remove_prefix(kProgram.size());
  return std::string(text.substr(0, kLongestText));
}

std::string signal_name(int signal) {
  const char* name = ::sigabbrev_np(signal);
  return name == nullptr ? "signal " + std::to_string(signal) : std::string("SIG") + name;
}

std::string one_line(std::string_view text) { return std::string(text.substr(0, text.find('\n'))); }

std::string name_of(const ScanJob& job) {
  std::string name = job.arguments.environment;
  if (!job.arguments.type.empty()) name += " " + job.arguments.type;
  if (!job.arguments.id.empty()) name += ":" + job.arguments.id;
  return name;
}

std::string words_of(ScanState state) {
  std::string words(discovery::scan_state_word(state));
  std::replace(words.begin(), words.end(), '_', ' ');
  return words;
}

/// It was told to end, and not by us: whoever did that does not want it again.
bool is_stopped(const EndedScan& ended) {
  return ended.err.find(discovery::kStoppedText) != std::string::npos;
}

bool has_name_of(const ScanJob& a, const ScanJob& b) {
  return a.requested == b.requested && a.arguments.environment == b.arguments.environment;
}

}  // namespace

ScanManager::ScanManager(store::GraphStore& store, ScanRunner& runner, ManagerOptions options)
    : store_(store), runner_(runner), options_(std::move(options)) {}

void ScanManager::add_message(store::MessageLevel level, const ScanJob& job, std::string text) {
  options_.note(name_of(job) + ": " + text);
  store::Message& message = messages_.emplace_back();
  message.level = level;
  message.environment = job.arguments.environment;
  message.origin_kind = "scan";
  message.origin = discovery::scan_source(job.arguments.environment);
  message.related_type = job.arguments.type;
  message.related_id = job.arguments.id;
  message.text = std::move(text);
}

model::Status ScanManager::begin(UtcMicros now) {
  auto jobs = discovery::scan_jobs(store_);
  if (!jobs.has_value()) return jobs.error();
  for (ScanJob& job : jobs.value().list) {
    if (job.state != ScanState::kRunning) continue;
    job.state = ScanState::kFailed;
    job.ended = now;
    job.text = "interrupted: the program that ran it has gone";
    if (auto put = discovery::put_scan_job(store_, job); !put.has_value()) return put;
    add_message(store::MessageLevel::kError, job, "scan failed: " + job.text);
  }
  return model::ok();
}

model::Status ScanManager::step(UtcMicros now) {
  take_ended(now);
  if (auto written = write_down(); !written.has_value()) return written;
  auto jobs = discovery::scan_jobs(store_);
  if (!jobs.has_value()) return jobs.error();
  if (std::exchange(unreadable_, jobs.value().unreadable) < jobs.value().unreadable) {
    options_.note("requests that cannot be read and are left alone: " +
                  std::to_string(unreadable_));
  }
  if (auto old = forget_old(jobs.value().list); !old.has_value()) return old;
  if (stopping_) return model::ok();
  if (auto asked = ask_for_due(now, jobs.value().list); !asked.has_value()) return asked;
  if (auto begun = start_pending(now, jobs.value().list); !begun.has_value()) return begun;
  return write_down();
}

void ScanManager::take_ended(UtcMicros now) {
  for (const EndedScan& ended : runner_.take_ended()) {
    const auto at = std::find_if(running_.begin(), running_.end(),
                                 [&](const Running& one) { return one.number == ended.number; });
    if (at == running_.end()) continue;
    at->job.ended = now;
    conclude(at->job, ended);
    ended_.push_back(std::move(at->job));
    running_.erase(at);
  }
}

void ScanManager::conclude(ScanJob& job, const EndedScan& ended) const {
  job.exit_code = ended.exit_code;
  if (ended.out.size() <= kLongestSummary) job.summary = one_line(ended.out);
  if (!ended.exit_code.has_value()) {
    job.state = stopping_ ? ScanState::kAborted : ScanState::kFailed;
    job.text = stopping_ ? "the program that runs scans was stopped"
                         : "ended by " + signal_name(ended.signal);
    return;
  }
  const bool has_answer = !ended.out.empty();
  switch (static_cast<ExitCode>(*ended.exit_code)) {
    case ExitCode::kOk:
      job.state = ScanState::kCompleted;
      return;
    case ExitCode::kNo:  // Also that of a question whose answer is no; then nothing is said.
      job.state = has_answer ? ScanState::kCompletedWithErrors : ScanState::kFailed;
      break;
    case ExitCode::kTryAgain:
      job.state = is_stopped(ended) || stopping_ ? ScanState::kAborted : ScanState::kPending;
      break;
    default:
      job.state = ScanState::kFailed;
  }
  job.text = last_line(ended.err);
  if (job.text.empty() && job.state != ScanState::kCompletedWithErrors) {
    job.text = "exit code " + std::to_string(*ended.exit_code);
  }
  if (job.state == ScanState::kPending) put_off(job);
}

/// Somebody else is at work: later, but not for ever.
void ScanManager::put_off(ScanJob& job) const {
  if (job.tries >= kMostTries) {
    job.state = ScanState::kFailed;
    job.text = "given up after " + std::to_string(job.tries) + " tries: " + job.text;
    return;
  }
  job.not_before = *job.ended + kFirstPause * (1 << std::max(job.tries - 1, 0));
  job.started.reset();
  job.ended.reset();
  job.summary.clear();
}

/// What a scan could not say itself: those that fail early, or are killed, leave no words.
model::Status ScanManager::tell_of(const ScanJob& job) {
  if (job.state == ScanState::kPending) {
    add_message(store::MessageLevel::kWarning, job,
                "scan put off until " +
                    model::to_rfc3339(std::chrono::ceil<std::chrono::seconds>(*job.not_before)) +
                    ", try " + std::to_string(job.tries + 1) + " of " + std::to_string(kMostTries) +
                    ": " + job.text);
    return model::ok();
  }
  const std::string end = "scan " + words_of(job.state) + (job.text.empty() ? "" : ": " + job.text);
  if (job.state == ScanState::kCompleted || job.state == ScanState::kCompletedWithErrors) {
    options_.note(name_of(job) + ": " + end);
    return model::ok();
  }
  store::MessageQuery query;
  query.environment = job.arguments.environment;
  query.origin = discovery::scan_source(job.arguments.environment);
  query.at_least = store::MessageLevel::kError;
  query.since = job.started;
  query.limit = 1;
  const auto told = store_.messages(query);
  if (!told.has_value()) return told.error();
  if (told.value().empty()) {
    const bool is_failure = job.state == ScanState::kFailed;
    add_message(is_failure ? store::MessageLevel::kError : store::MessageLevel::kWarning, job, end);
  } else {
    options_.note(name_of(job) + ": " + end);
  }
  return model::ok();
}

model::Status ScanManager::write_down() {
  while (!ended_.empty()) {
    if (auto put = discovery::put_scan_job(store_, ended_.front()); !put.has_value()) return put;
    const ScanJob job = std::move(ended_.front());
    ended_.erase(ended_.begin());
    if (auto told = tell_of(job); !told.has_value()) return told;
  }
  if (messages_.empty()) return model::ok();
  if (auto added = store_.add_messages(messages_); !added.has_value()) return added;
  messages_.clear();
  return model::ok();
}

model::Status ScanManager::forget_old(std::vector<ScanJob>& jobs) {
  std::map<std::string, std::size_t> finished;
  for (auto job = jobs.rbegin(); job != jobs.rend(); ++job) {
    if (!discovery::is_over(job->state)) continue;
    if (++finished[job->arguments.environment] <= kRemembered) continue;
    if (auto gone = discovery::forget_scan_job(store_, *job); !gone.has_value()) return gone;
  }
  return model::ok();
}

model::Status ScanManager::ask_for_due(UtcMicros now, std::vector<ScanJob>& jobs) {
  auto schedules = discovery::schedule_jobs(store_);
  if (!schedules.has_value()) return schedules.error();
  next_due_.reset();
  for (auto& schedule : schedules.value().list) {
    auto due = schedule.due();
    if (due.has_value() && *due <= now) {
      if (auto asked = ask(schedule, now, jobs); !asked.has_value()) return asked;
      due = schedule.due();
    }
    if (due.has_value() && (!next_due_.has_value() || *due < *next_due_)) next_due_ = due;
  }
  return model::ok();
}

/// The request first: should this program end in between, it is found waiting and not made again.
model::Status ScanManager::ask(discovery::ScheduleJob& schedule, UtcMicros now,
                               std::vector<ScanJob>& jobs) {
  const bool waits = std::any_of(jobs.begin(), jobs.end(), [&](const ScanJob& job) {
    return job.state == ScanState::kPending && job.schedule == schedule.name;
  });
  ScanJob job;
  job.arguments = schedule.arguments;
  job.schedule = schedule.name;
  job.requested = now;
  const auto is_taken = [&](const ScanJob& other) { return has_name_of(job, other); };
  while (std::any_of(jobs.begin(), jobs.end(), is_taken)) ++job.requested;
  if (!waits) {
    if (auto put = discovery::put_scan_job(store_, job); !put.has_value()) return put;
    jobs.push_back(job);
  }
  schedule.next = discovery::next_slot(schedule.anchor, schedule.every, *schedule.next, now);
  schedule.last = now;
  if (auto put = discovery::put_schedule_job(store_, schedule); !put.has_value()) return put;
  const std::string next =
      schedule.next ? "; next at " + model::to_rfc3339(*schedule.due()) : std::string();
  add_message(waits ? store::MessageLevel::kWarning : store::MessageLevel::kInfo, job,
              waits ? "schedule is due, but the scan that it asked for before still waits" + next
                    : "scan is due" + next);
  messages_.back().origin_kind = "schedule";
  messages_.back().origin = "schedule:" + schedule.name;
  return model::ok();
}

bool ScanManager::is_busy(const std::string& environment) const {
  return std::any_of(running_.begin(), running_.end(), [&](const Running& one) {
    return one.job.arguments.environment == environment;
  });
}

bool ScanManager::may_start(const ScanJob& job, UtcMicros now) {
  if (job.state != ScanState::kPending || is_busy(job.arguments.environment)) return false;
  if (!job.not_before.has_value() || *job.not_before <= now) return true;
  next_due_ = std::min(next_due_.value_or(*job.not_before), *job.not_before);
  return false;
}

model::Status ScanManager::start_pending(UtcMicros now, std::vector<ScanJob>& jobs) {
  for (ScanJob& job : jobs) {
    if (running_.size() >= options_.parallel) return model::ok();
    if (!may_start(job, now)) continue;
    job.state = ScanState::kRunning;
    job.started = now;
    job.not_before.reset();
    ++job.tries;
    if (auto put = discovery::put_scan_job(store_, job); !put.has_value()) return put;
    const auto number = runner_.start(job.arguments);
    if (number.has_value()) {
      options_.note(name_of(job) + ": scan begins");
      running_.push_back({number.value(), job});
      continue;
    }
    job.state = ScanState::kFailed;
    job.ended = now;
    job.text = number.error().message;
    ended_.push_back(job);
  }
  return model::ok();
}

}  // namespace toposcope::cli
