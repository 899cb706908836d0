// Messages and job records, on both backends.

#include <algorithm>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"
#include "store/import_script.h"
#include "store/test_clock.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;
using store::Message;
using store::MessageLevel;
using store::MessageQuery;
using Words = std::vector<std::string>;

Message message(std::string text, MessageLevel level = MessageLevel::kInfo) {
  Message out;
  out.level = level;
  out.text = std::move(text);
  return out;
}

model::UtcMicros at(int micros) { return model::UtcMicros{std::chrono::microseconds{micros}}; }

class JournalTest : public StoreTest {
 protected:
  void add(const std::vector<Message>& messages) { must(store().add_messages(messages)); }
  Words texts(const MessageQuery& query = {}) {
    Words out;
    for (const auto& found : must(store().messages(query))) out.push_back(found.text);
    return out;
  }
  void expect_invalid(const model::Status& status) {
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, ErrorCode::kInvalidArgument);
  }
};

INSTANTIATE_TEST_SUITE_P(On, JournalTest, ::testing::ValuesIn(all_backends()), backend_name);

TEST(MessageLevels, HaveTheWordsOfOtherSystems) {
  for (const char* word : {"error", "ERR", "Critical", "crit", "alert", "emerg", "panic"}) {
    EXPECT_EQ(store::message_level_of(word), MessageLevel::kError) << word;
  }
  for (const char* word : {"warn", "WARNING"}) {
    EXPECT_EQ(store::message_level_of(word), MessageLevel::kWarning) << word;
  }
  for (const char* word : {"", "info", "notice", "debug", "errors", "er"}) {
    EXPECT_EQ(store::message_level_of(word), MessageLevel::kInfo) << word;
  }
  for (const auto level : {MessageLevel::kInfo, MessageLevel::kWarning, MessageLevel::kError}) {
    EXPECT_EQ(store::message_level_of(store::message_level_word(level)), level);
  }
}

TEST_P(JournalTest, GivesBackWhatItWasGiven) {
  EXPECT_TRUE(must(store().messages({})).empty());
  Message whole{77,     at(5), MessageLevel::kError, "env", "scan", "scan 1", "host", "node-1",
                "d'oh", true};
  add({whole});
  whole.number = 1;
  EXPECT_EQ(must(store().messages({})), std::vector<Message>{whole});
}

TEST_P(JournalTest, TellsTheNewestFirstWhateverTheirTimes) {
  Message old = message("second");
  old.time = at(1);
  add({message("first"), old});
  add({});
  add({message("third")});
  EXPECT_EQ(texts(), (Words{"third", "second", "first"}));
  const auto all = must(store().messages({}));
  EXPECT_EQ(all[0].number, 3);
  EXPECT_EQ(all[0].time, test_time()) << "no time of its own: when it arrived";
  EXPECT_EQ(all[1].time, at(1));
}

TEST_P(JournalTest, FiltersByAllThatIsAsked) {
  std::vector<Message> messages;
  for (int i = 0; i < 8; ++i) {
    Message one = message("Nr. " + std::to_string(i), static_cast<MessageLevel>(i % 3));
    one.environment = i % 2 == 0 ? "env" : "e2";
    one.origin = i < 4 ? "scan 1" : "scan 10";
    one.time = at(10 + i);
    messages.push_back(one);
  }
  add(messages);
  EXPECT_EQ(texts({.environment = "e2"}), (Words{"Nr. 7", "Nr. 5", "Nr. 3", "Nr. 1"}));
  EXPECT_EQ(texts({.environment = "e2", .origin = "scan 1"}), (Words{"Nr. 3", "Nr. 1"}));
  EXPECT_EQ(texts({.at_least = MessageLevel::kError}), (Words{"Nr. 5", "Nr. 2"}));
  EXPECT_EQ(texts({.at_least = MessageLevel::kWarning, .since = at(15)}),
            (Words{"Nr. 7", "Nr. 5"}));
  EXPECT_EQ(texts({.text = "nR. 3"}), Words{"Nr. 3"});
  EXPECT_EQ(texts({.text = "%"}), Words{});
  EXPECT_EQ(texts({.limit = 2}), (Words{"Nr. 7", "Nr. 6"}));
  EXPECT_EQ(texts({.before = 7, .limit = 2}), (Words{"Nr. 5", "Nr. 4"}));
  EXPECT_EQ(texts({.before = 1}), Words{});
}

TEST_P(JournalTest, HasALimitOfAHundredUnlessAskedForMore) {
  add(std::vector<Message>(120, message("x")));
  EXPECT_EQ(texts().size(), 100U);
  EXPECT_EQ(texts({.limit = 0}).size(), 120U);
}

TEST_P(JournalTest, KeepsAHundredThousandAndNumbersGoOn) {
  constexpr std::size_t kMost = store::Journal::kMostMessages;
  add(std::vector<Message>(kMost - 1, message("old")));
  add({message("a"), message("b"), message("c")});
  const auto all = must(store().messages({.limit = 0}));
  ASSERT_EQ(all.size(), kMost);
  EXPECT_EQ(all.front().number, static_cast<std::int64_t>(kMost) + 2);
  EXPECT_EQ(all.back().number, 3);
  add(std::vector<Message>(kMost + 5, message("flood")));
  EXPECT_EQ(texts({.text = "c", .limit = 0}), Words{});
  EXPECT_EQ(must(store().messages({.limit = 0})).size(), kMost);
}

TEST_P(JournalTest, AddsAllOrNone) {
  expect_invalid(store().add_messages(std::vector<Message>{message("a"), message("")}));
  EXPECT_EQ(texts(), Words{});
}

