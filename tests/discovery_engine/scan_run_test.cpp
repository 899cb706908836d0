#include "control/scan_run.h"

#include <memory>
#include <set>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/discovery/links.h"
#include "toposcope/store/graph_store.h"

#include "scan_bench.h"

namespace toposcope::discovery::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::StartsWith;

using Verdict = ScanOutcome::Verdict;

INSTANTIATE_TEST_SUITE_P(Backends, ScanRunTest, ::testing::Bool(),
                         [](const auto& which) { return which.param ? "sqlite" : "memory"; });

TEST_P(ScanRunTest, WritesOneRevisionAndTellsOfIt) {
  const ScanOutcome outcome = scan();
  EXPECT_EQ(outcome.verdict, Verdict::kComplete);
  ASSERT_TRUE(outcome.written.has_value());
  EXPECT_EQ(outcome.written->revision, 2);
  EXPECT_EQ(outcome.written->nodes.at("host").added, 3U);
  EXPECT_EQ(must(store_->revisions())[0].source, "scan:e");
  EXPECT_THAT(listener_.texts, Contains("scan: begin"));
  EXPECT_THAT(listener_.texts,
              Contains("CliFetchHostDisks is not built: storage of hosts is not looked at"));
  EXPECT_THAT(listener_.texts,
              Contains(StartsWith("scan complete, revision 2; objects: 20 added")));
  EXPECT_EQ(must(store_->messages({})).size(), listener_.texts.size());
  EXPECT_THAT(must(store_->jobs("running")), IsEmpty());
}

TEST_P(ScanRunTest, TheSameAgainChangesNothing) {
  scan();
  const std::string before = dump(*store_);
  const ScanOutcome again = scan();
  EXPECT_EQ(changes_in(again), 0U);
  std::size_t rows = 0;
  must(store_->changes(2, 3, [&](const store::Change&) {
    ++rows;
    return model::ok();
  }));
  EXPECT_EQ(rows, 0U);
  EXPECT_EQ(dump(*store_), before);
}

TEST_P(ScanRunTest, ThreadsDoNotCount) {
  ScanRequest one = request();
  one.jobs = 1;
  scan(one);
  const std::string expected = dump(*store_);
  for (const unsigned jobs : {2U, 8U}) {
    const auto other = open(jobs == 2 ? "two.db" : "eight.db");
    declare(*other);
    ScanRequest many = request();
    many.jobs = jobs;
    must(run_scan_with(*other, many, {{}, cloud_.registry()}, listener_, {}));
    EXPECT_EQ(dump(*other), expected);
  }
}

TEST_P(ScanRunTest, AStopAtAnyFetchLeavesTheInventoryAsItWas) {
  scan();
  const std::string before = dump(*store_);
  cloud_.instances.erase("i1");
  for (std::size_t last = 1; last <= 15; ++last) {
    std::stop_source stop;
    std::size_t fetches = 0;
    cloud_.on_fetch = [&](const std::string&, std::string_view) {
      if (++fetches == last) stop.request_stop();
    };
    ScanRequest one = request();
    one.jobs = 1;
    const auto stopped = try_scan(one, stop.get_token());
    ASSERT_FALSE(stopped.has_value()) << last;
    EXPECT_EQ(stopped.error().code, model::ErrorCode::kCancelled);
    EXPECT_EQ(dump(*store_), before);
    EXPECT_EQ(must(store_->revisions()).size(), 2U);
    EXPECT_THAT(must(store_->jobs("running")), IsEmpty());
  }
}

TEST_P(ScanRunTest, WhatAHostThatIsDownHadStays) {
  scan();
  cloud_.broken_hosts.emplace("h2", unreachable());
  cloud_.instances.emplace("i5", "h2");
  const ScanOutcome outcome = scan();
  EXPECT_EQ(outcome.verdict, Verdict::kPartial);
  EXPECT_THAT(must(store_->revisions())[0].comment, StartsWith("partial: "));
  EXPECT_TRUE(has("vnic:h2|tap-i3"));
  EXPECT_TRUE(has("host_pnic:eth0-h2"));
  EXPECT_TRUE(has("vconnector:br-h2"));
  EXPECT_TRUE(has("instance:i5"));  // the API answered
  EXPECT_EQ(outcome.spared_nodes, 3U);
  EXPECT_EQ(outcome.spared_below.at("host:h2"), 3U);
  EXPECT_EQ(status_of("host:h2"), "not reached since revision 2: connection refused");
  EXPECT_THAT(listener_.texts, Contains(HasSubstr("host h2: connection refused")));
  scan();
  EXPECT_EQ(status_of("host:h2"), "not reached since revision 2: connection refused");
  cloud_.broken_hosts.clear();
  EXPECT_EQ(scan().verdict, Verdict::kComplete);
  EXPECT_EQ(status_of("host:h2"), "reached");
}

TEST_P(ScanRunTest, APortListThatFailsRetiresNoPort) {
  scan();
  cloud_.broken_fetchers.emplace(
      "ApiFetchPorts", model::Error{model::ErrorCode::kUnavailable, "500 from neutron", ""});
  EXPECT_EQ(scan().verdict, Verdict::kPartial);
  EXPECT_TRUE(has("port:port-1"));
}

TEST_P(ScanRunTest, AnInstanceThatMovesToAHostThatIsDown) {
  scan();
  cloud_.instances["i1"] = "h2";
  cloud_.broken_hosts.emplace("h2", unreachable());
  scan();
  const auto instance = must(store_->node(must(store_->resolve("instance:i1", "e")).row));
  EXPECT_THAT(instance.document, HasSubstr(R"("host":"h2")"));
  // Its fetch did not happen, and its parent is there: nobody looked.
  EXPECT_TRUE(has("vnic:h1|tap-i1"));
  cloud_.broken_hosts.clear();
  scan();
  EXPECT_TRUE(has("vnic:h2|tap-i1"));
  EXPECT_FALSE(has("vnic:h1|tap-i1"));
}

