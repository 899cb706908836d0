// What can be wrong with a file, and what the store does to files.

#include "store/sqlite_file.h"

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "store/import_script.h"
#include "store/raw_database.h"
#include "store/store_dump.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using model::ErrorCode;
using std::chrono::milliseconds;

void make_other_database(const fs::path& path) {
  RawDatabase(path, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE).execute("CREATE TABLE t(x)");
}

void make_newer_schema(const fs::path& path) {
  make_inventory(path);
  RawDatabase(path).execute("PRAGMA user_version=1000");
}

void make_older_schema(const fs::path& path) {
  make_inventory(path);
  RawDatabase(path).execute("PRAGMA user_version=1");
}

void make_text(const fs::path& path) { write_file(path, std::string(5000, 'x')); }

void make_short_text(const fs::path& path) { write_file(path, "{}"); }

void make_truncated(const fs::path& path) {
  make_inventory(path, 2000);
  fs::resize_file(path, fs::file_size(path) / 2);
}

void make_cut_inside_the_header(const fs::path& path) {
  make_inventory(path);
  fs::resize_file(path, 50);
}

void make_other_tables(const fs::path& path) {
  make_inventory(path);
  RawDatabase(path).execute("DROP TABLE revision");
}

void make_folder(const fs::path& path) { fs::create_directory(path); }

void make_schema_that_never_was(const fs::path& path) {
  make_inventory(path);
  RawDatabase(path).execute("PRAGMA user_version=0");
}

struct BadFileCase {
  const char* name;
  void (*make)(const fs::path& path);
  ErrorCode want;
};

void PrintTo(const BadFileCase& test_case, std::ostream* out) { *out << test_case.name; }

std::string case_name(const ::testing::TestParamInfo<BadFileCase>& param) {
  return param.param.name;
}

class BadFile : public ::testing::TestWithParam<BadFileCase> {};

TEST_P(BadFile, IsRefusedAndLeftAlone) {
  const TempDir folder(TempDir::Place::kMemory);
  const fs::path path = folder / "inventory.db";
  GetParam().make(path);
  const auto size = fs::is_directory(path) ? 0U : fs::file_size(path);
  for (const bool read_only : {false, true}) {
    SCOPED_TRACE(read_only ? "read-only" : "read-write");
    const auto store = store::open_sqlite_store(
        {.path = path, .read_only = read_only, .busy_timeout = milliseconds{50}});
    ASSERT_FALSE(store.has_value());
    EXPECT_EQ(store.error().code, GetParam().want) << store.error().message;
    EXPECT_NE((store.error().message + store.error().where).find("inventory.db"), std::string::npos)
        << store.error().message;
  }
  if (!fs::is_directory(path)) {
    EXPECT_EQ(fs::file_size(path), size);
  }
}

INSTANTIATE_TEST_SUITE_P(
    Files, BadFile,
    ::testing::ValuesIn(std::vector<BadFileCase>{
        {"text", make_text, ErrorCode::kMalformedInput},
        {"short_text", make_short_text, ErrorCode::kMalformedInput},
        {"another_database", make_other_database, ErrorCode::kMalformedInput},
        {"truncated", make_truncated, ErrorCode::kMalformedInput},
        {"cut_inside_the_header", make_cut_inside_the_header, ErrorCode::kMalformedInput},
        {"newer_schema", make_newer_schema, ErrorCode::kUnsupported},
        {"older_schema", make_older_schema, ErrorCode::kUnsupported},
        {"schema_that_never_was", make_schema_that_never_was, ErrorCode::kMalformedInput},
        {"other_tables", make_other_tables, ErrorCode::kMalformedInput},
        {"folder", make_folder, ErrorCode::kMalformedInput},
    }),
    case_name);

TEST_F(SqliteFile, AnOlderSchemaSaysHowToGoOn) {
  make_older_schema(path());
  for (const bool read_only : {false, true}) {
    const auto store = store::open_sqlite_store({.path = path(), .read_only = read_only});
    expect_code(store, ErrorCode::kUnsupported);
    EXPECT_NE(store.error().message.find("import its sources anew into another file"),
              std::string::npos)
        << store.error().message;
  }
  EXPECT_EQ(RawDatabase(path()).rows("PRAGMA user_version"), std::vector<std::string>{"1"});
}

TEST_F(SqliteFile, MustBeThereUnlessCreated) {
  expect_code(store::open_sqlite_store({.path = path(), .create = false}), ErrorCode::kNotFound);
  expect_code(store::open_sqlite_store({.path = path(), .read_only = true}), ErrorCode::kNotFound);
  EXPECT_TRUE(files().empty());
}

