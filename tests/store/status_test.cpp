#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "support/recording_sink.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;
using std::chrono::microseconds;

/// A report made `seconds` after the epoch.
model::StatusReport report(StatusValue value, int seconds, std::string_view text = "") {
  return {value, text, model::UtcMicros{std::chrono::seconds{seconds}}};
}

class NodeStatus : public StoreTest {
 protected:
  [[nodiscard]] model::NodeRow row(const char* reference) {
    return must(store().resolve(reference, "")).row;
  }
  [[nodiscard]] StatusValue shown(const char* reference) {
    return must(store().resolve(reference, "")).status;
  }
  void set(const char* reference, const char* source, const model::StatusReport& report) {
    must(store().set_status(row(reference), source, report));
  }
};

TEST_P(NodeStatus, IsNoCheckBeforeTheFirstReport) {
  must(import_script(store(), "vm:a"));

  EXPECT_EQ(shown("vm:a"), StatusValue::kNoCheck);
  EXPECT_TRUE(must(store().node(row("vm:a"))).statuses.empty());
}

TEST_P(NodeStatus, ComesWithItsRecord) {
  const auto outcome = must(import_script(store(), "vm:a^error.7"));

  const auto statuses = must(store().node(row("vm:a"))).statuses;
  EXPECT_EQ(outcome.status_changes, 1U);
  ASSERT_EQ(statuses.size(), 1U);
  EXPECT_EQ(statuses[0].value, StatusValue::kError);
  EXPECT_EQ(statuses[0].source, "s1");
  EXPECT_EQ(statuses[0].time, model::UtcMicros{microseconds{7}});
  EXPECT_FALSE(statuses[0].acknowledged);
}

TEST_P(NodeStatus, AnOlderReportInARecordIsLeftOut) {
  must(import_script(store(), "vm:a^error.7"));

  EXPECT_EQ(must(import_script(store(), "vm:a^ok.6")).status_changes, 0U);
  EXPECT_EQ(shown("vm:a"), StatusValue::kError);
  EXPECT_EQ(must(import_script(store(), "vm:a^ok.7")).status_changes, 1U);
  EXPECT_EQ(shown("vm:a"), StatusValue::kOk);
}

TEST_P(NodeStatus, ANewerReportOfTheSameIsNoChange) {
  must(import_script(store(), "vm:a^error.7"));

  EXPECT_EQ(must(import_script(store(), "vm:a^error.9")).status_changes, 0U);

  EXPECT_EQ(must(store().node(row("vm:a"))).statuses.at(0).time, model::UtcMicros{microseconds{9}});
}

TEST_P(NodeStatus, IsNoContent) {
  must(import_script(store(), "vm:a^error.7"));

  EXPECT_EQ(counts(must(import_script(store(), "vm:a^ok.8"))), "+0 ~0 =1 -0");
}

TEST_P(NodeStatus, ARecordWithoutReportLeavesItAlone) {
  must(import_script(store(), "vm:a^error.7"));
  must(import_script(store(), "vm:a!2"));

  EXPECT_EQ(shown("vm:a"), StatusValue::kError);
}

TEST_P(NodeStatus, CanBeSetToAnythingAtAnyTime) {
  must(import_script(store(), "vm:a"));
  set("vm:a", "probe", report(StatusValue::kError, 9, "no answer"));
  set("vm:a", "probe", report(StatusValue::kOk, 3, "fine"));

  const auto statuses = must(store().node(row("vm:a"))).statuses;
  ASSERT_EQ(statuses.size(), 1U);
  EXPECT_EQ(statuses[0].value, StatusValue::kOk);
  EXPECT_EQ(statuses[0].text, "fine");
  EXPECT_EQ(must(store().revisions()).size(), 1U) << "a status is no revision";
}

TEST_P(NodeStatus, TheWorstShowsFirst) {
  must(import_script(store(), "vm:a"));
  set("vm:a", "maintenance", report(StatusValue::kMaintenance, 9));
  set("vm:a", "no_check", report(StatusValue::kNoCheck, 1));
  EXPECT_EQ(shown("vm:a"), StatusValue::kMaintenance) << "the newer of two that do not count";
  set("vm:a", "ok", report(StatusValue::kOk, 1));
  EXPECT_EQ(shown("vm:a"), StatusValue::kOk);
  set("vm:a", "unknown", report(StatusValue::kUnknown, 1));
  EXPECT_EQ(shown("vm:a"), StatusValue::kUnknown);
  set("vm:a", "stale", report(StatusValue::kStale, 2));
  EXPECT_EQ(shown("vm:a"), StatusValue::kStale) << "as bad as unknown, but newer";
  set("vm:a", "warning_b", report(StatusValue::kWarning, 1));
  set("vm:a", "warning_a", report(StatusValue::kWarning, 1));
  EXPECT_EQ(shown("vm:a"), StatusValue::kWarning);
  set("vm:a", "error", report(StatusValue::kError, 1));
  EXPECT_EQ(shown("vm:a"), StatusValue::kError);

  std::string sources;
  for (const auto& status : must(store().node(row("vm:a"))).statuses)
    sources += status.source + " ";
  EXPECT_EQ(sources, "error warning_a warning_b stale unknown ok maintenance no_check ");
}

