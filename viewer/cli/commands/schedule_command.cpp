#include <algorithm>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/discovery/scan_jobs.h"
#include "toposcope/model/shell_word.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "json_text.h"
#include "query/as_of.h"
#include "scan_arguments.h"
#include "scan_serve.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

using discovery::Every;
using discovery::ScanJob;
using discovery::ScheduleJob;

class ScheduleCommand final : public Command {
 public:
  std::string name() const override { return "schedule"; }
  std::string summary() const override {
    return "Say when environments are scanned, or ask for it now";
  }
  std::string examples() const override {
    return "  toposcope schedule add --db cloud.db --env prod --every daily --at 02:00\n"
           "  toposcope schedule add --db cloud.db --env prod --every hourly --links-only --name "
           "links\n"
           "  toposcope schedule now --db cloud.db --env prod\n"
           "  toposcope schedule list --db cloud.db\n"
           "  toposcope schedule scans --db cloud.db --env prod     (asked for, running and done)\n"
           "  toposcope schedule remove prod-daily --db cloud.db\n"
           "`toposcope serve --scans` runs them.";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<ScheduleJob> wanted() const;
  model::Result<ExitCode> add(Console& console) const;
  model::Result<ExitCode> now(Console& console) const;
  model::Result<ExitCode> remove(Console& console) const;
  model::Result<ExitCode> list(Console& console) const;
  model::Result<ExitCode> scans(Console& console) const;
  void tell_who_runs_it(const Console& console) const;

  CommonOptions common_;
  ScanOptions scan_;
  std::string every_, at_, new_name_, name_, only_environment_;
  std::optional<OptionSet> add_, now_, remove_, list_, scans_;
};

void ScheduleCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  add_ = set.add_word("add", "Scan an environment at a time, or again and again");
  add_->add("--env", scan_.arguments.environment, "Environment to scan")
      .required()
      .placeholder("NAME")
      .not_empty();
  add_->add("--every", every_, "How often: ONCE, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY")
      .required()
      .placeholder("UNIT")
      .not_empty();
  add_->add("--at", at_,
            "When first: 02:00 (the next one here), 2026-11-30 02:00, 2026-11-30T02:00:00Z; "
            "default: now.  All others are counted from it, in UTC")
      .placeholder("TIME");
  add_->add("--name", new_name_, "What it is called; default: ENVIRONMENT-UNIT")
      .placeholder("NAME");
  add_scan_options(*add_, scan_);
  list_ = set.add_word("list", "Schedules, and when they are due");
  remove_ = set.add_word("remove", "Forget a schedule");
  remove_->add("NAME", name_, "As the list says it").required();
  now_ = set.add_word("now", "Ask for one scan, as soon as it can be");
  now_->add("--env", scan_.arguments.environment, "Environment to scan")
      .required()
      .placeholder("NAME")
      .not_empty();
  add_scan_options(*now_, scan_);
  scans_ = set.add_word("scans", "Scans that were asked for, newest first, and what came of them");
  scans_->add("--env", only_environment_, "Only of this environment").placeholder("NAME");
  set.require_word(0);
}

model::Result<ExitCode> ScheduleCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (add_->given()) return add(console);
  if (now_->given()) return now(console);
  if (remove_->given()) return remove(console);
  if (scans_->given()) return scans(console);
  return list(console);
}

model::Error wrong_time(const std::string& text) {
  return {model::ErrorCode::kInvalidArgument,
          "--at: '" + text + "' is no time: write 02:00, 2026-11-30 02:00, or 2026-11-30T02:00:00Z",
          ""};
}

/// A time of day is the next one; all others are meant as they are.
model::Result<model::UtcMicros> parse_at(const std::string& text, model::UtcMicros now) {
  if (text.empty()) return now;
  if (text.starts_with('-')) return wrong_time(text);
  // The last one before tomorrow's now is the next one.
  const auto known = query::parse_as_of(text, now + std::chrono::days(1));
  const auto time = model::parse_rfc3339(known.has_value() ? known.value() : text);
  if (!time.has_value()) return wrong_time(text);
  return time.value();
}

