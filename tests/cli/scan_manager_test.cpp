#include "scan_manager.h"

#include <chrono>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "support/temp_dir.h"

namespace toposcope::cli {
namespace {

using discovery::Every;
using discovery::ScanJob;
using discovery::ScanState;
using discovery::ScheduleJob;
using model::UtcMicros;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

UtcMicros at(const std::string& text) { return model::parse_rfc3339(text).value(); }

/// Scans that end when the test says so.
class ToldScans final : public ScanRunner {
 public:
  model::Result<int> start(const discovery::ScanArguments& arguments) override {
    if (refuses) return model::Error{model::ErrorCode::kIo, "cannot start a scan", ""};
    started.push_back(arguments.environment);
    numbers[arguments.environment] = static_cast<int>(started.size());
    return static_cast<int>(started.size());
  }
  std::vector<EndedScan> take_ended() override { return std::exchange(ended, {}); }

  void end(const std::string& environment, std::optional<int> exit_code, std::string out = "{}",
           std::string err = "") {
    ended.push_back(
        {numbers.at(environment), exit_code, exit_code ? 0 : 9, std::move(out), std::move(err)});
  }

  std::vector<std::string> started;
  std::map<std::string, int> numbers;
  std::vector<EndedScan> ended;
  bool refuses = false;
};

class ScanManagerTest : public ::testing::Test {
 protected:
  ScanJob ask(const std::string& environment, int seconds = 0) {
    ScanJob job;
    job.arguments.environment = environment;
    job.requested = now_ + std::chrono::seconds(seconds);
    EXPECT_TRUE(discovery::put_scan_job(*store_, job).has_value());
    return job;
  }
  void add_schedule(const std::string& name, Every every, const std::string& anchor) {
    ScheduleJob schedule;
    schedule.name = name;
    schedule.arguments.environment = "prod";
    schedule.every = every;
    schedule.anchor = at(anchor);
    schedule.next = 0;
    EXPECT_TRUE(discovery::put_schedule_job(*store_, schedule).has_value());
  }
  void step(const std::string& time) {
    now_ = at(time);
    step();
  }
  void step() { ASSERT_TRUE(manager_.step(now_).has_value()); }
  /// "ENVIRONMENT STATE", as they were asked for.
  [[nodiscard]] std::vector<std::string> states() {
    std::vector<std::string> out;
    const auto jobs = discovery::scan_jobs(*store_);
    for (const auto& job : jobs.value().list) {
      out.push_back(job.arguments.environment + " " +
                    std::string(discovery::scan_state_word(job.state)));
    }
    return out;
  }
  [[nodiscard]] ScanJob last_job() {
    return discovery::scan_jobs_with_summaries(*store_).value().list.back();
  }
  /// "LEVEL ORIGIN TEXT", oldest first.
  [[nodiscard]] std::vector<std::string> messages() {
    std::vector<std::string> out;
    const auto all = store_->messages({});
    for (const auto& one : all.value()) {
      out.insert(out.begin(), std::string(store::message_level_word(one.level)) + " " + one.origin +
                                  " " + one.text);
    }
    return out;
  }

