// Read-only folders, full disks, limits: file systems that refuse.

#include <csignal>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stdexcept>
#include <string>

#include <gtest/gtest.h>
#include <sys/resource.h>

#include "toposcope/store/graph_store.h"

#include "store/child.h"
#include "store/import_script.h"
#include "store/shared_file.h"
#include "store/store_dump.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using model::ErrorCode;

/// For forks, where a failed expectation would not be seen.
void require(bool holds, const std::string& what) {
  if (!holds) throw std::runtime_error(what);
}

template <typename T>
void require_code(const model::Result<T>& result, ErrorCode code, const std::string& what) {
  require(!result.has_value(), what + " should have failed");
  require(result.error().code == code, what + " failed otherwise: " + result.error().message);
}

std::size_t file_count(const fs::path& folder) {
  const auto entries = fs::directory_iterator(folder);
  return static_cast<std::size_t>(std::distance(begin(entries), end(entries)));
}

void expect_good(ForkEnd end, const char* what) {
  if (end == ForkEnd::kNotPermitted) {
    std::printf("not run: %s takes a user who may mount file systems\n", what);
    return;
  }
  EXPECT_EQ(end, ForkEnd::kGood);
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
                                    if (!store.has_value()) {  // refused: not wrong either
                                      require_code(store, ErrorCode::kIo, "reading the file alone");
                                      return;
                                    }
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

/// An inventory that does not fit into SQLite's cache, so that a reader returns to the file.
std::string large_script() {
  std::string script;
  for (int i = 0; i < 20'000; ++i) script += "vm:n" + std::to_string(i) + " ";
  return script;
}

TEST_F(SharedFile, ChangedUnderAReaderInAReadOnlyFolderIsNotCalledDamaged) {
  must(import_script(*open(), large_script()));
  const fs::path view = folder() / "view";
  fs::create_directory(view);
  const auto change = [this] { must(import_script(*open(), "vm:n1!2 vm:n19000!2")); };
  const auto cut_off = [this] { fs::resize_file(path(), fs::file_size(path()) / 2); };
  for (const std::function<void()>& interruption :
       {std::function<void()>(change), std::function<void()>(cut_off)}) {
    expect_good(run_with_own_mounts([&] { return mount_read_only(folder(), view); },
                                    [&] {
                                      const auto reader = must(store::open_sqlite_store(
                                          {.path = view / "inventory.db", .read_only = true}));
                                      InterruptedSink sink(interruption);
                                      require_code(reader->replay(store::kNow, sink),
                                                   ErrorCode::kUnavailable, "reading on");
                                    }),
                "a read-only folder");
  }
}

/// Leaves no byte free.
void fill_disk(const fs::path& folder) {
  std::ofstream file(folder / "filler", std::ios::binary);
  for (const std::size_t piece : {65536U, 4096U, 512U, 1U}) {
    while (
        file.write(std::string(piece, 'x').data(), static_cast<std::streamsize>(piece)).flush()) {
    }
    file.clear();
  }
}

TEST_F(SharedFile, OnAFullDiskIsReadAndLeftAlone) {
  expect_good(run_with_own_mounts(
                  [this] { return mount_small(folder(), 1024); },
                  [this] {
                    must(import_script(*open(), "vm:a vm:b"));
                    fill_disk(folder());
                    require_code(open_impatiently(), ErrorCode::kUnavailable, "opening to write");
                    require(file_count(folder()) == 2, "a failed opening left something");
                    require(contents(*open(true)) == "vm:a vm:b", "contents differ");
                    require(file_count(folder()) == 2, "reading left something");
                    fs::remove(folder() / "filler");
                    must(import_script(*open(), "vm:c"));
                  }),
              "a full disk");
}

TEST_F(SharedFile, WithALimitOnFileSizesFailsAndLeavesNothing) {
  for (const bool is_there : {false, true}) {
    SCOPED_TRACE(is_there);
    if (is_there) must(import_script(*open(), "vm:a"));
    expect_good(run_with_own_mounts(
                    [] { return true; },
                    [&] {
                      std::signal(SIGXFSZ, SIG_IGN);
                      const rlimit limit{400'000, 400'000};
                      ::setrlimit(RLIMIT_FSIZE, &limit);
                      {
                        const auto store = open();
                        const auto failed = try_large_import(*store);
                        require_code(failed, ErrorCode::kUnavailable, "a large import");
                        require(failed.error().message.find("ulimit") != std::string::npos,
                                failed.error().message);
                      }
                      require(file_count(folder()) == (is_there ? 1U : 0U), "something was left");
                    }),
                "a limit");
  }
}

}  // namespace
}  // namespace toposcope::testing
