// Several connections, processes and file systems.

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <functional>
#include <memory>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "store/child.h"
#include "store/import_script.h"
#include "store/store_dump.h"
#include "support/recording_sink.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using model::ErrorCode;
using std::chrono::milliseconds;

/// For forks, where a failed expectation would not be seen.
void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error(what);
}

template <typename T>
void require_code(const model::Result<T>& result, ErrorCode code, const std::string& what) {
  require(!result.has_value(), what + " should have failed");
  require(result.error().code == code, what + " failed otherwise: " + result.error().message);
}

void expect_good(ForkEnd end, const char* what) {
  if (end == ForkEnd::kNotPermitted) {
    std::printf("not run: %s takes a user who may mount file systems\n", what);
    return;
  }
  EXPECT_EQ(end, ForkEnd::kGood);
}

/// Runs something in the middle of a replay.
class InterruptedSink : public RecordingSink {
 public:
  explicit InterruptedSink(std::function<void()> interruption)
      : interruption_(std::move(interruption)) {}

  model::Status put_node(const model::NodeRecord& node) override {
    if (nodes.empty()) interruption_();
    return RecordingSink::put_node(node);
  }

 private:
  std::function<void()> interruption_;
};

class SharedFile : public ::testing::Test {
 protected:
  [[nodiscard]] fs::path path() const { return folder_ / "inventory.db"; }
  [[nodiscard]] const fs::path& folder() const { return folder_.path(); }

  [[nodiscard]] std::unique_ptr<store::GraphStore> open(bool read_only = false) const {
    return must(open_impatiently(read_only));
  }
  [[nodiscard]] model::Result<std::unique_ptr<store::GraphStore>> open_impatiently(
      bool read_only = false) const {
    return store::open_sqlite_store(
        {.path = path(), .read_only = read_only, .busy_timeout = milliseconds{100}});
  }

 private:
  TempDir folder_{TempDir::Place::kMemory};
};

TEST_F(SharedFile, ReadersSeeTheLastRevisionWhileAWriterWorks) {
  const auto writer = open();
  must(import_script(*writer, "vm:a vm:b vm:a>vm:b"));
  for (const bool read_only : {false, true}) {
    SCOPED_TRACE(read_only);
    const auto reader = open(read_only);
    const std::string before = contents(*reader);
    {
      const auto import = must(writer->begin_import({.source = "s1"}));
      put_script(*import, read_only ? "vm:a!2" : "vm:a!3");
      EXPECT_EQ(contents(*reader), before);
      must(import->commit());
    }
    EXPECT_EQ(contents(*reader), contents(*writer));
    EXPECT_NE(contents(*reader), before);
  }
}

TEST_F(SharedFile, ReadersOfAnEmptyFileSeeTheFirstImport) {
  const auto reader = open();
  const auto writer = open();
  ASSERT_EQ(contents(*reader), "");

  must(import_script(*writer, "vm:a>vm:b"));

  EXPECT_EQ(contents(*reader), "?vm:a ?vm:b vm:a>vm:b");
  must(import_script(*reader, "vm:a"));
  EXPECT_EQ(contents(*writer), "vm:a ?vm:b vm:a>vm:b");
}

TEST_F(SharedFile, AReplayIsOfOneRevisionWhateverIsCommittedMeanwhile) {
  const auto writer = open();
  must(import_script(*writer, "vm:a vm:b vm:c vm:a>vm:b"));
  const auto reader = open();
  InterruptedSink sink([&writer] {
    must(import_script(*writer, "vm:d vm:b!2 vm:c>vm:d",
                       {.source = "s1", .replace = true, .max_retired_share = 1.0}));
  });

  must(reader->replay(store::kNow, sink));

  RecordingSink first;
  must(writer->replay(1, first));
  EXPECT_EQ(record_texts(sink), record_texts(first));
  EXPECT_EQ(contents(*reader), contents(*writer));
}

TEST_F(SharedFile, AnImportMatchesWhatAnotherConnectionWrote) {
  const auto one = open();
  const auto two = open();
  must(import_script(*one, "vm:a@K vm:b"));
  must(import_script(*two, "vm:a@K!2 vm:c"));

  const auto outcome = must(import_script(*one, "vm:a@K!2 vm:b vm:c"));

  EXPECT_EQ(counts(outcome), "+0 ~0 =3 -0");
}

TEST_F(SharedFile, ASecondWriterGivesUpInTime) {
  const auto one = open();
  const auto two = open();
  must(import_script(*one, "vm:a"));
  auto import = must(one->begin_import({.source = "s1"}));
  put_script(*import, "vm:b");

  for (const auto& code :
       {two->begin_import({.source = "s2"}).error().code, two->revert(1).error().code,
        two->remove_environment("env").error().code}) {
    EXPECT_EQ(code, ErrorCode::kUnavailable);
  }
  EXPECT_EQ(contents(*two), "vm:a");
  import.reset();
  EXPECT_TRUE(import_script(*two, "vm:c").has_value());
}

