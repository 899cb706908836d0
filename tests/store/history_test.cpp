#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "support/recording_sink.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;
using store::Change;
using store::ChangeKind;

const store::ImportOptions kReplace{.source = "s1", .replace = true, .max_retired_share = 1.0};

class StoreHistory : public StoreTest {
 protected:
  /// "+vm K" for an added, "-" for a removed, "~" for a changed thing.
  [[nodiscard]] std::string differences(model::RevisionNumber from, model::RevisionNumber to) {
    std::string out;
    must(store().changes(from, to, [&out](const Change& change) {
      const char* mark = change.kind == ChangeKind::kAdded     ? "+"
                         : change.kind == ChangeKind::kRemoved ? "-"
                                                               : "~";
      out += (out.empty() ? mark : std::string(" ") + mark) + change.type + " " + change.key;
      return model::ok();
    }));
    return out;
  }

  void expect_code(const auto& result, ErrorCode code) {
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().code, code) << result.error().message;
  }
};

TEST_P(StoreHistory, BeginsWithTheEmptyRevision) {
  EXPECT_TRUE(must(store().revisions()).empty());
  EXPECT_EQ(contents(store()), "");
  EXPECT_EQ(contents(store(), 0), "");
  EXPECT_EQ(differences(0, store::kNow), "");
}

TEST_P(StoreHistory, ShowsEveryRevisionAsItWas) {
  must(import_script(store(), "vm:a@K vm:a@K>nic:b+L %r/x %r/y"));
  must(import_script(store(), "nic:b vm:a@K!2 %r/x!2"));
  must(import_script(store(), "vm:c@K %r/y -%r/x", kReplace));

  EXPECT_EQ(contents(store(), 0), "");
  EXPECT_EQ(contents(store(), 1), "%r/x %r/y vm:a@K ?nic:b vm:a@K>nic:b+L");
  EXPECT_EQ(contents(store(), 2), "%r/x!2 %r/y vm:a@K!2 nic:b vm:a@K>nic:b+L");
  EXPECT_EQ(contents(store(), 3), "%r/y vm:c@K");
  EXPECT_EQ(contents(store(), store::kNow), contents(store(), 3));
}

TEST_P(StoreHistory, KnowsNoRevisionThatWasNotMade) {
  must(import_script(store(), "vm:a"));
  RecordingSink sink;
  RecordingTopology topology;
  for (const model::RevisionNumber number : {2, -2, 1000}) {
    SCOPED_TRACE(number);
    expect_code(store().replay(number, sink), ErrorCode::kNotFound);
    expect_code(store().replay_topology(number, topology), ErrorCode::kNotFound);
    expect_code(store().documents(number, ""), ErrorCode::kNotFound);
    expect_code(store().changes(number, 1, [](const Change&) { return model::ok(); }),
                ErrorCode::kNotFound);
    expect_code(store().changes(1, number, [](const Change&) { return model::ok(); }),
                ErrorCode::kNotFound);
    expect_code(store().revert(number), ErrorCode::kNotFound);
    expect_code(store().compact(number), ErrorCode::kNotFound);
  }
  EXPECT_TRUE(sink.nodes.empty());
  EXPECT_TRUE(topology.names.empty());
}

TEST_P(StoreHistory, ListsRevisionsNewestFirst) {
  must(import_script(store(), "vm:a vm:b vm:a>vm:b %r/x", {.source = "s1", .comment = "first"}));
  must(import_script(store(), "vm:a!2 vm:c %r/y", kReplace));
  must(import_script(store(), "%r/x!2 -%r/y", {.source = "cli"}));
  must(store().revert(3));
  must(store().remove_environment("env"));

  const auto list = must(store().revisions());

  ASSERT_EQ(list.size(), 5U);
  EXPECT_EQ(list[4].number, 1);
  EXPECT_EQ(list[4].kind, "import");
  EXPECT_EQ(list[4].source, "s1");
  EXPECT_EQ(list[4].comment, "first");
  EXPECT_EQ(list[4].nodes_added, 2U);
  EXPECT_EQ(list[4].links_added, 1U);
  EXPECT_EQ(list[4].documents_changed, 1U);
  EXPECT_EQ(list[3].nodes_added, 1U);
  EXPECT_EQ(list[3].nodes_changed, 1U);
  EXPECT_EQ(list[3].nodes_retired, 1U);
  EXPECT_EQ(list[3].links_retired, 1U);
  EXPECT_EQ(list[2].kind, "edit");
  EXPECT_EQ(list[2].source, "cli");
  EXPECT_EQ(list[2].documents_changed, 2U);
  EXPECT_EQ(list[1].kind, "revert");
  EXPECT_EQ(list[0].kind, "remove");
  EXPECT_EQ(list[0].number, 5);
  EXPECT_EQ(list[0].nodes_retired, 2U);
  for (std::size_t i = 1; i < list.size(); ++i) EXPECT_LE(list[i].time, list[i - 1].time);
}

