// The journal in a file: beside other processes, and in files that were made before it.

#include <chrono>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

#include "store/child.h"
#include "store/import_script.h"
#include "store/raw_database.h"
#include "store/shared_file.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;
using std::chrono::milliseconds;
using std::chrono::steady_clock;
using Words = std::vector<std::string>;

std::vector<store::Message> one_message(const std::string& text) {
  std::vector<store::Message> out(1);
  out[0].text = text;
  return out;
}

class JournalFile : public SharedFile {
 protected:
  static Words texts(store::GraphStore& store) {
    Words out;
    for (const auto& found : must(store.messages({}))) out.push_back(found.text);
    return out;
  }
  static void expect_code(const model::Status& status, ErrorCode code) {
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, code) << status.error().message;
  }
  /// As builds made it that knew no journal.
  void forget_journal() const {
    RawDatabase(path()).execute("DROP VIEW v1_messages; DROP TABLE message; DROP TABLE job");
  }
  [[nodiscard]] Words journal_tables() const {
    return RawDatabase(path()).rows(
        "SELECT name FROM sqlite_schema WHERE name IN ('message','job','v1_messages') ORDER BY 1");
  }
};

TEST_F(JournalFile, IsReadAsEmptyWhereItIsNotThere) {
  must(import_script(*open(), "vm:a"));
  forget_journal();
  const auto reader = open(true);
  EXPECT_EQ(texts(*reader), Words{});
  EXPECT_TRUE(must(reader->jobs("scan")).empty());
  EXPECT_EQ(contents(*reader), "vm:a");
  EXPECT_EQ(journal_tables(), Words{});
}

TEST_F(JournalFile, IsMadeWhereItIsNotThereWhenTheFileIsOpenedForWriting) {
  for (const char* script : {"", "vm:a"}) {
    if (*script != '\0') must(import_script(*open(), script));
    (void)open();
    forget_journal();
    const auto reader = open(true);
    const auto store = open();
    EXPECT_EQ(journal_tables(), (Words{"job", "message", "v1_messages"}));
    must(store->add_messages(one_message("late")));
    must(store->set_job("scan", "1", "{}"));
    EXPECT_EQ(texts(*reader), Words{"late"});
    EXPECT_EQ(contents(*store), script);
  }
}

TEST_F(JournalFile, WaitsForAWriterAsLongAsToldAndNoLonger) {
  const auto store = open();  // with 100 ms
  must(import_script(*store, "vm:a"));
  RawDatabase other(path());
  other.execute("BEGIN IMMEDIATE");
  const auto begin = steady_clock::now();
  expect_code(store->add_messages(one_message("a")), ErrorCode::kUnavailable);
  expect_code(store->set_job("scan", "1", "{}"), ErrorCode::kUnavailable);
  EXPECT_GE(steady_clock::now() - begin, milliseconds{180});
  EXPECT_LT(steady_clock::now() - begin, milliseconds{20'000});
  const auto patient =
      must(store::open_sqlite_store({.path = path(), .busy_timeout = milliseconds{60'000}}));
  std::thread ends([&] {
    std::this_thread::sleep_for(milliseconds{50});
    other.execute("ROLLBACK");
  });
  const auto status = patient->add_messages(one_message("b"));
  ends.join();
  must(status);
  EXPECT_EQ(texts(*store), Words{"b"});
}

TEST_F(JournalFile, AViewerThatMarksDoesNotWait) {
  const auto viewer =
      must(store::open_sqlite_store({.path = path(), .busy_timeout = std::chrono::hours{10}}));
  must(import_script(*viewer, "vm:a"));
  RawDatabase other(path());
  other.execute("BEGIN IMMEDIATE");
  expect_code(viewer->mark_viewed(1), ErrorCode::kUnavailable);
  other.execute("ROLLBACK");
  must(viewer->mark_viewed(1));
}

TEST_F(JournalFile, AnImportThatCollectsIsNoObstacle) {
  const auto store = open();
  must(import_script(*store, "vm:a"));
  Helper helper({"hold", path().string()});
  ASSERT_EQ(helper.read_line(std::chrono::seconds{60}), "held");
  must(store->add_messages(one_message("a")));
  must(store->set_job("scan", "1", "{}"));
}

TEST_F(JournalFile, TheFirstImportOfAnotherTakesItAlong) {
  const auto store = open();
  must(store->add_messages(one_message("before")));
  must(store->set_job("scan", "1", "{}"));
  const auto writer = open();
  {
    const auto import = must(writer->begin_import({.source = "s1"}));
    put_script(*import, "vm:a");
    expect_code(store->add_messages(one_message("x")), ErrorCode::kUnavailable);
    must(import->commit());
  }
  must(store->add_messages(one_message("after")));
  EXPECT_EQ(texts(*writer), (Words{"after", "before"}));
  EXPECT_EQ(must(writer->jobs("scan")).size(), 1U);
}

TEST_F(JournalFile, AReaderWritesNothing) {
  must(import_script(*open(), "vm:a"));
  const auto reader = open(true);
  expect_code(reader->add_messages(one_message("a")), ErrorCode::kInvalidArgument);
  expect_code(reader->set_job("scan", "1", "{}"), ErrorCode::kInvalidArgument);
  expect_code(reader->mark_viewed(1), ErrorCode::kInvalidArgument);
}

TEST_F(JournalFile, GoesAlongInABackupAndChangesTheStamp) {
  const auto store = open();
  must(import_script(*store, "vm:a"));
  const auto viewer = open(true);
  const store::Stamp before = must(viewer->stamp());
  must(store->add_messages(one_message("a")));
  EXPECT_NE(must(viewer->stamp()), before);
  must(store->backup(folder() / "copy.db", {.view_states = false}));
  const auto copy =
      must(store::open_sqlite_store({.path = folder() / "copy.db", .read_only = true}));
  EXPECT_EQ(texts(*copy), Words{"a"});
}

}  // namespace
}  // namespace toposcope::testing