TEST_F(SharedFile, AnotherProcessHoldsTheWritersPlaceUntilItEnds) {
  for (const char* script : {"", "vm:a"}) {
    SCOPED_TRACE(script);
    const auto store = open();
    must(import_script(*store, script));
    const std::string before = contents(*store);
    Helper helper({"hold", path().string()});
    ASSERT_EQ(helper.read_line(std::chrono::seconds{60}), "held");

    const auto import = store->begin_import({.source = "s1"});
    ASSERT_FALSE(import.has_value());
    EXPECT_EQ(import.error().code, ErrorCode::kUnavailable);
    EXPECT_FALSE(import.error().message.empty());
    EXPECT_EQ(contents(*store), before);

    helper.kill();
    must(import_script(*store, "vm:z"));
  }
}

TEST_F(SharedFile, AWriterWaitsForTheOneBefore) {
  const auto store =
      must(store::open_sqlite_store({.path = path(), .busy_timeout = std::chrono::seconds{60}}));
  must(import_script(*store, "vm:a"));
  Helper helper({"hold", path().string()});
  ASSERT_EQ(helper.read_line(std::chrono::seconds{60}), "held");
  helper.close_input();

  EXPECT_TRUE(import_script(*store, "vm:b").has_value());
  EXPECT_EQ(contents(*store), "vm:a vm:b");
}

TEST_F(SharedFile, InAReadOnlyFolderIsRead) {
  must(import_script(*open(), "vm:a vm:a>vm:b"));

  expect_good(run_with_own_mounts([this] { return mount_read_only(folder()); },
                                  [this] {
                                    require(contents(*open(true)) == "vm:a ?vm:b vm:a>vm:b",
                                            "contents differ");
                                    require_code(open_impatiently(), ErrorCode::kIo, "writing");
                                  }),
              "a read-only folder");
}

TEST_F(SharedFile, InAReadOnlyFolderIsNotReadWithoutItsLog) {
  const auto writer = open();
  must(import_script(*writer, "vm:a"));
  must(import_script(*writer, "vm:b"));
  ASSERT_TRUE(fs::exists(path().string() + "-wal")) << "the second import is in the log";

  expect_good(run_with_own_mounts([this] { return mount_read_only(folder()); },
                                  [this] {
                                    const auto store = open_impatiently(true);
                                    if (!store.has_value()) return;  // refused: not wrong either
                                    require(contents(*store.value()) == "vm:a vm:b",
                                            "the log was overlooked");
                                  }),
              "a read-only folder");
}

TEST_F(SharedFile, CannotBeMadeInAReadOnlyFolder) {
  expect_good(
      run_with_own_mounts([this] { return mount_read_only(folder()); },
                          [this] { require_code(open_impatiently(), ErrorCode::kIo, "creating"); }),
      "a read-only folder");
}

/// More than the small file systems below can take: begin, put and commit, whichever fails first.
model::Result<store::ImportOutcome> try_large_import(store::GraphStore& store) {
  auto import = store.begin_import({.source = "s1"});
  if (!import.has_value()) return import.error();
  for (int i = 0; i < 20'000; ++i) {
    const auto status = put(*import.value(), TestNode{.id = "n" + std::to_string(i)});
    if (!status.has_value()) return status.error();
  }
  return import.value()->commit();
}

TEST_F(SharedFile, OnAFullDiskKeepsTheRevisionBefore) {
  expect_good(run_with_own_mounts([this] { return mount_small(folder(), 1024); },
                                  [this] {
                                    const auto store = open();
                                    must(import_script(*store, "vm:a vm:b"));
                                    require_code(try_large_import(*store), ErrorCode::kUnavailable,
                                                 "a large import");
                                    require(contents(*store) == "vm:a vm:b", "contents differ");
                                    require(contents(*open()) == "vm:a vm:b",
                                            "contents differ when opened again");
                                    must(import_script(*store, "vm:c"));
                                  }),
              "a full disk");
}

TEST_F(SharedFile, OnAFullDiskStaysEmptyWhenTheFirstImportFails) {
  expect_good(run_with_own_mounts([this] { return mount_small(folder(), 1024); },
                                  [this] {
                                    const auto store = open();
                                    require_code(try_large_import(*store), ErrorCode::kUnavailable,
                                                 "a large first import");
                                    require(contents(*store).empty(), "contents differ");
                                    must(import_script(*store, "vm:c"));
                                    require(contents(*open()) == "vm:c", "contents differ then");
                                  }),
              "a full disk");
}

}  // namespace
}  // namespace toposcope::testing
