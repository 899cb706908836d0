// The first schema needs no step; the way that later ones will take is tested with steps of its
// own.

#include "sqlite/migrations.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sqlite/error.h"
#include "store/raw_database.h"
#include "support/temp_dir.h"

namespace toposcope::store::sqlite {
namespace {

using ::toposcope::testing::RawDatabase;
using ::toposcope::testing::TempDir;

void add_colour(Connection& db) { db.execute("ALTER TABLE thing ADD COLUMN colour DEFAULT 'red'"); }
void add_size(Connection& db) { db.execute("ALTER TABLE thing ADD COLUMN size DEFAULT 7"); }
void break_half_way(Connection& db) {
  db.execute("UPDATE thing SET name='lost'");
  db.execute("SELECT * FROM nowhere");
}

class Migrations : public ::testing::Test {
 protected:
  void SetUp() override {
    RawDatabase(path_, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE)
        .execute(
            "CREATE TABLE thing(name); INSERT INTO thing VALUES('one');"
            "PRAGMA user_version=1");
  }
  void run(const std::vector<Migration>& steps, int target) {
    Connection db(path_, Access::kReadWrite, std::chrono::milliseconds{1000});
    migrate(db, steps, target);
  }
  [[nodiscard]] const std::filesystem::path& path() const { return path_; }
  [[nodiscard]] std::vector<std::string> things() {
    return RawDatabase(path_).rows("SELECT * FROM thing");
  }
  [[nodiscard]] std::string version() {
    return RawDatabase(path_).rows("PRAGMA user_version").at(0);
  }

 private:
  TempDir folder_{TempDir::Place::kMemory};
  std::filesystem::path path_ = folder_ / "old.db";
};

TEST_F(Migrations, RunOneAfterTheOther) {
  run({{1, add_colour}, {2, add_size}}, 3);

  EXPECT_EQ(things(), std::vector<std::string>{"one|red|7"});
  EXPECT_EQ(version(), "3");
}

TEST_F(Migrations, StopAtTheTarget) {
  run({{1, add_colour}, {2, add_size}}, 2);

  EXPECT_EQ(things(), std::vector<std::string>{"one|red"});
  EXPECT_EQ(version(), "2");
}

TEST_F(Migrations, DoNothingWhenThere) {
  run({{1, break_half_way}}, 1);

  EXPECT_EQ(things(), std::vector<std::string>{"one"});
}

TEST_F(Migrations, LeaveTheFileAsItWasWhenOneFails) {
  EXPECT_THROW(run({{1, add_colour}, {2, break_half_way}}, 3), Failure);

  EXPECT_EQ(things(), std::vector<std::string>{"one"});
  EXPECT_EQ(version(), "1");
}

TEST_F(Migrations, RefuseWhenAStepIsMissing) {
  try {
    run({{1, add_colour}}, 3);
    FAIL() << "nothing leads from 2 to 3";
  } catch (const Failure& failure) {
    EXPECT_EQ(failure.error().code, model::ErrorCode::kUnsupported);
    EXPECT_EQ(failure.error().where, path().string());
  }
  EXPECT_EQ(things(), std::vector<std::string>{"one"});
}

}  // namespace
}  // namespace toposcope::store::sqlite