Json json_of(const ScheduleJob& schedule) {
  Json json = {{"name", schedule.name}};
  json.update(scan_json(schedule.arguments));
  json["every"] = discovery::every_word(schedule.every);
  json["anchor"] = model::to_rfc3339(schedule.anchor);
  const auto due = schedule.due();
  json["next"] = due ? Json(model::to_rfc3339(*due)) : Json();
  json["last"] = schedule.last ? Json(model::to_rfc3339(*schedule.last)) : Json();
  return json;
}

Json time_json(const std::optional<model::UtcMicros>& time) {
  return time ? Json(model::to_rfc3339(*time)) : Json();
}

Json json_of(const ScanJob& job) {
  Json json = scan_json(job.arguments);
  json["state"] = discovery::scan_state_word(job.state);
  json["schedule"] = job.schedule;
  json["requested"] = model::to_rfc3339(job.requested);
  json["started"] = time_json(job.started);
  json["ended"] = time_json(job.ended);
  json["not_before"] = time_json(job.not_before);
  json["tries"] = job.tries;
  json["exit_code"] = job.exit_code ? Json(*job.exit_code) : Json();
  json["text"] = job.text;
  json["summary"] = parse_or_null(job.summary);
  return json;
}

std::string time_or_dash(const std::optional<model::UtcMicros>& time) {
  return time ? time_text(*time) : "-";
}

/// Records that another version wrote are no reason to keep silent of the others.
void note_unreadable(const Console& console, std::size_t count) {
  if (count > 0)
    console.note("not listed, for they cannot be read: " + count_text(count, "record"));
}

void ScheduleCommand::tell_who_runs_it(const Console& console) const {
  if (ServeLock::holder(common_.db).has_value()) return;
  console.note("nobody runs scans of this inventory: start `toposcope serve --scans --db " +
               model::shell_word(common_.db) + "`");
}

model::Result<ScheduleJob> ScheduleCommand::wanted() const {
  ScheduleJob schedule;
  auto arguments = scan_.chosen();
  if (!arguments.has_value()) return arguments.error();
  schedule.arguments = std::move(arguments).value();
  const auto every = discovery::every_named(every_);
  if (!every.has_value()) {
    return model::Error{
        model::ErrorCode::kInvalidArgument,
        "--every: '" + every_ + "' is none of ONCE, HOURLY, DAILY, WEEKLY, MONTHLY, YEARLY", ""};
  }
  schedule.every = *every;
  const model::UtcMicros now = model::now_utc();
  const auto anchor = parse_at(at_, now);
  if (!anchor.has_value()) return anchor.error();
  schedule.anchor = at_.empty() ? std::chrono::floor<std::chrono::seconds>(now) : anchor.value();
  const bool is_over = !at_.empty() && schedule.anchor < now;
  schedule.next = is_over ? discovery::next_slot(schedule.anchor, schedule.every, -1, now)
                          : std::optional<std::int64_t>(0);
  if (!schedule.next.has_value()) {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "--at: " + model::to_rfc3339(schedule.anchor) +
                            " is over; for a scan at once: `toposcope schedule now`",
                        ""};
  }
  schedule.name = new_name_.empty() ? schedule.arguments.environment + "-" +
                                          std::string(discovery::every_word(schedule.every))
                                    : new_name_;
  return schedule;
}

model::Status refuse_known(store::Journal& journal, const std::string& name) {
  const auto others = discovery::schedule_jobs(journal);
  if (!others.has_value()) return others.error();
  for (const auto& other : others.value().list) {
    if (other.name != name) continue;
    return model::Error{model::ErrorCode::kConflict,
                        "there is a schedule '" + name +
                            "' already; `toposcope schedule remove` it, or give another --name",
                        ""};
  }
  return model::ok();
}

model::Result<ExitCode> ScheduleCommand::add(Console& console) const {
  const auto asked = wanted();
  if (!asked.has_value()) return asked.error();
  const ScheduleJob& schedule = asked.value();
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const auto known = check_environment(schedule.arguments.environment, *store.value());
  if (!known.has_value()) return known.error();
  const auto is_new = refuse_known(*store.value(), schedule.name);
  if (!is_new.has_value()) return is_new.error();
  const auto put = discovery::put_schedule_job(*store.value(), schedule);
  if (!put.has_value()) return put.error();
  if (common_.json) {
    console.out() << to_line(json_of(schedule)) << '\n';
  } else {
    console.out() << printable(schedule.name) << ": " << printable(schedule.arguments.environment)
                  << ", " << discovery::every_word(schedule.every) << ", next at "
                  << model::to_rfc3339(*schedule.due()) << '\n';
  }
  tell_who_runs_it(console);
  return ExitCode::kOk;
}