TEST_P(StoreHistory, FindsTheRevisionOfATime) {
  must(import_script(store(), "vm:a"));
  must(import_script(store(), "vm:b"));
  const auto list = must(store().revisions());
  const std::chrono::microseconds tick{1};

  EXPECT_EQ(must(store().revision_at(list[0].time)), 2);
  EXPECT_EQ(must(store().revision_at(list[0].time + std::chrono::hours{1})), 2);
  EXPECT_EQ(must(store().revision_at(list[1].time)), list[0].time == list[1].time ? 2 : 1);
  expect_code(store().revision_at(list[1].time - tick), ErrorCode::kNotFound);
}

TEST_P(StoreHistory, TakesATimeGivenToTheSecondAsAllOfIt) {
  must(import_script(store(), "vm:a"));
  must(import_script(store(), "vm:b"));
  const auto list = must(store().revisions());
  const auto second = [](model::UtcMicros time) -> model::UtcMicros {
    return std::chrono::floor<std::chrono::seconds>(time);
  };

  EXPECT_EQ(must(store().revision_at(second(list[0].time))), 2);
  EXPECT_EQ(must(store().revision_at(second(list[1].time))),
            second(list[0].time) == second(list[1].time) ? 2 : 1);
  expect_code(store().revision_at(second(list[1].time) - std::chrono::seconds{1}),
              ErrorCode::kNotFound);
}

TEST_P(StoreHistory, TellsWhatChanged) {
  must(import_script(store(), "vm:a@K1 vm:b nic:c vm:a@K1>nic:c+L vm:b>nic:x %r/x %r/y"));
  must(import_script(store(), "vm:a@K1!2 nic:c nic:x vm:b>nic:x!2 %r/y!2 %r/z -%r/x", kReplace));

  EXPECT_EQ(differences(1, 2),
            "-r x ~r y +r z +nic nic:x ~vm K1 -vm vm:b -vm-nic L ~vm-nic vm-nic:b>x");
  EXPECT_EQ(differences(2, 1),
            "+r x ~r y -r z -nic nic:x ~vm K1 +vm vm:b +vm-nic L ~vm-nic vm-nic:b>x");
  EXPECT_EQ(differences(1, store::kNow), differences(1, 2));
  EXPECT_EQ(differences(2, 2), "");
  EXPECT_EQ(differences(0, 1), "+r x +r y +nic nic:c +vm K1 +vm vm:b +vm-nic L +vm-nic vm-nic:b>x");
}

TEST_P(StoreHistory, TellsWhatAChangedThingWas) {
  must(import_script(store(), "e2/vm:a@K"));
  must(import_script(store(), "e2/vm:b@K!2"));
  std::vector<Change> changes;
  must(store().changes(1, 2, [&changes](const Change& change) {
    changes.push_back(change);
    return model::ok();
  }));

  ASSERT_EQ(changes.size(), 1U);
  EXPECT_EQ(changes[0].subject, Change::Subject::kNode);
  EXPECT_EQ(changes[0].row, must(store().resolve("key:K", "")).row.value);
  EXPECT_EQ(changes[0].environment, "e2");
  EXPECT_EQ(changes[0].before, R"({"type":"vm","id":"a","content":"1"})");
  EXPECT_EQ(changes[0].after, R"({"type":"vm","id":"b","content":"2"})");
}

TEST_P(StoreHistory, SeesNoChangeInWhatWentAndCameBack) {
  must(import_script(store(), "vm:a@K vm:b %r/x"));
  must(import_script(store(), "vm:b -%r/x", kReplace));
  must(import_script(store(), "vm:a@K vm:b %r/x"));

  EXPECT_EQ(differences(1, 3), "");
  EXPECT_EQ(differences(2, 3), "+r x +vm K");
}

TEST_P(StoreHistory, SeesAMovedDocument) {
  must(import_script(store(), "%r/x %r/y"));
  must(import_script(store(), "%r/y %r/x"));

  EXPECT_EQ(differences(1, 2), "~r x ~r y");
}

TEST_P(StoreHistory, PassesAVisitorsFailureOn) {
  must(import_script(store(), "vm:a vm:b"));
  int calls = 0;
  const auto status = store().changes(0, 1, [&calls](const Change&) -> model::Status {
    ++calls;
    return model::Error{ErrorCode::kCancelled, "enough", "here"};
  });

  expect_code(status, ErrorCode::kCancelled);
  EXPECT_EQ(status.error().message, "enough");
  EXPECT_EQ(calls, 1);
}

