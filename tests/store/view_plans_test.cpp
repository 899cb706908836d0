// A look-up through a read view reads what it looks for, not every node or link.

#include <chrono>
#include <ostream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sqlite/connection.h"
#include "sqlite/versions.h"
#include "store/raw_database.h"
#include "store/sqlite_file.h"

namespace toposcope::testing {
namespace {

struct PlanCase {
  const char* name;
  const char* sql;
};

void PrintTo(const PlanCase& test_case, std::ostream* out) { *out << test_case.name; }

std::string plan_name(const ::testing::TestParamInfo<PlanCase>& param) { return param.param.name; }

/// Steps that read a whole table of nodes or links, or all of one type; by their names in the
/// views: n, l, and a, b for the ends of a link.
std::vector<std::string> long_steps(RawDatabase& db, const std::string& sql) {
  std::vector<std::string> steps;
  for (const auto& row : db.rows("EXPLAIN QUERY PLAN " + sql)) {
    const std::string step = row.substr(row.rfind('|') + 1);
    const bool is_scan = step.starts_with("SCAN n") || step.starts_with("SCAN l") ||
                         step.starts_with("SCAN a") || step.starts_with("SCAN b");
    const bool is_whole_type = step.ends_with("(type=?)");
    const bool is_made_up = step.find("AUTOMATIC") != std::string::npos;
    if (is_scan || is_whole_type || is_made_up) steps.push_back(step);
  }
  return steps;
}

class ViewPlan : public SqliteFile, public ::testing::WithParamInterface<PlanCase> {};

TEST_P(ViewPlan, ReadsOnlyWhatFits) {
  // The same at the first import as in an empty file: statistics are not measured.
  for (const int nodes : {0, 3}) {
    SCOPED_TRACE(nodes);
    std::filesystem::remove(path());
    make_inventory(path(), nodes);
    RawDatabase db(path(), SQLITE_OPEN_READONLY);
    EXPECT_EQ(long_steps(db, GetParam().sql), std::vector<std::string>{});
  }
}

INSTANTIATE_TEST_SUITE_P(
    Lookups, ViewPlan,
    ::testing::ValuesIn(std::vector<PlanCase>{
        {"node_by_row", "SELECT * FROM v1_objects WHERE row=?1"},
        {"node_by_key", "SELECT * FROM v1_objects WHERE key=?1"},
        {"node_by_key_there", "SELECT * FROM v1_objects WHERE environment=?1 AND key=?2"},
        {"node_by_id", "SELECT * FROM v1_objects WHERE id=?1"},
        {"node_by_type_and_id", "SELECT * FROM v1_objects WHERE type=?1 AND id=?2"},
        {"node_by_id_there",
         "SELECT * FROM v1_objects WHERE environment='env' AND type='vm' AND id='n1'"},
        {"children", "SELECT * FROM v1_objects WHERE parent_type=?1 AND parent_id=?2"},
        {"children_there",
         "SELECT * FROM v1_objects WHERE environment=?1 AND parent_type=?2 AND parent_id=?3"},
        {"link_by_row", "SELECT * FROM v1_links WHERE row=?1"},
        {"link_by_key", "SELECT * FROM v1_links WHERE key=?1"},
        {"links_from_row", "SELECT * FROM v1_links WHERE source_row=?1"},
        {"links_to_row", "SELECT * FROM v1_links WHERE target_row=?1"},
        {"links_at_row", "SELECT * FROM v1_links WHERE source_row=?1 OR target_row=?1"},
        {"links_of_type_from_row", "SELECT * FROM v1_links WHERE link_type=?1 AND source_row=?2"},
        {"links_from_key", "SELECT * FROM v1_links WHERE source_key=?1"},
        {"links_to_key_there", "SELECT * FROM v1_links WHERE environment=?1 AND target_key=?2"},
        {"neighbours",
         "SELECT o.* FROM v1_links l JOIN v1_objects o ON o.row=l.target_row"
         " WHERE l.source_key=?1"},
        {"found_by_text",
         "SELECT o.* FROM node_text f JOIN v1_objects o ON o.row=f.rowid"
         " WHERE node_text MATCH ?1"},
    }),
    plan_name);

/// Asked for each parent that nodes name, a few hundred thousand times.
TEST_F(SqliteFile, WhetherAParentIsThereIsToldByAnIndexAlone) {
  make_inventory(path());
  const auto plan = RawDatabase(path(), SQLITE_OPEN_READONLY)
                        .rows(
                            "EXPLAIN QUERY PLAN SELECT 1 FROM node WHERE type=?1 AND ext_id=?2"
                            " AND environment=?3 AND placeholder=0");
  ASSERT_EQ(plan.size(), 1U);
  EXPECT_NE(plan[0].find("COVERING INDEX node_by_id"), std::string::npos) << plan[0];
}

/// What the tree asks of an older revision, see NodeTree.
TEST_F(SqliteFile, TheTreeOfAnOlderRevisionIsReadByIndexes) {
  make_inventory(path());
  make_inventory(path(), 4);
  store::sqlite::Connection db(path(), store::sqlite::Access::kReadOnly,
                               std::chrono::milliseconds{1000});
  const std::string nodes = store::sqlite::Version(db, 1).nodes();
  for (const char* rest :
       {" n WHERE type=?1 AND ext_id=?2 AND environment=?3 AND placeholder=0 ORDER BY id",
        " n WHERE parent_id=?1 AND parent_type=?2 AND environment=?3 AND placeholder=0",
        " n WHERE parent_id>=?1||'-' AND parent_id<?1||'.' AND environment=?2",
        " n JOIN main.name t ON n.type=t.id WHERE t.kind=2 AND n.ext_id=?1 AND n.environment=?2"}) {
    auto plan = db.prepare("EXPLAIN QUERY PLAN SELECT n.id FROM " + nodes + rest);
    while (plan.step()) {
      EXPECT_FALSE(plan.text(3).starts_with("SCAN main.node")) << plan.text(3) << ": " << rest;
    }
  }
}

}  // namespace
}  // namespace toposcope::testing