TEST_P(ScanRunTest, AHostThatIsGoneTakesAllWithIt) {
  scan();
  cloud_.hosts = {"h1", "h3"};
  cloud_.instances.erase("i3");
  const ScanOutcome outcome = scan();
  EXPECT_EQ(outcome.verdict, Verdict::kComplete);
  for (const char* gone :
       {"host:h2", "instance:i3", "vnic:h2|tap-i3", "host_pnic:eth0-h2", "vconnector:br-h2"}) {
    EXPECT_FALSE(has(gone)) << gone;
  }
  EXPECT_EQ(outcome.spared_nodes, 0U);
}

TEST_P(ScanRunTest, ADeletedInstanceStaysWhileAHostsListIsMissing) {
  scan();
  cloud_.instances.erase("i1");
  cloud_.not_allowed = {"servers"};
  EXPECT_EQ(scan().not_allowed, std::vector<std::string>{"servers"});
  EXPECT_TRUE(has("instance:i1"));
  cloud_.not_allowed.clear();
  scan();
  EXPECT_FALSE(has("instance:i1"));
  EXPECT_FALSE(has("vnic:h1|tap-i1"));
}

TEST_P(ScanRunTest, WithoutRegionsNothingIsWritten) {
  scan();
  const std::string before = dump(*store_);
  cloud_.broken_fetchers.emplace(
      "ApiFetchRegions", model::Error{model::ErrorCode::kInvalidArgument, "login refused", ""});
  const ScanOutcome outcome = scan();
  EXPECT_EQ(outcome.verdict, Verdict::kFailed);
  EXPECT_FALSE(outcome.written.has_value());
  EXPECT_EQ(dump(*store_), before);
  EXPECT_THAT(listener_.texts, Contains(HasSubstr("login refused")));
  EXPECT_THAT(listener_.texts, Contains("scan failed: nothing was written"));
}

TEST_P(ScanRunTest, SshRefusedEverywhereWritesWhatTheApiTells) {
  for (const char* host : {"h1", "h2", "h3"}) {
    cloud_.broken_hosts.emplace(
        host, model::Error{model::ErrorCode::kInvalidArgument, "host key unknown", ""});
  }
  EXPECT_EQ(scan().verdict, Verdict::kPartial);
  EXPECT_TRUE(has("instance:i4"));
}

TEST_P(ScanRunTest, HalfAnAnswerIsThatFailureOnly) {
  scan();
  cloud_.broken_fetchers.emplace(
      "CliFetchHostPnics", model::Error{model::ErrorCode::kMalformedInput, "half a reply", ""});
  const ScanOutcome outcome = scan();
  EXPECT_EQ(outcome.verdict, Verdict::kPartial);
  EXPECT_EQ(outcome.failures.size(), 3U);
  EXPECT_EQ(changes_in(outcome), 0U);
}

TEST_P(ScanRunTest, ClearRetiresWhatWasNotReached) {
  scan();
  cloud_.broken_hosts.emplace("h2", unreachable());
  ScanRequest clear = request();
  clear.clear = true;
  scan(clear);
  EXPECT_FALSE(has("vnic:h2|tap-i3"));
  EXPECT_TRUE(has("vnic:h1|tap-i1"));
}

TEST_P(ScanRunTest, APartLeavesTheRestAlone) {
  scan();
  cloud_.instances.erase("i1");
  cloud_.instances.erase("i3");
  cloud_.instances.emplace("i6", "h1");
  ScanRequest part = request();
  part.type = "host";
  part.id = "h1";
  const ScanOutcome outcome = scan(part);
  EXPECT_EQ(outcome.verdict, Verdict::kComplete);
  EXPECT_TRUE(has("instance:i6"));
  EXPECT_TRUE(has("vnic:h1|tap-i6"));
  EXPECT_TRUE(has("instance:i3"));  // on another host
  EXPECT_TRUE(has("instance:i1"));  // may have moved
  EXPECT_TRUE(has("host:h3"));
  part.id = "nobody";
  EXPECT_EQ(try_scan(part).error().code, model::ErrorCode::kInvalidArgument);
}

TEST_P(ScanRunTest, ADryRunTellsAndWritesNothing) {
  ScanRequest dry = request();
  dry.dry_run = true;
  EXPECT_EQ(scan(dry).written->nodes.at("host").added, 3U);
  EXPECT_EQ(must(store_->revisions()).size(), 1U);
}

TEST_P(ScanRunTest, FaultyRequestsAreRefusedBeforeAnythingIsAsked) {
  cloud_.on_fetch = [](const std::string&, std::string_view) { FAIL() << "asked"; };
  ScanRequest faulty = request();
  faulty.scanners_json = R"({"scanners_package":"discover","scanners":{}})";
  EXPECT_EQ(try_scan(faulty).error().code, model::ErrorCode::kMalformedInput);
  faulty = request();
  faulty.environment = "unknown";
  EXPECT_EQ(try_scan(faulty).error().code, model::ErrorCode::kInvalidArgument);
  EXPECT_THAT(must(store_->messages({})), IsEmpty());
}

TEST_P(ScanRunTest, LinksOnlyIsARunOfTheFinders) {
  scan();
  ScanRequest links = request();
  links.part = ScanRequest::Part::kLinks;
  const ScanOutcome outcome = scan(links);
  EXPECT_EQ(outcome.verdict, Verdict::kComplete);
  EXPECT_FALSE(outcome.links_by_finder.empty());
  EXPECT_TRUE(has("instance:i1"));
}

}  // namespace
}  // namespace toposcope::discovery::testing