model::Result<ExitCode> ScheduleCommand::now(Console& console) const {
  ScanJob job;
  auto arguments = scan_.chosen();
  if (!arguments.has_value()) return arguments.error();
  job.arguments = std::move(arguments).value();
  job.requested = model::now_utc();
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const auto known = check_environment(job.arguments.environment, *store.value());
  if (!known.has_value()) return known.error();
  const auto put = discovery::put_scan_job(*store.value(), job);
  if (!put.has_value()) return put.error();
  if (common_.json) {
    console.out() << to_line(json_of(job)) << '\n';
  } else {
    console.out() << "asked for a scan of " << printable(job.arguments.environment) << ": "
                  << printable(scan_text(job.arguments)) << '\n';
  }
  tell_who_runs_it(console);
  return ExitCode::kOk;
}

model::Result<ExitCode> ScheduleCommand::remove(Console& console) const {
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  // By the records themselves: one that cannot be read must go, too.
  const auto jobs = store.value()->jobs("schedule");
  if (!jobs.has_value()) return jobs.error();
  const bool is_there = std::any_of(jobs.value().begin(), jobs.value().end(),
                                    [&](const store::Job& job) { return job.name == name_; });
  if (!is_there) {
    return model::Error{model::ErrorCode::kNotFound,
                        "no schedule '" + name_ + "'; `toposcope schedule list` lists them", ""};
  }
  const auto gone = discovery::forget_schedule_job(*store.value(), name_);
  if (!gone.has_value()) return gone.error();
  if (common_.json) {
    console.out() << to_line({{"removed", name_}}) << '\n';
  } else {
    console.out() << "removed " << printable(name_) << '\n';
  }
  return ExitCode::kOk;
}

model::Result<ExitCode> ScheduleCommand::list(Console& console) const {
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto schedules = discovery::schedule_jobs(*store.value());
  if (!schedules.has_value()) return schedules.error();
  TableText table({{"NAME"}, {"ENVIRONMENT"}, {"EVERY"}, {"NEXT"}, {"LAST"}, {"SCAN"}});
  Json all = Json::array();
  for (const auto& one : schedules.value().list) {
    const auto due = one.due();
    table.add_row(
        {one.name, one.arguments.environment, std::string(discovery::every_word(one.every)),
         due ? time_text(*due) : "finished", time_or_dash(one.last), scan_text(one.arguments)});
    all.push_back(json_of(one));
  }
  if (common_.json) {
    console.out() << to_line(all) << '\n';
  } else if (!table.empty()) {
    table.print(console.out());
  }
  note_unreadable(console, schedules.value().unreadable);
  return all.empty() ? ExitCode::kNo : ExitCode::kOk;
}

model::Result<ExitCode> ScheduleCommand::scans(Console& console) const {
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  auto jobs = discovery::scan_jobs_with_summaries(*store.value());
  if (!jobs.has_value()) return jobs.error();
  std::reverse(jobs.value().list.begin(), jobs.value().list.end());
  TableText table({{"ASKED FOR"}, {"ENVIRONMENT"}, {"SCAN"}, {"STATE"}, {"ENDED"}, {"TEXT"}});
  Json all = Json::array();
  for (const auto& job : jobs.value().list) {
    if (!only_environment_.empty() && job.arguments.environment != only_environment_) continue;
    table.add_row({time_text(job.requested), job.arguments.environment, scan_text(job.arguments),
                   std::string(discovery::scan_state_word(job.state)), time_or_dash(job.ended),
                   job.text});
    all.push_back(json_of(job));
  }
  if (common_.json) {
    console.out() << to_line(all) << '\n';
  } else if (!table.empty()) {
    table.print(console.out());
  }
  note_unreadable(console, jobs.value().unreadable);
  return all.empty() ? ExitCode::kNo : ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_schedule_command() { return std::make_unique<ScheduleCommand>(); }

}  // namespace toposcope::cli
