// Copying and compacting files.

#include <filesystem>
#include <fstream>
#include <string>

#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/file.h>
#include <unistd.h>

#include "toposcope/store/graph_store.h"

#include "sqlite/error.h"
#include "sqlite/new_file.h"
#include "store/import_script.h"
#include "store/raw_database.h"
#include "store/sqlite_file.h"
#include "store/store_dump.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using model::ErrorCode;

/// Writes nonsense over the page where an index begins: nothing that opening the file reads.
void damage(const fs::path& path) {
  const auto number = [&path](const char* sql) {
    return std::stoll(RawDatabase(path).rows(sql).at(0));
  };
  const auto size = number("PRAGMA page_size");
  const auto page = number("SELECT rootpage FROM sqlite_schema WHERE name='node_by_parent'");
  std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
  file.seekp((page - 1) * size);
  file << std::string(200, 'x');
  if (!file) throw std::runtime_error("cannot write " + path.string());
}

fs::perms permissions(const fs::path& path) { return fs::status(path).permissions(); }

TEST_F(SqliteFile, BackupIsAnEqualInventory) {
  const auto store = must(store::open_sqlite_store({.path = path()}));
  must(import_script(*store, "%rules/r vm:a@K!2^error.3 vm:a@K>nic:b=x"));
  must(import_script(*store, "vm:a@K!3"));
  const auto import = must(store->begin_import({.source = "s1"}));
  put_script(*import, "vm:not_yet");

  must(store->backup(folder() / "copy.db"));

  const auto copy = must(store::open_sqlite_store({.path = folder() / "copy.db"}));
  EXPECT_EQ(dump_state(*copy), dump_state(*store));
  EXPECT_EQ(dump_objects(*copy), dump_objects(*store));
  EXPECT_EQ(dump_records(*copy, 1), dump_records(*store, 1));
}

TEST_F(SqliteFile, BackupRefusesATargetThatExists) {
  make_inventory(path());
  const auto store = must(store::open_sqlite_store({.path = path(), .read_only = true}));
  write_file(folder() / "copy.db", "precious");

  expect_code(store->backup(folder() / "copy.db"), ErrorCode::kConflict);
  expect_code(store->backup(path()), ErrorCode::kConflict);
  expect_code(store->backup(folder() / "none" / "copy.db"), ErrorCode::kNotFound);
  EXPECT_EQ(fs::file_size(folder() / "copy.db"), 8U);
}

TEST_F(SqliteFile, BackupOfAReadOnlyInventoryWorks) {
  make_inventory(path());
  const auto store = must(store::open_sqlite_store({.path = path(), .read_only = true}));

  must(store->backup(folder() / "copy.db"));

  EXPECT_EQ(contents(*must(store::open_sqlite_store({.path = folder() / "copy.db"}))),
            contents(*store));
}

TEST_F(SqliteFile, BackupHasTheModeOfItsSource) {
  make_inventory(path());
  fs::permissions(path(), fs::perms{0640});
  const auto store = must(store::open_sqlite_store({.path = path(), .read_only = true}));

  must(store->backup(folder() / "copy.db"));

  EXPECT_EQ(permissions(folder() / "copy.db"), fs::perms{0640});
}

TEST_F(SqliteFile, BackupWaitsForNoWriterOfItsTarget) {
  make_inventory(path());
  const auto store = must(store::open_sqlite_store({.path = path(), .read_only = true}));
  const int lock = ::open((folder() / "copy.db-lock").c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
  ASSERT_EQ(::flock(lock, LOCK_EX | LOCK_NB), 0);

  expect_code(store->backup(folder() / "copy.db"), ErrorCode::kUnavailable);

  ::close(lock);
  EXPECT_TRUE(store->backup(folder() / "copy.db").has_value());
}

TEST_F(SqliteFile, ACopyReplacesNothingThatWasMadeMeanwhile) {
  const fs::path target = folder() / "copy.db";
  store::sqlite::NewFile copy(target);
  write_file(target, "precious");

  try {
    copy.publish_beside();
    FAIL() << "the target exists";
  } catch (const store::sqlite::Failure& failure) {
    EXPECT_EQ(failure.error().code, ErrorCode::kConflict);
  }
  EXPECT_EQ(fs::file_size(target), 8U);
}

TEST_F(SqliteFile, DamagedIsNeitherCopiedNorCompacted) {
  make_inventory(path(), 2000);
  damage(path());
  const auto size = fs::file_size(path());
  const auto store = must(store::open_sqlite_store({.path = path()}));

  for (const auto& done : {store->backup(folder() / "copy.db"), store->compact(store::kNow)}) {
    expect_code(done, ErrorCode::kMalformedInput);
    EXPECT_EQ(done.error().where, path().string());
  }
  EXPECT_FALSE(fs::exists(folder() / "copy.db"));
  EXPECT_FALSE(fs::exists(folder() / "copy.db-import"));
  EXPECT_EQ(fs::file_size(path()), size);
}

}  // namespace
}  // namespace toposcope::testing
