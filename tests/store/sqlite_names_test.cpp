// Names of files, what stands beside a file, and whose it is.

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <sys/stat.h>

#include "toposcope/store/graph_store.h"

#include "store/child.h"
#include "store/import_script.h"
#include "store/raw_database.h"
#include "store/sqlite_file.h"
#include "store/store_dump.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using model::ErrorCode;
using std::chrono::milliseconds;

fs::perms permissions(const fs::path& path) { return fs::status(path).permissions(); }

/// Begins an import and lets it go.
void drop_import(const fs::path& path) {
  const auto store = must(store::open_sqlite_store({.path = path}));
  const auto import = must(store->begin_import({.source = "s1"}));
  put_script(*import, "vm:a vm:b");
}

class LinkedFile : public SqliteFile {
 protected:
  void SetUp() override {
    fs::create_directory(folder() / "real");
    fs::create_directory(folder() / "names");
    fs::create_symlink("../real/x.db", folder() / "names" / "middle.db");
    fs::create_symlink("middle.db", name());
  }
  [[nodiscard]] fs::path real() const { return folder() / "real" / "x.db"; }
  [[nodiscard]] fs::path name() const { return folder() / "names" / "x.db"; }
};

TEST_F(LinkedFile, StaysLinkedAtTheFirstImport) {
  for (const bool is_there : {false, true}) {
    SCOPED_TRACE(is_there);
    fs::remove(real());
    if (is_there) write_file(real(), "");

    must(import_script(*must(store::open_sqlite_store({.path = name()})), "vm:a"));

    EXPECT_TRUE(fs::is_symlink(name()));
    EXPECT_EQ(contents(*must(store::open_sqlite_store({.path = real()}))), "vm:a");
  }
}

TEST_F(LinkedFile, HasOneLogForAllItsNames) {
  const auto writer = must(store::open_sqlite_store({.path = real()}));
  must(import_script(*writer, "vm:a"));
  must(import_script(*writer, "vm:b"));
  ASSERT_TRUE(fs::exists(real().string() + "-wal")) << "the second import is in the log";

  EXPECT_EQ(contents(*must(store::open_sqlite_store({.path = name(), .read_only = true}))),
            "vm:a vm:b");
}

TEST_F(LinkedFile, HasOneWriterForAllItsNames) {
  make_inventory(real());
  Helper helper({"hold", real().string()});
  ASSERT_EQ(helper.read_line(std::chrono::seconds{60}), "held");
  const auto store =
      must(store::open_sqlite_store({.path = name(), .busy_timeout = milliseconds{50}}));

  expect_code(store->begin_import({.source = "s1"}), ErrorCode::kUnavailable);
}

TEST_F(SqliteFile, MayHaveANameThatSqliteReadsOtherwise) {
  const fs::path before = fs::current_path();
  fs::current_path(folder().path());
  for (const char* name : {":memory:", "file:x.db", "a?mode=memory.db", "b#c%41.db"}) {
    SCOPED_TRACE(name);
    must(import_script(*must(store::open_sqlite_store({.path = name})), "vm:a"));
    EXPECT_TRUE(fs::is_regular_file(folder() / name));
    EXPECT_EQ(contents(*must(store::open_sqlite_store({.path = name, .read_only = true}))), "vm:a");
    fs::remove(folder() / name);
    EXPECT_TRUE(files().empty());
  }
  fs::current_path(before);
}

TEST_F(SqliteFile, IsMadeWithTheModeThatIsUsual) {
  const mode_t before = ::umask(0027);
  make_inventory(path());
  ::umask(before);

  EXPECT_EQ(permissions(path()), fs::perms{0640});
}

TEST_F(SqliteFile, KeepsTheModeOfAnEmptyTarget) {
  for (const bool is_inventory : {false, true}) {
    SCOPED_TRACE(is_inventory);
    fs::remove(path());
    write_file(path(), "");
    fs::permissions(path(), fs::perms{0600});
    if (is_inventory) must(store::open_sqlite_store({.path = path()}));

    make_inventory(path());

    EXPECT_EQ(permissions(path()), fs::perms{0600});
  }
}

TEST_F(SqliteFile, IsGoneAgainWhenItsFirstImportFails) {
  drop_import(path());
  EXPECT_TRUE(files().empty());

  write_file(path(), "");
  drop_import(path());
  EXPECT_EQ(files(), std::vector<std::string>{"inventory.db"});
  EXPECT_EQ(fs::file_size(path()), 0U);
}

TEST_F(SqliteFile, StaysWhenSomebodyElseMadeOrFilledIt) {
  must(store::open_sqlite_store({.path = path()}));
  drop_import(path());
  EXPECT_EQ(files(), std::vector<std::string>{"inventory.db"});

  fs::remove(path());
  {
    const auto maker = must(store::open_sqlite_store({.path = path()}));
    (void)must(maker->begin_import({.source = "s1"}));
    must(import_script(*must(store::open_sqlite_store({.path = path()})), "vm:a"));
  }
  EXPECT_EQ(contents(*must(store::open_sqlite_store({.path = path()}))), "vm:a");
}

TEST_F(SqliteFile, LosesWhatKilledWritersLeftBesideIt) {
  make_inventory(path());
  for (const char* suffix : {"-import", "-import-wal", "-lock"}) {
    write_file(path().string() + suffix, "left");
  }

  must(store::open_sqlite_store({.path = path(), .read_only = true}));
  EXPECT_EQ(files().size(), 4U) << "a reader writes nothing";

  must(store::open_sqlite_store({.path = path()}));
  EXPECT_EQ(files(), std::vector<std::string>{"inventory.db"});
}

TEST_F(SqliteFile, DoesNotTakeTheLogOfAFormerFile) {
  {
    const auto former = must(store::open_sqlite_store({.path = path()}));
    must(import_script(*former, "vm:a"));
    must(import_script(*former, "vm:b"));
    fs::copy_file(path().string() + "-wal", folder() / "log");
  }
  fs::remove(path());
  fs::rename(folder() / "log", path().string() + "-wal");

  must(import_script(*must(store::open_sqlite_store({.path = path()})), "vm:new"));

  EXPECT_EQ(contents(*must(store::open_sqlite_store({.path = path()}))), "vm:new");
}

TEST_F(SqliteFile, IsNamedInMessages) {
  make_inventory(path());
  const auto store =
      must(store::open_sqlite_store({.path = path(), .busy_timeout = milliseconds{50}}));
  const auto row = must(store->resolve("vm:n0", "")).row;
  RawDatabase other(path());
  other.execute("BEGIN IMMEDIATE");

  const auto refused = store->set_status(row, "probe", {});

  expect_code(refused, ErrorCode::kUnavailable);
  EXPECT_EQ(refused.error().where, path().string());
  EXPECT_EQ(refused.error().message.find("BEGIN"), std::string::npos) << refused.error().message;
}

TEST_F(SqliteFile, DoesNotTakeEveryFailureForAnotherWriter) {
  make_inventory(path());
  fs::create_directory(path().string() + "-lock");
  const auto store = must(store::open_sqlite_store({.path = path()}));

  expect_code(store->begin_import({.source = "s1"}), ErrorCode::kIo);
}

}  // namespace
}  // namespace toposcope::testing
