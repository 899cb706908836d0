// Acknowledgements, statuses over time, problems, view states.

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/model/status.h"

#include "store/backends.h"
#include "store/import_script.h"
#include "store/test_clock.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;
using model::StatusValue;
using std::chrono::hours;

/// A store whose clock stands at noon, an hour being what tests count in.
class Watch : public StoreTest {
 protected:
  Watch() { test_time() = at(12); }

  static model::UtcMicros at(int hour) {
    return model::UtcMicros{hours{24 * 365 * 50}} + hours{hour};
  }
  [[nodiscard]] store::NodeSummary summary(const char* reference) {
    return must(store().resolve(reference, ""));
  }
  [[nodiscard]] model::NodeRow row(const char* reference) { return summary(reference).row; }
  [[nodiscard]] bool known(const char* reference) { return summary(reference).acknowledged; }

  void set(const char* reference, StatusValue value, int hour, const char* source = "probe") {
    must(store().set_status(row(reference), source, {value, "", at(hour)}));
  }
  model::Status acknowledge(const char* reference,
                            const store::Acknowledgement& mark = {"ann", "on it"}) {
    return store().acknowledge(row(reference), mark);
  }
  void expect_code(const model::Status& status, ErrorCode code) {
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, code) << status.error().message;
  }

  /// "10:Error 11:OK", hours since the day began.
  std::string history(const char* reference, int since = 0) {
    std::string out;
    for (const auto& span : must(store().status_history(row(reference), at(since)))) {
      out += hour(span.from) + ":" + std::string(model::status_label(span.value)) + span.text + " ";
    }
    return out;
  }
  std::string changes(int from, int to) {
    std::string out;
    must(store().status_changes(at(from), at(to), [&out](const store::StatusChange& one) {
      out += hour(one.time) + ":" + one.type + " " + std::string(model::status_label(one.before)) +
             ">" + std::string(model::status_label(one.after)) + " ";
      return model::ok();
    }));
    return out;
  }
  std::string problems(std::size_t limit = 0) {
    std::string out;
    for (const auto& one : must(store().problems(limit))) {
      out += one.node.id + " " + std::string(model::status_label(one.shown.value)) + " " +
             hour(one.since) + " after " +
             (one.before ? std::string(model::status_label(*one.before)) : "?") + ", ";
    }
    return out;
  }

 private:
  static std::string hour(model::UtcMicros time) {
    return std::to_string(std::chrono::duration_cast<hours>(time - at(0)).count());
  }
};

TEST_P(Watch, AnAcknowledgementMarksWhatShowsAndLesserProblems) {
  must(import_script(store(), "vm:a vm:b"));
  set("vm:a", StatusValue::kError, 9);
  set("vm:a", StatusValue::kWarning, 10, "other");
  set("vm:a", StatusValue::kOk, 10, "third");
  must(acknowledge("vm:a", {"ann", "cable ordered", at(20)}));

  EXPECT_TRUE(known("vm:a"));
  const auto statuses = must(store().node(row("vm:a"))).statuses;
  ASSERT_EQ(statuses.size(), 3U);
  EXPECT_EQ(statuses[0].by, "ann");
  EXPECT_EQ(statuses[0].comment, "cable ordered");
  EXPECT_EQ(statuses[0].until, at(20));
  EXPECT_TRUE(statuses[1].acknowledged);
  EXPECT_FALSE(statuses[2].acknowledged) << "an OK is nothing to know of";
  EXPECT_FALSE(known("vm:b"));
  EXPECT_EQ(must(store().revisions()).size(), 1U) << "no revision";
}

struct EndCase {
  StatusValue marked, next;
  bool stays;
};

TEST_P(Watch, AMarkEndsWhenItsReportGetsWorseOrIsNoProblemAnyMore) {
  must(import_script(store(), "vm:a"));
  for (const EndCase& one : {EndCase{StatusValue::kWarning, StatusValue::kWarning, true},
                             EndCase{StatusValue::kError, StatusValue::kWarning, true},
                             EndCase{StatusValue::kUnknown, StatusValue::kStale, true},
                             EndCase{StatusValue::kWarning, StatusValue::kError, false},
                             EndCase{StatusValue::kStale, StatusValue::kWarning, false},
                             EndCase{StatusValue::kError, StatusValue::kOk, false},
                             EndCase{StatusValue::kError, StatusValue::kMaintenance, false}}) {
    SCOPED_TRACE(::testing::Message()
                 << model::status_label(one.marked) << " then " << model::status_label(one.next));
    set("vm:a", StatusValue::kOk, 9);
    set("vm:a", one.marked, 9);
    must(acknowledge("vm:a"));
    set("vm:a", one.next, 10);
    EXPECT_EQ(known("vm:a"), one.stays);
    set("vm:a", StatusValue::kOk, 11);
    set("vm:a", StatusValue::kError, 11);
    EXPECT_FALSE(known("vm:a")) << "a later Error is another one";
  }
}