TEST_P(StoreHistory, RevertUndoesOneRevision) {
  must(import_script(store(), "vm:a@K vm:b nic:c vm:a@K>nic:c+L %r/x %r/y"));
  must(import_script(store(), "vm:a@K!2 vm:d vm:d>nic:c %r/y %r/x", kReplace));
  must(import_script(store(), "nic:new"));

  const auto outcome = must(store().revert(2));

  EXPECT_EQ(outcome.revision, 4);
  EXPECT_EQ(contents(store()), "%r/x %r/y vm:a@K vm:b nic:c nic:new vm:a@K>nic:c+L");
  EXPECT_EQ(counts(outcome), "+2 ~1 =0 -1 > +1 ~0 =0 -1 % +0 ~2 =0 -0");
  EXPECT_EQ(contents(store(), 3), "%r/y %r/x vm:a@K!2 ?nic:c vm:d nic:new vm:d>nic:c");
}

TEST_P(StoreHistory, RevertOfARevertIsTheOriginalAgain) {
  must(import_script(store(), "vm:a"));
  must(import_script(store(), "vm:a!2 vm:a>vm:b %r/x"));
  const std::string wanted = contents(store());
  must(store().revert(2));
  ASSERT_EQ(contents(store()), "vm:a");

  must(store().revert(3));

  EXPECT_EQ(contents(store()), wanted);
}

TEST_P(StoreHistory, RevertKeepsRowsAndStatus) {
  must(import_script(store(), "vm:a@K vm:b"));
  const auto row = must(store().resolve("key:K", "")).row;
  must(store().set_status(row, "probe", {model::StatusValue::kError, "", {}}));
  must(import_script(store(), "vm:b", kReplace));

  must(store().revert(2));

  const auto back = must(store().resolve("key:K", ""));
  EXPECT_EQ(back.row, row);
  EXPECT_EQ(back.status, model::StatusValue::kError);
}

TEST_P(StoreHistory, RevertGivesAPlaceholderBackAsItWas) {
  must(import_script(store(), "vm:a@A vm:a@A>nic:x@K+L"));
  must(import_script(store(), "e2/vm:real@K"));
  ASSERT_EQ(contents(store()), "vm:a@A e2/vm:real@K vm:a@A>vm:real@K(e2)+L");

  must(store().revert(2));

  EXPECT_EQ(contents(store()), contents(store(), 1));
}

TEST_P(StoreHistory, RevertLeavesPlaceholdersWhereLinksOfLaterRevisionsEnd) {
  must(import_script(store(), "vm:a"));
  must(import_script(store(), "vm:b"));
  must(import_script(store(), "vm:a>vm:b"));

  must(store().revert(2));

  EXPECT_EQ(contents(store()), "vm:a ?vm:b vm:a>vm:b");
}

TEST_P(StoreHistory, RevertOfALinksRetirementBringsItsPlaceholdersBack) {
  must(import_script(store(), "vm:a>nic:b@K"));
  must(import_script(store(), "vm:z", kReplace));
  ASSERT_EQ(contents(store()), "vm:z");

  must(store().revert(2));

  EXPECT_EQ(contents(store()), "?nic:b@K ?vm:a vm:a>nic:b@K");
}

struct ConflictCase {
  const char* first;
  const char* second;  // reverted
  const char* third;
  const char* want_in_message;
};

TEST_P(StoreHistory, RevertRefusesWhenALaterRevisionTouchedTheSame) {
  for (const auto& [first, second, third, want] :
       std::vector<ConflictCase>{{"vm:a@A", "vm:a@A!2", "vm:a@A!3", "A"},
                                 {"vm:b", "vm:b vm:a@A", "vm:a@A!2", "A"},
                                 {"vm:b vm:a@A", "vm:b", "vm:b vm:a@A!2", "A"},
                                 {"vm:a@A", "vm:a@B", "nic:c@A vm:a@B", "A"},
                                 {"vm:a>vm:b+L", "vm:a>vm:b+L!2", "vm:a>vm:b+L!3", "L"},
                                 {"%r/x", "%r/x!2", "%r/x!3", "x"},
                                 {"%r/x", "%r/x -%r/y", "%r/y!3", "y"}}) {
    SCOPED_TRACE(::testing::Message() << first << " | " << second << " | " << third);
    const TempDir folder(TempDir::Place::kMemory);
    const auto fresh = GetParam().open(folder.path());
    must(import_script(*fresh, std::string(first) + " %r/y"));
    must(import_script(*fresh, second, kReplace));
    must(import_script(*fresh, third));
    const std::string before = contents(*fresh);

    const auto outcome = fresh->revert(2);

    expect_code(outcome, ErrorCode::kConflict);
    EXPECT_NE(outcome.error().message.find(want), std::string::npos) << outcome.error().message;
    EXPECT_EQ(contents(*fresh), before);
    EXPECT_EQ(must(fresh->revisions()).size(), 3U);
  }
}

