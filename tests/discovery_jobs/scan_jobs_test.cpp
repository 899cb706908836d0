#include "toposcope/discovery/scan_jobs.h"

#include <memory>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

namespace toposcope::discovery {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;

model::UtcMicros at(const char* text) { return model::parse_rfc3339(text).value(); }

ScanJob request(const char* environment, const char* requested) {
  ScanJob job;
  job.arguments.environment = environment;
  job.requested = at(requested);
  return job;
}

TEST(ScanJob, IsReadAsItWasWritten) {
  ScanJob job = request("prod", "2026-11-26T11:48:37.000001Z");
  EXPECT_EQ(read_scan_job(to_json(job)).value(), job);
  job.arguments.type = "region";
  job.arguments.id = "R\u00e9gion \"1\"\n";
  job.arguments.part = ScanPart::kCliques;
  job.arguments.clear = job.arguments.implicit_links = true;
  job.state = ScanState::kCompletedWithErrors;
  job.schedule = "nightly";
  job.started = at("2026-11-26T11:49:00Z");
  job.ended = at("2026-11-26T11:50:00Z");
  job.not_before = at("2026-11-26T11:52:00Z");
  job.tries = 3;
  job.exit_code = 1;
  job.text = "host compute2 cannot be reached";
  job.summary = R"({"revision":7})";
  EXPECT_EQ(read_scan_job(to_json(job)).value(), job);
}

TEST(ScheduleJob, IsReadAsItWasWritten) {
  ScheduleJob job;
  job.name = "nightly";
  job.arguments.environment = "prod";
  job.every = Every::kMonthly;
  job.anchor = at("2026-01-31T08:00:00Z");
  job.next = 2;
  job.last = at("2026-02-28T08:00:01Z");
  auto read = read_schedule_job(to_json(job)).value();
  read.name = job.name;  // Not in the text: it is the name of the record.
  EXPECT_EQ(read, job);
  EXPECT_EQ(job.due(), at("2026-03-31T08:00:00Z"));
  job.next.reset();
  EXPECT_FALSE(read_schedule_job(to_json(job)).value().next.has_value());
  EXPECT_FALSE(job.due().has_value());
}

struct FaultyCase {
  const char* json;
  const char* fault;
};

TEST(ScanJob, OfNonsenseIsRefusedWithItsPlace) {
  for (const auto& [json, fault] : std::vector<FaultyCase>{
           {"", "no JSON object"},
           {"[]", "no JSON object"},
           {"{\"environment\":\"e\"", "no JSON object"},
           {"{}", "'environment' is missing"},
           {R"({"environment":7})", "'environment' is no text"},
           {R"({"environment":"e"})", "'requested' is missing"},
           {R"({"environment":"e","requested":"soon"})", "'requested' is no time"},
           {R"({"environment":"e","part":"half"})", "'part' is no word"},
           {R"({"environment":"e","clear":1})", "'clear' is neither"},
           {R"({"environment":"e","requested":"2026-11-26","state":"draft"})", "'state'"},
           {R"({"environment":"e","requested":"2026-11-26","exit_code":1e9})", "'exit_code'"},
           {R"({"environment":"e","requested":"2026-11-26","tries":"3"})", "'tries' is no number"},
           {R"({"environment":"e","requested":"2026-11-26","not_before":"later"})",
            "'not_before' is no time"},
           {R"({"environment":"e","requested":"2026-11-26","exit_code":99999999999})",
            "'exit_code' is out of range"}}) {
    const auto read = read_scan_job(json);
    ASSERT_FALSE(read.has_value()) << json;
    EXPECT_EQ(read.error().code, model::ErrorCode::kMalformedInput);
    EXPECT_THAT(read.error().message, HasSubstr(fault)) << json;
  }
}

TEST(ScheduleJob, OfNonsenseIsRefusedWithItsPlace) {
  for (const auto& [json, fault] : std::vector<FaultyCase>{
           {"null", "no JSON object"},
           {R"({"environment":"e","anchor":"2026-11-26"})", "'every' is missing"},
           {R"({"environment":"e","every":"SOMETIMES"})", "'every'"},
           {R"({"environment":"e","every":"daily"})", "'anchor' is missing"},
           {R"({"environment":"e","every":"daily","anchor":"2026-11-26","next":-1})", "'next'"},
           {R"({"environment":"e","every":"daily","anchor":"2026-11-26",
                "next":18446744073709551615})",
            "'next' is out of range"}}) {
    const auto read = read_schedule_job(json);
    ASSERT_FALSE(read.has_value()) << json;
    EXPECT_THAT(read.error().message, HasSubstr(fault)) << json;
  }
}

TEST(ScanJob, CutOffAnywhereIsNoRecord) {
  const std::string json = to_json(request("prod", "2026-11-26T11:48:37Z"));
  for (std::size_t size = 0; size < json.size(); ++size) {
    EXPECT_FALSE(read_scan_job(json.substr(0, size)).has_value()) << size;
  }
}

TEST(ScanJobs, ComeAsTheyWereAskedForAndSkipWhatIsNone) {
  const auto store = store::open_memory_store();
  const std::vector<ScanJob> asked = {request("b", "2026-11-26T09:00:00Z"),
                                      request("a", "2026-11-26T09:00:00.5Z"),
                                      request("c", "2026-11-26T09:00:01Z")};
  for (const std::size_t i : {2U, 0U, 1U}) {
    ASSERT_TRUE(put_scan_job(*store, asked[i]).has_value());
  }
  ASSERT_TRUE(store->set_job("scan", "0", "{nonsense").has_value());
  ASSERT_TRUE(store->set_job("scan", "1", to_json(asked[0])).has_value()) << "of another name";
  auto jobs = scan_jobs(*store).value();
  EXPECT_EQ(jobs.list, asked);
  EXPECT_EQ(jobs.unreadable, 2U);

  ScanJob done = asked[1];
  done.state = ScanState::kCompleted;
  ASSERT_TRUE(put_scan_job(*store, done).has_value());
  ASSERT_TRUE(forget_scan_job(*store, asked[0]).has_value());
  EXPECT_THAT(scan_jobs(*store).value().list, ElementsAre(done, asked[2]));
}

TEST(ScanJobs, AreListedWithoutTheirSummariesUnlessAskedFor) {
  const auto store = store::open_memory_store();
  ScanJob job = request("a", "2026-11-26T09:00:00Z");
  const ScanJob other = request("b", "2026-11-26T10:00:00Z");
  job.summary = R"({"revision":7})";
  for (const ScanJob& one : {job, other}) ASSERT_TRUE(put_scan_job(*store, one).has_value());
  ScanJob brief = job;
  brief.summary.clear();
  EXPECT_THAT(scan_jobs(*store).value().list, ElementsAre(brief, other));
  EXPECT_THAT(store->jobs("scan").value().front().json, ::testing::Not(HasSubstr("revision")));
  ASSERT_TRUE(put_scan_job(*store, brief).has_value());
  EXPECT_THAT(scan_jobs_with_summaries(*store).value().list, ElementsAre(job, other));
  ASSERT_TRUE(forget_scan_job(*store, job).has_value());
  EXPECT_TRUE(store->jobs("scan-summary").value().empty());
}

TEST(ScheduleJobs, HaveTheNameOfTheirRecord) {
  const auto store = store::open_memory_store();
  ScheduleJob job;
  job.arguments.environment = "prod";
  for (const char* name : {"weekly", "nightly"}) {
    job.name = name;
    ASSERT_TRUE(put_schedule_job(*store, job).has_value());
  }
  auto jobs = schedule_jobs(*store).value().list;
  ASSERT_EQ(jobs.size(), 2U);
  EXPECT_EQ(jobs[0].name, "nightly");
  EXPECT_EQ(jobs[1].name, "weekly");
  ASSERT_TRUE(forget_schedule_job(*store, "nightly").has_value());
  EXPECT_EQ(schedule_jobs(*store).value().list.size(), 1U);
}

TEST(ScanArguments, BecomeWordsThatCannotBeMistaken) {
  ScanArguments arguments;
  arguments.environment = "--clear";
  EXPECT_THAT(to_options(arguments), ElementsAre("--env=--clear"));
  EXPECT_TRUE(scans_environment(arguments));
  arguments.type = "host";
  arguments.id = "-x y";
  arguments.part = ScanPart::kInventory;
  arguments.clear = true;
  EXPECT_THAT(to_options(arguments), ElementsAre("--env=--clear", "--type=host", "--id=-x y",
                                                 "--inventory-only", "--clear"));
  EXPECT_FALSE(scans_environment(arguments)) << "one object says nothing of the environment";
  arguments = {};
  arguments.environment = "e";
  arguments.part = ScanPart::kLinks;
  arguments.implicit_links = true;
  EXPECT_THAT(to_options(arguments), ElementsAre("--env=e", "--links-only", "--implicit-links"));
  EXPECT_FALSE(scans_environment(arguments)) << "nothing was reached";
}

}  // namespace
}  // namespace toposcope::discovery