TEST_P(Watch, AnImportKeepsAMarkAsAReportDoes) {
  must(import_script(store(), "vm:a^error.5 vm:b^warning.5"));
  must(acknowledge("vm:a"));
  must(acknowledge("vm:b"));
  must(import_script(store(), "vm:a^error.6 vm:b^error.6"));

  EXPECT_TRUE(known("vm:a"));
  EXPECT_FALSE(known("vm:b"));
  EXPECT_TRUE(must(store().node(row("vm:b"), 1)).summary.acknowledged) << "as it was then";
}

TEST_P(Watch, AnotherReportAsBadIsNotKnownYet) {
  must(import_script(store(), "vm:a"));
  set("vm:a", StatusValue::kError, 9);
  must(acknowledge("vm:a"));
  set("vm:a", StatusValue::kWarning, 10, "other");
  EXPECT_TRUE(known("vm:a")) << "a lesser one";
  set("vm:a", StatusValue::kError, 8, "third");
  EXPECT_FALSE(known("vm:a")) << "although the older one does not show";
}

TEST_P(Watch, AnAcknowledgementEndsInTimeOrIsTakenBack) {
  must(import_script(store(), "vm:a"));
  set("vm:a", StatusValue::kError, 9);
  must(acknowledge("vm:a", {"ann", "", at(13)}));
  test_time() = at(13) - std::chrono::microseconds{1};
  EXPECT_TRUE(known("vm:a"));
  test_time() = at(13);
  EXPECT_FALSE(known("vm:a"));
  EXPECT_EQ(must(store().node(row("vm:a"))).statuses.at(0).by, "");
  expect_code(acknowledge("vm:a", {"ann", "", at(13)}), ErrorCode::kInvalidArgument);

  must(acknowledge("vm:a"));
  EXPECT_TRUE(known("vm:a"));
  must(store().take_back_acknowledgement(row("vm:a")));
  EXPECT_FALSE(known("vm:a"));
  must(store().take_back_acknowledgement(row("vm:a")));
}

TEST_P(Watch, AnAcknowledgementNeedsAProblemAndAName) {
  must(import_script(store(), "vm:a"));
  expect_code(acknowledge("vm:a"), ErrorCode::kConflict);
  set("vm:a", StatusValue::kMaintenance, 9);
  expect_code(acknowledge("vm:a"), ErrorCode::kConflict);
  set("vm:a", StatusValue::kUnknown, 9);
  expect_code(acknowledge("vm:a", {"", "x"}), ErrorCode::kInvalidArgument);
  expect_code(store().acknowledge({4711}, {"ann", ""}), ErrorCode::kNotFound);
  expect_code(store().take_back_acknowledgement({4711}), ErrorCode::kNotFound);
}

TEST_P(Watch, AReportBeginsWhenItSaysSo) {
  must(import_script(store(), "vm:a"));
  set("vm:a", StatusValue::kOk, 3);
  set("vm:a", StatusValue::kError, 5);
  set("vm:a", StatusValue::kError, 8);
  set("vm:a", StatusValue::kWarning, 4);
  EXPECT_EQ(history("vm:a"), "3:OK 5:Warning ") << "not before the one that it replaces";
  set("vm:a", StatusValue::kError, 99);
  EXPECT_EQ(history("vm:a"), "3:OK 5:Warning 12:Error ") << "what has not come yet is now";
  test_time() = at(14);
  must(store().set_status(row("vm:a"), "probe", {StatusValue::kOk, "", {}}));
  EXPECT_EQ(history("vm:a"), "3:OK 5:Warning 12:Error 14:OK ") << "no time is now";
  EXPECT_EQ(history("vm:a", 12), "12:Error 14:OK ");
  EXPECT_EQ(history("vm:a", 13), "12:Error 14:OK ");
  EXPECT_EQ(history("vm:a", 20), "14:OK ");
}