TEST_P(StoreHistory, RemoveEnvironmentRetiresWhatItHolds) {
  must(import_script(store(),
                     "vm:a vm:b vm:a>vm:b e2/vm:c@C e2/vm:c@C>nic:d e3/vm:x>vm:c@C "
                     "%environments_config/e2~e2 %clique_types/t~e2 %clique_types/u"));

  const auto outcome = must(store().remove_environment("e2"));

  EXPECT_EQ(contents(store()),
            "%clique_types/u vm:a vm:b ?e2/vm:c@C ?e3/vm:x vm:a>vm:b e3/vm:x>vm:c@C(e2)");
  EXPECT_EQ(counts(outcome), "+0 ~0 =0 -1 > +0 ~0 =0 -1 % +0 ~0 =0 -2");
  EXPECT_EQ(must(store().info()).environments.size(), 2U) << "env and e3";
  expect_code(store().remove_environment("e2"), ErrorCode::kNotFound);
  expect_code(store().remove_environment("nowhere"), ErrorCode::kNotFound);
  EXPECT_NE(contents(store(), 1).find("e2/vm:c@C"), std::string::npos);
}

TEST_P(StoreHistory, CompactForgetsOlderRevisionsOnly) {
  must(import_script(store(), "vm:a vm:b %r/x"));
  must(import_script(store(), "vm:a!2 %r/x!2", kReplace));
  must(import_script(store(), "vm:a!3 %r/x!3"));
  must(import_script(store(), "vm:a!4"));
  const std::string third = contents(store(), 3);
  const std::string now = contents(store());
  EXPECT_EQ(must(store().info()).history_rows, 6U) << "vm:a thrice, vm:b, %r/x twice";

  must(store().compact(3));

  EXPECT_EQ(contents(store()), now);
  EXPECT_EQ(contents(store(), 3), third);
  EXPECT_EQ(contents(store(), 0), "");
  EXPECT_EQ(must(store().info()).history_rows, 1U) << "vm:a of revision 3";
  EXPECT_EQ(must(store().revisions()).size(), 4U);
  RecordingSink sink;
  expect_code(store().replay(2, sink), ErrorCode::kNotFound);
  expect_code(store().revert(3), ErrorCode::kNotFound);
  EXPECT_TRUE(store().revert(4).has_value());
}

TEST_P(StoreHistory, CompactOfEverythingKeepsTheNewest) {
  must(store().compact(store::kNow));
  must(import_script(store(), "vm:a>vm:b"));
  must(import_script(store(), "vm:a!2"));

  must(store().compact(store::kNow));

  EXPECT_EQ(contents(store()), "vm:a!2 ?vm:b vm:a>vm:b");
  EXPECT_EQ(contents(store(), 2), contents(store()));
  EXPECT_EQ(must(store().info()).history_rows, 0U);
  must(import_script(store(), "vm:b"));
  EXPECT_EQ(contents(store()), "vm:a!2 vm:b vm:a>vm:b");
  EXPECT_EQ(must(store().revisions()).front().number, 3);
}

TEST_P(StoreHistory, CompactForgetsRowsOfRetiredNodes) {
  must(import_script(store(), "vm:a@K vm:b"));
  const auto row = must(store().resolve("key:K", "")).row;
  must(import_script(store(), "vm:b", kReplace));
  must(store().compact(store::kNow));
  must(import_script(store(), "vm:a@K"));

  EXPECT_NE(must(store().resolve("key:K", "")).row, row);
}

TEST_P(StoreHistory, GivesDocumentsOfARevisionInOrder) {
  must(import_script(store(), "%r/y %r/x~env %a/z"));
  must(import_script(store(), "%r/x~env!2"));

  const auto now = must(store().documents(store::kNow, "r"));
  ASSERT_EQ(now.size(), 2U);
  EXPECT_EQ(now[0].key, "y");
  EXPECT_EQ(now[0].changed, 1);
  EXPECT_EQ(now[1].collection, "r");
  EXPECT_EQ(now[1].key, "x");
  EXPECT_EQ(now[1].environment, "env");
  EXPECT_EQ(now[1].document, R"({"content":"2"})");
  EXPECT_EQ(now[1].changed, 2);
  EXPECT_EQ(must(store().documents(1, "r")).at(1).document, R"({"content":"1"})");
  EXPECT_EQ(must(store().documents(store::kNow, "")).size(), 3U);
  EXPECT_TRUE(must(store().documents(store::kNow, "none")).empty());
}

INSTANTIATE_TEST_SUITE_P(On, StoreHistory, ::testing::ValuesIn(all_backends()), backend_name);

}  // namespace
}  // namespace toposcope::testing
