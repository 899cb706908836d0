// Who is to blame for what was not answered, and whose objects are whose.

#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "scan_bench.h"

namespace toposcope::discovery::testing {
namespace {

using ::testing::Contains;
using ::testing::HasSubstr;

using Verdict = ScanOutcome::Verdict;

class ScanBlameTest : public ScanRunTest {};

INSTANTIATE_TEST_SUITE_P(Backends, ScanBlameTest, ::testing::Bool(),
                         [](const auto& which) { return which.param ? "sqlite" : "memory"; });

/// An API that fails says nothing of the hosts that it was asked about.
TEST_P(ScanBlameTest, AHostIsNotToBlameForAnApi) {
  scan();
  cloud_.broken_fetchers.emplace(
      "ApiFetchHostInstances",
      model::Error{model::ErrorCode::kUnavailable, "500", "GET nova/servers"});
  cloud_.broken_fetchers.emplace(
      "ApiFetchPorts", model::Error{model::ErrorCode::kUnavailable, "500", "GET neutron/ports"});
  const ScanOutcome outcome = scan();
  EXPECT_EQ(outcome.verdict, Verdict::kPartial);
  EXPECT_EQ(outcome.failures.size(), 4U);
  for (const FetchFailure& failure : outcome.failures) {
    EXPECT_EQ(failure.host, "") << failure.fetcher;
    EXPECT_THAT(failure.remedy, HasSubstr("the source")) << failure.fetcher;
  }
  EXPECT_EQ(status_of("host:h1"), "");
  // Two services that fail in the same words are two reasons.
  EXPECT_THAT(listener_.texts, Contains(HasSubstr("asked of GET nova/servers and 2 more")));
  EXPECT_THAT(listener_.texts, Contains(HasSubstr("asked of GET neutron/ports")));
}

TEST_P(ScanBlameTest, AHostIsReachedByCommandsOnly) {
  const auto unsupported = [](const char* what) {
    return model::Error{model::ErrorCode::kUnsupported, what, ""};
  };
  scan();
  cloud_.broken_hosts.emplace("h2", unreachable());
  scan();
  const std::string stale = "not reached since revision 2: connection refused";
  EXPECT_EQ(status_of("host:h2"), stale);
  // Nothing is to be known of it by commands: that the API tells of its guests is no answer of it.
  cloud_.broken_hosts.clear();
  cloud_.broken_hosts.emplace("h2", unsupported("hosts that are left out"));
  EXPECT_EQ(scan().verdict, Verdict::kComplete);
  EXPECT_EQ(status_of("host:h2"), stale);
  // One thing is not to be known, all else is answered; a failing API changes nothing.
  cloud_.broken_hosts.clear();
  cloud_.broken_fetchers.emplace("CliFetchVconnectorsOvs", unsupported("bridges"));
  cloud_.broken_fetchers.emplace("ApiFetchHostInstances",
                                 model::Error{model::ErrorCode::kUnavailable, "500", "nova"});
  scan();
  EXPECT_EQ(status_of("host:h2"), "reached");
}

/// Without agents nobody knows which hosts serve the network: those that did, still do.
TEST_P(ScanBlameTest, AnEntryOfAListThatIsNotToBeKnownStays) {
  cloud_.host_types = R"(["Controller","Network","Compute"])";
  scan();
  const std::string before = dump(*store_);
  cloud_.host_types = R"(["Controller","Compute"])";
  cloud_.unknown_type = "Network";
  bool is_seen = false;
  cloud_.on_parent = [&](const Object& parent) {
    if (parent.id == "h1") is_seen = parent.document.find("Network") != std::string::npos;
  };
  scan();
  EXPECT_EQ(dump(*store_), before);
  EXPECT_TRUE(is_seen);  // by those who ask it next
  cloud_.unknown_type.clear();
  scan();
  EXPECT_NE(dump(*store_), before);
}

/// A source of its own said so, whatever origin its document names.
TEST_P(ScanBlameTest, WhatCameByImportIsOfAnotherSource) {
  scan();
  import_object(R"({"environment":"e","type":"host_pnic","id":"eth9-h2","name":"eth9","host":"h2",)"
                R"("scan_origin":"CliFetchHostPnics@pnics_folder:h2-pnics"})");
  scan();
  EXPECT_TRUE(has("host_pnic:eth9-h2"));
  cloud_.broken_hosts.emplace("h2", unreachable());
  EXPECT_EQ(scan().spared_nodes, 3U);  // a card, an interface, a bridge: those of scans
  ScanRequest clear = request();
  clear.clear = true;
  scan(clear);
  EXPECT_TRUE(has("host_pnic:eth9-h2"));
  EXPECT_FALSE(has("vnic:h2|tap-i3"));
}

TEST_P(ScanBlameTest, APartThatAsksNothingIsRefused) {
  scan();
  const auto revisions = must(store_->revisions()).size();
  import_object(R"({"environment":"e","type":"disk","id":"sda","name":"sda",)"
                R"("parent_type":"host","parent_id":"h1"})");
  ScanRequest part = request();
  part.type = "disk";
  part.id = "sda";
  const auto refused = try_scan(part);
  ASSERT_FALSE(refused.has_value());
  EXPECT_EQ(refused.error().code, model::ErrorCode::kInvalidArgument);
  EXPECT_EQ(refused.error().message,
            "nothing was asked about disk sda: CliFetchHostDisks is not built, storage of hosts is "
            "not looked at; scan what is above it: host h1");
  EXPECT_EQ(must(store_->revisions()).size(), revisions + 1);
}

}  // namespace
}  // namespace toposcope::discovery::testing