  UtcMicros now_ = at("2026-11-26T10:00:00Z");
  std::unique_ptr<store::GraphStore> store_ = store::open_memory_store();
  ToldScans scans_;
  ManagerOptions options_;
  ScanManager manager_{*store_, scans_, options_};
};

TEST_F(ScanManagerTest, RunsTheOldestFirstAndOneOfAnEnvironmentAtATime) {
  ask("a", 1);
  ask("a", 0);
  ask("b", 2);
  ask("c", 3);
  step();
  EXPECT_THAT(scans_.started, ElementsAre("a", "b")) << "two at a time, the second a must wait";
  EXPECT_THAT(states(), ElementsAre("a running", "a pending", "b running", "c pending"));
  scans_.end("b", 0);
  step("2026-11-26T10:05:00Z");
  EXPECT_THAT(scans_.started, ElementsAre("a", "b", "c"));
  scans_.end("a", 0);
  step();
  EXPECT_THAT(scans_.started, ElementsAre("a", "b", "c", "a"));
  EXPECT_THAT(states(), ElementsAre("a completed", "a running", "b completed", "c running"));
  EXPECT_EQ(manager_.running(), 2U);
}

struct EndCase {
  std::optional<int> exit_code;
  const char* out;
  const char* err;
  ScanState state;
  const char* text;
};

TEST_F(ScanManagerTest, KeepsWhatCameOfAScan) {
  const std::vector<EndCase> cases = {
      {0, "{\"revision\":7}\n", "", ScanState::kCompleted, ""},
      {1, "{\"verdict\":\"partial\"}\n", "toposcope: host n1 cannot be reached\n",
       ScanState::kCompletedWithErrors, "host n1 cannot be reached"},
      {1, "", "toposcope: no such object\n", ScanState::kFailed, "no such object"},
      {2, "", "a\ntoposcope: no environment 'prod'\n\n", ScanState::kFailed,
       "no environment 'prod'"},
      {3, "", "toposcope: keystone: login refused\n", ScanState::kFailed,
       "keystone: login refused"},
      {4, "", "", ScanState::kFailed, "exit code 4"},
      {5, "", "toposcope: the scan was stopped; the inventory is as it was\n", ScanState::kAborted,
       "the scan was stopped; the inventory is as it was"},
      {127, "", "toposcope: cannot run ./scan\n", ScanState::kFailed, "cannot run ./scan"},
      {std::nullopt, "", "", ScanState::kFailed, "ended by SIGKILL"},
  };
  for (const EndCase& one : cases) {
    now_ += std::chrono::minutes(1);
    ask("prod");
    step();
    scans_.end("prod", one.exit_code, one.out, one.err);
    now_ += std::chrono::seconds(5);
    step();
    const ScanJob job = last_job();
    EXPECT_EQ(job.state, one.state) << one.text;
    EXPECT_EQ(job.text, one.text);
    EXPECT_EQ(job.exit_code, one.exit_code);
    EXPECT_EQ(job.summary + (job.summary.empty() ? "" : "\n"), one.out);
    EXPECT_EQ(job.ended, now_);
    EXPECT_EQ(job.started, now_ - std::chrono::seconds(5));
  }
}

TEST_F(ScanManagerTest, TriesAgainWhatFoundSomebodyElseAtWork) {
  ask("prod");
  step();
  scans_.end("prod", 5, "", "toposcope: another scan of 'prod' is running; wait until it ends\n");
  step("2026-11-26T10:00:10Z");
  EXPECT_THAT(states(), ElementsAre("prod pending"));
  EXPECT_EQ(last_job().not_before, at("2026-11-26T10:00:40Z"));
  EXPECT_EQ(last_job().tries, 1);
  EXPECT_EQ(manager_.next_due(), at("2026-11-26T10:00:40Z")) << "then somebody must look";
  EXPECT_THAT(messages(),
              ElementsAre("warning scan:prod scan put off until 2026-11-26T10:00:40Z, try 2 of 6: "
                          "another scan of 'prod' is running; wait until it ends"));
  ask("prod", 1);
  step("2026-11-26T10:00:39Z");
  EXPECT_THAT(states(), ElementsAre("prod pending", "prod running")) << "others need not wait";
  scans_.end("prod", 0);
  step("2026-11-26T10:00:40Z");
  EXPECT_THAT(states(), ElementsAre("prod running", "prod completed"));
  EXPECT_FALSE(discovery::scan_jobs(*store_).value().list.front().not_before.has_value());
  scans_.end("prod", 0);
  step();
  EXPECT_THAT(states(), ElementsAre("prod completed", "prod completed"));
}

TEST_F(ScanManagerTest, GivesUpAfterSixTries) {
  ask("prod");
  std::vector<std::int64_t> pauses;
  for (int i = 0; i < ScanManager::kMostTries; ++i) {
    step();
    ASSERT_THAT(states(), ElementsAre("prod running")) << i;
    scans_.end("prod", 5, "", "toposcope: it.db: is locked\n");
    step();
    const ScanJob job = last_job();
    if (!job.not_before.has_value()) break;
    pauses.push_back(
        std::chrono::duration_cast<std::chrono::seconds>(*job.not_before - now_).count());
    now_ = *job.not_before;
  }
  EXPECT_THAT(pauses, ElementsAre(30, 60, 120, 240, 480));
  EXPECT_THAT(states(), ElementsAre("prod failed"));
  EXPECT_EQ(last_job().text, "given up after 6 tries: it.db: is locked");
  EXPECT_THAT(messages().back(), HasSubstr("error scan:prod scan failed: given up after 6 tries"));
}

TEST_F(ScanManagerTest, TriesNothingAgainOnceItIsStopped) {
  ask("prod");
  step();
  manager_.stop();
  scans_.end("prod", 5, "", "toposcope: it.db: is locked\n");
  step();
  EXPECT_THAT(states(), ElementsAre("prod aborted"));
}

TEST_F(ScanManagerTest, TellsOfFailuresThatTheScanDidNotTell) {
  ask("prod");
  step();
  scans_.end("prod", std::nullopt);
  step();
  EXPECT_THAT(messages(), ElementsAre("error scan:prod scan failed: ended by SIGKILL"));

  now_ = model::now_utc();  // The store dates messages that have no time.
  ask("prod");
  step();
  store::Message told;
  told.level = store::MessageLevel::kError;
  told.environment = "prod";
  told.origin = "scan:prod";
  told.time = now_ + std::chrono::seconds(1);
  told.text = "keystone: login refused";
  ASSERT_TRUE(store_->add_messages({&told, 1}).has_value());
  scans_.end("prod", 3, "", "toposcope: keystone: login refused");
  step();
  EXPECT_EQ(messages().size(), 2U) << "it is told already";
}

TEST_F(ScanManagerTest, AsksWhenAScheduleIsDue) {
  add_schedule("hourly", Every::kHourly, "2026-11-26T10:30:00Z");
  step();
  EXPECT_THAT(states(), IsEmpty());
  EXPECT_EQ(manager_.next_due(), at("2026-11-26T10:30:00Z"));
  step("2026-11-26T10:30:02Z");  // Late: the next one is not.
  EXPECT_THAT(states(), ElementsAre("prod running"));
  EXPECT_EQ(last_job().schedule, "hourly");
  EXPECT_EQ(manager_.next_due(), at("2026-11-26T11:30:00Z"));
  EXPECT_THAT(messages(), ElementsAre("info schedule:hourly scan is due; next at "
                                      "2026-11-26T11:30:00Z"));
  scans_.end("prod", 0);
  step("2026-11-26T10:40:00Z");
  EXPECT_THAT(states(), ElementsAre("prod completed"));
}

TEST_F(ScanManagerTest, RunsOnceForAllThatWasMissed) {
  add_schedule("hourly", Every::kHourly, "2026-11-20T10:30:00Z");
  step("2026-11-26T10:00:00Z");
  EXPECT_THAT(states(), ElementsAre("prod running"));
  EXPECT_EQ(manager_.next_due(), at("2026-11-26T10:30:00Z"));
}

TEST_F(ScanManagerTest, AsksNoSecondTimeWhileTheFirstWaits) {
  add_schedule("hourly", Every::kHourly, "2026-11-26T10:00:00Z");
  step("2026-11-26T10:00:00Z");  // Runs from here on.
  step("2026-11-26T11:00:00Z");  // Waits for the one that runs.
  EXPECT_THAT(states(), ElementsAre("prod running", "prod pending"));
  step("2026-11-26T12:00:00Z");
  EXPECT_THAT(states(), ElementsAre("prod running", "prod pending"));
  EXPECT_THAT(messages().back(), HasSubstr("warning schedule:hourly schedule is due, but"));
  EXPECT_EQ(manager_.next_due(), at("2026-11-26T13:00:00Z"));
}

TEST_F(ScanManagerTest, EndsAScheduleThatIsOnce) {
  add_schedule("once", Every::kOnce, "2026-11-26T10:00:00Z");
  step("2026-11-26T10:00:00Z");
  scans_.end("prod", 0);
  step("2026-11-26T23:00:00Z");
  EXPECT_THAT(states(), ElementsAre("prod completed"));
  EXPECT_FALSE(manager_.next_due().has_value());
  EXPECT_FALSE(discovery::schedule_jobs(*store_).value().list.front().next.has_value());
}

TEST_F(ScanManagerTest, AsksForTwoSchedulesOfOneEnvironmentAtOneTime) {
  add_schedule("a", Every::kDaily, "2026-11-26T10:00:00Z");
  add_schedule("b", Every::kHourly, "2026-11-26T10:00:00Z");
  step("2026-11-26T10:00:00Z");
  EXPECT_THAT(states(), ElementsAre("prod running", "prod pending"));
}

TEST_F(ScanManagerTest, MarksWhatWasInterrupted) {
  ScanJob job = ask("prod");
  job.state = ScanState::kRunning;
  job.started = now_;
  ASSERT_TRUE(discovery::put_scan_job(*store_, job).has_value());
  ask("lab", 1);
  ASSERT_TRUE(manager_.begin(now_).has_value());
  EXPECT_THAT(states(), ElementsAre("prod failed", "lab pending"));
  step();
  EXPECT_THAT(scans_.started, ElementsAre("lab")) << "what was interrupted is not run again";
  EXPECT_THAT(messages(),
              ElementsAre("error scan:prod scan failed: interrupted: the program that ran it has "
                          "gone"));
}

TEST_F(ScanManagerTest, StartsNothingOnceItIsStopped) {
  ask("prod");
  step();
  ask("lab");
  manager_.stop();
  step();
  EXPECT_THAT(scans_.started, ElementsAre("prod"));
  scans_.end("prod", std::nullopt);
  step();
  EXPECT_EQ(manager_.running(), 0U);
  EXPECT_THAT(states(), ElementsAre("lab pending", "prod aborted"));
  EXPECT_THAT(messages().back(), HasSubstr("warning scan:prod scan aborted: the program that"));
}

TEST_F(ScanManagerTest, TellsOfAScanThatCannotBeStarted) {
  scans_.refuses = true;
  ask("prod");
  step();
  EXPECT_THAT(states(), ElementsAre("prod failed"));
  EXPECT_THAT(messages(), ElementsAre("error scan:prod scan failed: cannot start a scan"));
}

TEST_F(ScanManagerTest, ForgetsOldOnesOfAnEnvironment) {
  ask("lab");
  for (std::size_t i = 0; i <= ScanManager::kRemembered; ++i) {
    now_ += std::chrono::seconds(1);
    ask("prod");
    step();
    scans_.end("prod", 0);
    step();
  }
  step();
  const auto all = states();
  EXPECT_EQ(std::count(all.begin(), all.end(), "prod completed"),
            static_cast<std::ptrdiff_t>(ScanManager::kRemembered));
  EXPECT_EQ(std::count(all.begin(), all.end(), "lab running"), 1);
}

TEST_F(ScanManagerTest, LeavesAloneWhatItCannotRead) {
  ASSERT_TRUE(store_->set_job("scan", "x", "nonsense").has_value());
  ASSERT_TRUE(store_->set_job("schedule", "x", "{}").has_value());
  ask("prod");
  step();
  EXPECT_THAT(states(), ElementsAre("prod running"));
  EXPECT_EQ(store_->jobs("scan").value().size(), 2U);
}

/// A writer that has the file for long costs time, but no result.
TEST(ScanManagerOnABusyFile, WritesDownLaterWhatItCouldNotAtOnce) {
  const testing::TempDir folder(testing::TempDir::Place::kMemory);
  const auto open = [&] {
    return store::open_sqlite_store(
        {.path = folder / "it.db", .busy_timeout = std::chrono::milliseconds(1)});
  };
  const auto opened = open();
  store::GraphStore& store = *opened.value();
  ToldScans scans;
  ScanManager manager(store, scans, {});
  const UtcMicros now = at("2026-11-26T10:00:00Z");
  ScanJob job;
  job.arguments.environment = "prod";
  job.requested = now;
  ASSERT_TRUE(discovery::put_scan_job(store, job).has_value());
  ASSERT_TRUE(manager.step(now).has_value());
  {
    const auto other = open();
    const auto import = other.value()->begin_import({.source = "first"});
    ASSERT_TRUE(import.has_value());
    scans.end("prod", 3, "", "toposcope: login refused");
    const auto step = manager.step(now);
    ASSERT_FALSE(step.has_value()) << "the first import has the file to itself";
    EXPECT_EQ(step.error().code, model::ErrorCode::kUnavailable);
    EXPECT_FALSE(manager.step(now).has_value());
  }
  ASSERT_TRUE(manager.step(now).has_value());
  const auto jobs = discovery::scan_jobs(store);
  EXPECT_EQ(jobs.value().list.front().state, ScanState::kFailed);
  const auto messages = store.messages({});
  ASSERT_EQ(messages.value().size(), 1U);
  EXPECT_EQ(messages.value().front().text, "scan failed: login refused");
  EXPECT_TRUE(scans.ended.empty());
}

}  // namespace
}  // namespace toposcope::cli