TEST_F(SqliteFile, NeedsAFolder) {
  const fs::path nowhere = folder() / "none" / "inventory.db";

  for (const bool read_only : {false, true}) {
    const auto store = store::open_sqlite_store({.path = nowhere, .read_only = read_only});
    expect_code(store, ErrorCode::kNotFound);
    EXPECT_EQ(store.error().where, nowhere.string());
  }
}

TEST_F(SqliteFile, IsAnInventoryBeforeTheFirstImport) {
  must(store::open_sqlite_store({.path = path()}));

  const auto store = must(store::open_sqlite_store({.path = path(), .read_only = true}));
  EXPECT_EQ(contents(*store), "");
  EXPECT_TRUE(must(store->revisions()).empty());
}

TEST_F(SqliteFile, HoldsWhatWasCommittedWhenOpenedAgain) {
  std::string before;
  {
    const auto store = must(store::open_sqlite_store({.path = path()}));
    must(import_script(*store, "%rules/r vm:a@K!2^error.3 vm:a@K>nic:b=x"));
    must(import_script(*store, "vm:c vm:a@K!3"));
    before = dump_state(*store) + dump_objects(*store) + dump_topology(*store, 1);
  }

  const auto store = must(store::open_sqlite_store({.path = path(), .create = false}));
  EXPECT_EQ(dump_state(*store) + dump_objects(*store) + dump_topology(*store, 1), before);
}

TEST_F(SqliteFile, IsAloneAfterClosing) {
  {
    const auto store = must(store::open_sqlite_store({.path = path()}));
    must(import_script(*store, "vm:a"));
    must(import_script(*store, "vm:b"));
  }

  EXPECT_EQ(files(), std::vector<std::string>{"inventory.db"});
}

TEST_F(SqliteFile, IsAloneAfterADroppedImport) {
  for (const char* first : {"", "vm:a"}) {
    SCOPED_TRACE(first);
    {
      const auto store = must(store::open_sqlite_store({.path = path()}));
      must(import_script(*store, first));
      const auto import = must(store->begin_import({.source = "s1"}));
      put_script(*import, "vm:b vm:c");
    }
    EXPECT_EQ(files(), std::vector<std::string>{"inventory.db"});
  }
}

TEST_F(SqliteFile, OpenedReadOnlyIsNeverWritten) {
  make_inventory(path());
  const auto time = fs::last_write_time(path());
  const auto size = fs::file_size(path());
  {
    const auto store = must(store::open_sqlite_store({.path = path(), .read_only = true}));
    EXPECT_EQ(contents(*store), "vm:n0 vm:n1 vm:n2");
    const auto row = must(store->resolve("vm:n0", "")).row;
    expect_code(store->begin_import({.source = "s1"}), ErrorCode::kInvalidArgument);
    expect_code(store->revert(1), ErrorCode::kInvalidArgument);
    expect_code(store->remove_environment("env"), ErrorCode::kInvalidArgument);
    expect_code(store->compact(store::kNow), ErrorCode::kInvalidArgument);
    expect_code(store->set_status(row, "probe", {}), ErrorCode::kInvalidArgument);
    EXPECT_TRUE(must(store->find({.text = "n1"})).size() == 1U);
  }

  EXPECT_EQ(files(), std::vector<std::string>{"inventory.db"});
  EXPECT_EQ(fs::last_write_time(path()), time);
  EXPECT_EQ(fs::file_size(path()), size);
}

TEST_F(SqliteFile, ReportsItsSizeAndVersion) {
  make_inventory(path(), 500);
  const auto store = must(store::open_sqlite_store({.path = path()}));

  EXPECT_EQ(must(store->info()).file_bytes, fs::file_size(path()));
  EXPECT_EQ(must(store->info()).schema_version, 2);
  EXPECT_EQ(RawDatabase(path()).rows("PRAGMA user_version"), std::vector<std::string>{"2"});
}

TEST_F(SqliteFile, ShrinksWhenCompacted) {
  const auto store = must(store::open_sqlite_store({.path = path()}));
  std::string script;
  for (int i = 0; i < 2000; ++i) script += "vm:n" + std::to_string(i) + " ";
  must(import_script(*store, script));
  must(import_script(*store, "vm:a", {.source = "s1", .replace = true, .max_retired_share = 1.0}));
  const auto before = must(store->info()).file_bytes;

  must(store->compact(store::kNow));

  EXPECT_LT(must(store->info()).file_bytes, before / 2);
  EXPECT_EQ(contents(*store), "vm:a");
}

}  // namespace
}  // namespace toposcope::testing