TEST_P(JournalTest, MarksWhatWasViewed) {
  add({message("a"), message("b"), message("c")});
  must(store().mark_viewed(2));
  std::vector<bool> viewed;
  for (const auto& one : must(store().messages({}))) viewed.push_back(one.viewed);
  EXPECT_EQ(viewed, (std::vector<bool>{false, true, true}));
}

TEST_P(JournalTest, KeepsRecordsOfWorkByKindAndName) {
  must(store().set_job("scan", "2", R"({"state":"pending"})"));
  must(store().set_job("scan", "10", "{}"));
  must(store().set_job("schedule", "2", ""));
  must(store().set_job("scan", "2", R"({"state":"running"})"));
  EXPECT_EQ(must(store().jobs("scan")),
            (std::vector<store::Job>{{"10", "{}"}, {"2", R"({"state":"running"})"}}));
  must(store().set_job("scan", "10", std::nullopt));
  must(store().set_job("scan", "11", std::nullopt));
  EXPECT_EQ(must(store().jobs("scan")).size(), 1U);
  EXPECT_EQ(must(store().jobs("schedule")), (std::vector<store::Job>{{"2", ""}}));
  EXPECT_TRUE(must(store().jobs("")).empty());
  expect_invalid(store().set_job("", "1", "{}"));
  expect_invalid(store().set_job("scan", "", "{}"));
}

TEST_P(JournalTest, ReplacesARecordThatIsStillWhatItWas) {
  const auto replace = [&](std::optional<std::string_view> before,
                           std::optional<std::string_view> json) {
    const auto status = store().replace_job("running", "prod", before, json);
    return status.has_value() ? std::optional<ErrorCode>() : status.error().code;
  };
  EXPECT_EQ(replace("", "1"), ErrorCode::kConflict) << "an empty record is not the same as none";
  EXPECT_EQ(replace(std::nullopt, "1"), std::nullopt);
  EXPECT_EQ(replace(std::nullopt, "2"), ErrorCode::kConflict);
  EXPECT_EQ(replace("2", std::nullopt), ErrorCode::kConflict);
  EXPECT_EQ(must(store().jobs("running")), (std::vector<store::Job>{{"prod", "1"}}));
  EXPECT_EQ(replace("1", "2"), std::nullopt);
  EXPECT_EQ(must(store().jobs("running")), (std::vector<store::Job>{{"prod", "2"}}));
  EXPECT_EQ(replace("2", std::nullopt), std::nullopt);
  EXPECT_TRUE(must(store().jobs("running")).empty());
  expect_invalid(store().replace_job("", "1", std::nullopt, "{}"));
  expect_invalid(store().replace_job("scan", "", std::nullopt, "{}"));
}

TEST_P(JournalTest, StandsBesideRevisions) {
  add({message("before")});
  must(store().set_job("scan", "1", "{}"));
  must(import_script(store(), "vm:a"));
  add({message("between")});
  {
    const auto import = must(store().begin_import({.source = "s1"}));
    put_script(*import, "vm:b");
    add({message("while records are collected")});
    must(import->commit());
  }
  must(store().revert(2));
  must(store().compact(store::kNow));
  EXPECT_EQ(texts(), (Words{"while records are collected", "between", "before"}));
  EXPECT_EQ(must(store().jobs("scan")).size(), 1U);
  EXPECT_EQ(must(store().revisions()).size(), 3U);
}

TEST_P(JournalTest, IsClosedWhileTheFirstImportIsMade) {
  add({message("before")});
  const auto import = must(store().begin_import({.source = "s1"}));
  for (const auto& status : {store().add_messages(std::vector<Message>{message("x")}),
                             store().set_job("scan", "1", "{}"), store().mark_viewed(1)}) {
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, ErrorCode::kUnavailable);
  }
  EXPECT_EQ(texts(), Words{"before"});
}

/// Random messages, marks and queries; all answers must be those of the first backend.
TEST(RandomJournals, AreEqual) {
  std::mt19937 random(7);
  const auto below = [&](int end) {
    return std::uniform_int_distribution<int>(0, end - 1)(random);
  };
  const auto word = [&] {
    return std::string(1, "abAB"[below(4)]) + std::string(1, "xyX"[below(3)]);
  };
  const TempDir folder(TempDir::Place::kMemory);
  std::vector<std::unique_ptr<store::GraphStore>> stores;
  for (const auto& backend : all_backends()) stores.push_back(backend.open(folder.path()));
  for (int step = 0; step < 300; ++step) {
    std::vector<Message> added(static_cast<std::size_t>(below(4)), message("?"));
    for (Message& one : added) {
      one = message(word() + word(), static_cast<MessageLevel>(below(3)));
      one.environment = word();
      one.origin = word();
      one.time = at(below(50));
    }
    MessageQuery query;
    if (below(3) == 0) query.environment = word();
    if (below(3) == 0) query.origin = word();
    if (below(3) == 0) query.at_least = static_cast<MessageLevel>(below(3));
    if (below(3) == 0) query.since = at(below(50));
    if (below(2) == 0) query.text = word();
    query.before = below(2) * below(600);
    query.limit = static_cast<std::size_t>(below(9));
    const int viewed = below(400);
    for (const auto& one : stores) {
      must(one->add_messages(added));
      if (step % 10 == 0) must(one->mark_viewed(viewed));
      ASSERT_EQ(must(one->messages(query)), must(stores[0]->messages(query))) << "step " << step;
    }
  }
  EXPECT_EQ(must(stores[1]->messages({.limit = 0})), must(stores[0]->messages({.limit = 0})));
}

}  // namespace
}  // namespace toposcope::testing