TEST_P(NodeStatus, SurvivesAReimportAndANewKey) {
  must(import_script(store(), "vm:a@K1"));
  set("vm:a", "probe", report(StatusValue::kError, 1));
  must(import_script(store(), "vm:a@K2!2"));

  EXPECT_EQ(shown("vm:a"), StatusValue::kError);
}

TEST_P(NodeStatus, ComesBackWithItsNode) {
  must(import_script(store(), "vm:a@K vm:b"));
  set("vm:a", "probe", report(StatusValue::kError, 1));
  const store::ImportOptions replace{.source = "s1", .replace = true, .max_retired_share = 1.0};
  must(import_script(store(), "vm:b", replace));
  ASSERT_FALSE(store().resolve("vm:a", "").has_value());

  must(import_script(store(), "vm:c@K"));

  EXPECT_EQ(shown("vm:c"), StatusValue::kError);
  EXPECT_EQ(must(store().node(row("vm:c"))).first_seen, 1);
}

TEST_P(NodeStatus, StaysWithAPlaceholder) {
  must(import_script(store(), "vm:a vm:b"));
  must(import_script(store(), "vm:a>vm:b", {.source = "s2"}));
  set("vm:a", "probe", report(StatusValue::kError, 1));
  must(import_script(store(), "vm:b", {.source = "s1", .replace = true, .max_retired_share = 1.0}));

  EXPECT_TRUE(must(store().resolve("vm:a", "")).placeholder);
  EXPECT_EQ(shown("vm:a"), StatusValue::kError);
  set("vm:a", "probe", report(StatusValue::kOk, 2));
  EXPECT_EQ(shown("vm:a"), StatusValue::kOk);
}

TEST_P(NodeStatus, NeedsALiveRow) {
  must(import_script(store(), "vm:a"));

  const auto status =
      store().set_status({row("vm:a").value + 1000}, "probe", report(StatusValue::kOk, 1));

  ASSERT_FALSE(status.has_value());
  EXPECT_EQ(status.error().code, model::ErrorCode::kNotFound);
}

TEST_P(NodeStatus, OfALinkComesWithItsRecord) {
  const auto outcome = must(import_script(store(), "vm:a>vm:b+L^warning.3"));

  EXPECT_EQ(outcome.status_changes, 1U);
  EXPECT_EQ(must(store().link_by_key("L")).status, StatusValue::kWarning);
}

/// Value and text of the first node's and the first link's report in one revision.
std::string replayed(store::GraphStore& store, model::RevisionNumber at) {
  RecordingSink sink;
  must(store.replay(at, sink));
  std::string out;
  for (const auto& status : {sink.nodes.at(0).status, sink.links.at(0).status}) {
    if (!out.empty()) out += ", ";
    out += !status ? "none" : std::to_string(static_cast<int>(status->value));
    if (status) out += std::string(status->text);
  }
  return out;
}

TEST_P(NodeStatus, IsReplayedAsItWasWhenTheRevisionWasMade) {
  must(import_script(store(), "vm:a vm:a>vm:b+L"));
  must(import_script(store(), "vm:a^warning.3 vm:a>vm:b+L^error.4"));
  set("vm:a", "probe", report(StatusValue::kError, 2, "no answer"));
  set("vm:a", "probe", report(StatusValue::kError, 9, "no answer"));
  must(import_script(store(), "vm:c"));
  set("vm:a", "probe", report(StatusValue::kOk, 3, "soon forgotten"));
  set("vm:a", "probe", report(StatusValue::kOk, 4, "fine"));
  must(import_script(store(), "vm:a^ok.5 vm:a>vm:b+L^ok.5"));

  EXPECT_EQ(replayed(store(), 1), "none, none");
  EXPECT_EQ(replayed(store(), 2), "2, 3") << "what came with it, not what was set after it";
  EXPECT_EQ(replayed(store(), 3), "3no answer, 3");
  EXPECT_EQ(replayed(store(), 4), "1fine, 1");
  set("vm:a", "probe", report(StatusValue::kWarning, 1, "now"));
  EXPECT_EQ(replayed(store(), 4), "2now, 1") << "the newest revision shows what is known now";

  EXPECT_EQ(must(store().node(row("vm:a"), 3)).statuses.size(), 2U);
  EXPECT_EQ(must(store().node(row("vm:a"), 2)).summary.status, StatusValue::kWarning);
  EXPECT_EQ(must(store().link(must(store().link_by_key("L")).row, 3)).status, StatusValue::kError);
}

TEST_P(NodeStatus, OfAKeptRevisionOutlivesACompaction) {
  must(import_script(store(), "vm:a^warning.3 vm:a>vm:b+L"));
  must(import_script(store(), "vm:a^error.4"));
  must(import_script(store(), "vm:a^ok.5"));

  must(store().compact(2));

  EXPECT_EQ(replayed(store(), 2), "3, none");
  EXPECT_EQ(replayed(store(), 3), "1, none");
}

INSTANTIATE_TEST_SUITE_P(On, NodeStatus, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing
