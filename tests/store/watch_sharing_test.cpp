// A viewer beside writers: small writes never wait, and stamps tell what others did.

#include <chrono>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "store/child.h"
#include "store/import_script.h"
#include "store/raw_database.h"
#include "store/shared_file.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

using model::ErrorCode;
using model::StatusValue;

class WatchedFile : public SharedFile {
 protected:
  /// A viewer that would be ready to wait very long, were it to wait.
  [[nodiscard]] std::unique_ptr<store::GraphStore> open_viewer() const {
    return must(store::open_sqlite_store({.path = path(), .busy_timeout = std::chrono::hours{10}}));
  }
  static void expect_code(const model::Status& status, ErrorCode code) {
    ASSERT_FALSE(status.has_value());
    EXPECT_EQ(status.error().code, code) << status.error().message;
  }
  static model::NodeRow make_ill(store::GraphStore& store) {
    must(import_script(store, "vm:a vm:b"));
    const auto row = must(store.resolve("vm:a", "")).row;
    must(store.set_status(row, "probe", {StatusValue::kError, "", {}}));
    return row;
  }
};

TEST_F(WatchedFile, ASmallWriteDoesNotWaitForATransaction) {
  const auto viewer = open_viewer();
  const auto row = make_ill(*viewer);
  RawDatabase other(path());
  other.execute("BEGIN IMMEDIATE");

  expect_code(viewer->set_view_state("a", "1"), ErrorCode::kUnavailable);
  expect_code(viewer->acknowledge(row, {"ann", ""}), ErrorCode::kUnavailable);
  expect_code(viewer->take_back_acknowledgement(row), ErrorCode::kUnavailable);

  other.execute("ROLLBACK");
  must(viewer->set_view_state("a", "1"));
  must(viewer->acknowledge(row, {"ann", ""}));
}

TEST_F(WatchedFile, ASmallWriteInTheMiddleOfACommitLeavesTheImportAlone) {
  const auto writer = open();
  const auto row = make_ill(*writer);
  const auto viewer = open_viewer();
  int refused = 0;
  int done = 0;
  store::ImportOptions options{.source = "s1"};
  options.progress = [&](std::uint64_t, std::uint64_t) {
    for (const auto& status :
         {viewer->set_view_state("a", "1"), viewer->acknowledge(row, {"ann", ""})}) {
      if (status.has_value()) ++done;
      if (!status.has_value() && status.error().code == ErrorCode::kUnavailable) ++refused;
    }
  };

  must(import_script(*writer, "vm:a!2 vm:c", options));

  EXPECT_GE(refused, 2) << "while the merge holds the lock";
  EXPECT_GE(done, 2) << "before and after it";
  EXPECT_EQ(contents(*viewer), "vm:a!2 vm:b vm:c");
  EXPECT_EQ(must(viewer->view_state("a")), "1");
  EXPECT_TRUE(must(viewer->node(row)).summary.acknowledged);
}

TEST_F(WatchedFile, AnImportThatCollectsIsNoObstacle) {
  const auto viewer = open_viewer();
  const auto row = make_ill(*viewer);
  Helper helper({"hold", path().string()});
  ASSERT_EQ(helper.read_line(std::chrono::seconds{60}), "held");

  must(viewer->set_view_state("a", "1"));
  must(viewer->acknowledge(row, {"ann", ""}));
  EXPECT_EQ(must(viewer->view_state("a")), "1");
}

TEST_F(WatchedFile, TheFirstImportTakesViewStatesAlong) {
  const auto viewer = open_viewer();
  must(viewer->set_view_state("a", "1"));
  const auto writer = open();
  {
    const auto import = must(writer->begin_import({.source = "s1"}));
    put_script(*import, "vm:a");
    expect_code(viewer->set_view_state("a", "2"), ErrorCode::kUnavailable);
    expect_code(writer->set_view_state("a", "2"), ErrorCode::kUnavailable);
    must(import->commit());
  }
  EXPECT_EQ(must(viewer->view_state("a")), "1");
  must(viewer->set_view_state("a", "3"));
  EXPECT_EQ(must(writer->view_state("a")), "3");
  EXPECT_EQ(contents(*viewer), "vm:a");
}

TEST_F(WatchedFile, AReaderWritesNothing) {
  const auto row = make_ill(*open());
  const auto reader = open(true);
  expect_code(reader->set_view_state("a", "1"), ErrorCode::kInvalidArgument);
  expect_code(reader->acknowledge(row, {"ann", ""}), ErrorCode::kInvalidArgument);
  expect_code(reader->take_back_acknowledgement(row), ErrorCode::kInvalidArgument);
}

TEST_F(WatchedFile, AStampTellsWhatOthersDid) {
  const auto other = open();
  const auto viewer = open(true);
  store::Stamp last = must(viewer->stamp());
  const auto has_changed = [&] {
    const store::Stamp before = last;
    last = must(viewer->stamp());
    return last != before;
  };
  EXPECT_FALSE(has_changed());
  must(other->set_view_state("a", "1"));
  EXPECT_TRUE(has_changed()) << "in an empty file";
  const auto row = make_ill(*other);
  EXPECT_TRUE(has_changed());
  EXPECT_EQ(last.newest, 1);
  EXPECT_FALSE(has_changed());
  must(other->set_status(row, "probe", {StatusValue::kOk, "", {}}));
  EXPECT_TRUE(has_changed());
  must(other->set_view_state("a", "2"));
  EXPECT_TRUE(has_changed());
  must(import_script(*other, "vm:c"));
  EXPECT_TRUE(has_changed());
  EXPECT_EQ(last.newest, 2);
  EXPECT_FALSE(has_changed());
  (void)contents(*other);
  EXPECT_FALSE(has_changed()) << "reading changes nothing";
}

TEST_F(WatchedFile, ABackupCanLeaveViewStatesOut) {
  const auto store = open();
  (void)make_ill(*store);
  must(store->set_view_state("a", "some secret of a viewer"));
  {
    // What was forgotten before by a program that does not wipe lies about in free pages.
    const std::string old(20'000, 'x');
    RawDatabase db(path());
    db.execute("PRAGMA secure_delete=OFF; INSERT INTO view_state VALUES('b','" + old +
               "an old secret" + old + "'); DELETE FROM view_state WHERE name='b'");
  }
  for (const bool with : {true, false}) {
    const auto target = folder() / (with ? "with.db" : "without.db");
    must(store->backup(target, {.view_states = with}));
    const auto copy = must(store::open_sqlite_store({.path = target, .read_only = true}));
    EXPECT_EQ(contents(*copy), "vm:a vm:b");
    EXPECT_EQ(must(copy->view_state("a")).has_value(), with);
    std::ostringstream bytes;
    bytes << std::ifstream(target, std::ios::binary).rdbuf();
    EXPECT_EQ(bytes.str().find("some secret") != std::string::npos, with);
    EXPECT_EQ(bytes.str().find("an old secret") != std::string::npos, with);
  }
}

}  // namespace
}  // namespace toposcope::testing