TEST_P(Watch, TheWorstOfAllSourcesShows) {
  must(import_script(store(), "vm:a"));
  EXPECT_EQ(history("vm:a"), "");
  set("vm:a", StatusValue::kError, 2, "one");
  set("vm:a", StatusValue::kWarning, 3, "two");
  set("vm:a", StatusValue::kOk, 6, "one");
  set("vm:a", StatusValue::kOk, 7, "two");
  EXPECT_EQ(history("vm:a"), "2:Error 6:Warning 7:OK ");
  EXPECT_EQ(changes(0, 24), "2:vm no check>Error 6:vm Error>Warning 7:vm Warning>OK ");
  EXPECT_EQ(changes(6, 7), "6:vm Error>Warning ");
  EXPECT_FALSE(store().status_history({4711}, at(0)).has_value());
}

TEST_P(Watch, ChangesComeInTheirOrderAndCanBeStopped) {
  must(import_script(store(), "vm:a nic:b"));
  set("nic:b", StatusValue::kError, 5);
  set("vm:a", StatusValue::kWarning, 4);
  set("vm:a", StatusValue::kOk, 6);
  EXPECT_EQ(changes(0, 24), "4:vm no check>Warning 5:nic no check>Error 6:vm Warning>OK ");

  int seen = 0;
  const auto status = store().status_changes(at(0), at(24), [&seen](const auto&) {
    ++seen;
    return model::Status(model::Error{ErrorCode::kCancelled, "enough", ""});
  });
  expect_code(status, ErrorCode::kCancelled);
  EXPECT_EQ(seen, 1);
}

TEST_P(Watch, ProblemsAreTheWorstAndOldestFirst) {
  must(import_script(store(), "vm:a vm:b vm:c vm:d vm:e vm:f vm:fine"));
  set("vm:fine", StatusValue::kOk, 1);
  set("vm:a", StatusValue::kMaintenance, 1);
  set("vm:b", StatusValue::kWarning, 3);
  set("vm:c", StatusValue::kOk, 3);
  set("vm:c", StatusValue::kError, 6);
  set("vm:d", StatusValue::kWarning, 2);
  set("vm:d", StatusValue::kError, 5);
  set("vm:e", StatusValue::kStale, 2);
  set("vm:f", StatusValue::kUnknown, 1);
  set("vm:f", StatusValue::kMaintenance, 1, "other");

  EXPECT_EQ(problems(),
            "d Error 5 after Warning, c Error 6 after OK, b Warning 3 after no check, "
            "f Unknown 1 after no check, e Stale 2 after no check, "
            "a Maintenance 1 after no check, ");
  EXPECT_EQ(problems(1), "d Error 5 after Warning, ");
  EXPECT_EQ(must(store().status_counts()).size(), 6U);
}

TEST_P(Watch, AProblemLastsWhileItsTextChanges) {
  must(import_script(store(), "vm:a"));
  set("vm:a", StatusValue::kError, 3);
  must(store().set_status(row("vm:a"), "probe", {StatusValue::kError, "worse", at(4)}));
  EXPECT_EQ(problems(), "a Error 3 after no check, ");
  EXPECT_EQ(history("vm:a"), "3:Error 4:Errorworse ");
}

TEST_P(Watch, CompactForgetsWhatShowedBefore) {
  must(import_script(store(), "vm:a vm:b"));
  set("vm:a", StatusValue::kWarning, 3);
  set("vm:a", StatusValue::kError, 5);
  set("vm:b", StatusValue::kError, 4);
  must(import_script(store(), "vm:c"));
  set("vm:b", StatusValue::kOk, 6);
  must(store().compact(store::kNow));

  EXPECT_EQ(changes(0, 24), "6:vm Error>OK ");
  EXPECT_EQ(problems(), "a Error 5 after ?, ");
}

TEST_P(Watch, ViewStatesAreTextByName) {
  EXPECT_EQ(must(store().view_state("a")), std::nullopt);
  must(store().set_view_state("window/b", "2"));
  must(store().set_view_state("window/a", ""));
  must(store().set_view_state("windows", "3"));
  must(import_script(store(), "vm:a"));
  must(store().set_view_state("window/b", "4"));

  EXPECT_EQ(must(store().view_state("window/a")), "");
  using States = std::vector<store::GraphStore::NamedState>;
  EXPECT_EQ(must(store().view_states("window/")), (States{{"window/a", ""}, {"window/b", "4"}}));
  must(store().set_view_state("windows", std::nullopt));
  must(store().set_view_state("windows", std::nullopt));
  EXPECT_EQ(must(store().view_states("")).size(), 2U);
  must(store().compact(store::kNow));
  EXPECT_EQ(must(store().view_states("")).size(), 2U);
  EXPECT_EQ(must(store().revisions()).size(), 1U);
  expect_code(store().set_view_state("", "x"), ErrorCode::kInvalidArgument);
}

INSTANTIATE_TEST_SUITE_P(On, Watch, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing
