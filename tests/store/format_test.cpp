// store/FORMAT.md is a contract: its queries run, and its views have the columns it lists.

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/store/graph_store.h"

#include "store/import_script.h"
#include "store/raw_database.h"
#include "support/records.h"
#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

std::vector<std::string> lines_of_format() {
  std::ifstream in(TOPOSCOPE_SOURCE_DIR "/store/FORMAT.md");
  if (!in) throw std::runtime_error("cannot read store/FORMAT.md");
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) out.push_back(line);
  return out;
}

/// The texts between ```sql and ```.
std::vector<std::string> documented_queries() {
  std::vector<std::string> out;
  bool inside = false;
  for (const auto& line : lines_of_format()) {
    if (line.starts_with("```")) {
      inside = line == "```sql";
      if (inside) out.emplace_back();
    } else if (inside) {
      out.back() += line + "\n";
    }
  }
  return out;
}

struct View {
  std::string name;
  std::vector<std::string> columns;
};

/// Cells of a table row: "| a, b | meaning |" gives "a, b".
std::string first_cell(const std::string& line) {
  const auto end = line.find('|', 1);
  return end == std::string::npos ? "" : line.substr(1, end - 1);
}

/// Views by their headings ("### v1_objects: nodes") and the first column of the table there.
std::vector<View> documented_views() {
  std::vector<View> out;
  bool inside = false;
  for (const auto& line : lines_of_format()) {
    if (line.starts_with("#")) {
      inside = line.starts_with("### v1_");
      if (inside) out.push_back({line.substr(4, line.find_first_of(": ", 4) - 4), {}});
      continue;
    }
    const bool is_row = inside && line.starts_with("|") && !line.starts_with("|--");
    if (!is_row || line.starts_with("| column ")) continue;
    std::istringstream names(first_cell(line));
    for (std::string name; std::getline(names >> std::ws, name, ',');) {
      out.back().columns.push_back(name.substr(0, name.find(' ')));
    }
  }
  return out;
}

class StoreFormat : public ::testing::Test {
 protected:
  [[nodiscard]] std::filesystem::path path() const { return folder_ / "inventory.db"; }

  /// Something for every view to show.
  void fill() {
    const auto store = must(store::open_sqlite_store({.path = path()}));
    put_first(*store);
    must(store->add_messages(std::vector<store::Message>{{0,
                                                          {},
                                                          store::MessageLevel::kError,
                                                          "env",
                                                          "scan",
                                                          "scan 1",
                                                          "host",
                                                          "h1",
                                                          "gone",
                                                          false}}));
    must(store->set_job("scan", "1", R"({"state":"failed"})"));
    must(import_script(*store, "host:h1!2"));
    must(import_script(*store, "host:h1!3"));
  }

 private:
  static void put_first(store::GraphStore& store) {
    const auto import = must(store.begin_import({.source = "s1"}));
    must(put(*import, environment_config("env")));
    must(put(*import, TestNode{.key = "A",
                               .type = "instance",
                               .id = "a",
                               .name = "web 12",
                               .fields = R"("host":"h1")",
                               .status = TestStatus{model::StatusValue::kError, "down", 5}}));
    must(put(*import, TestNode{.type = "host", .id = "h1"}));
    must(put(*import,
             TestNode{.type = "vnic", .id = "v", .parent_type = "host", .parent_id = "h1"}));
    must(put(*import, TestLink{.key = "L",
                               .link_type = "instance-vnic",
                               .source = {"A", "instance", "a"},
                               .target = {"", "vnic", "v"},
                               .implicit = model::Implicit::kMissing}));
    must(put(*import, TestLink{.key = "L2",
                               .link_type = "instance-port",
                               .source = {"A", "instance", "a"},
                               .target = {"", "vnic", "v"}}));
    must(put(*import, TestDocument{"cliques", "env", "c1",
                                   R"({"focal_point":"A","focal_point_type":"instance",)"
                                   R"("clique_type":"t","environment":"env",)"
                                   R"("nodes":["A","vnic:v"],"links":["L"]})"}));
    put_script(*import, "twin:t@T1 twin:t@T2 e2/vm:x instance:a@A>vnic:gone+M");
    must(import->commit());
  }

  TempDir folder_{TempDir::Place::kMemory};
};

TEST_F(StoreFormat, DocumentsTheFiveViewsAndFindings) {
  std::string names;
  for (const auto& view : documented_views()) names += view.name + " ";
  for (const char* name : {"v1_objects", "v1_links", "v1_clique_members", "v1_status_now",
                           "v1_revisions", "v1_findings", "v1_messages"}) {
    EXPECT_NE(names.find(name), std::string::npos) << name << " in " << names;
  }
  EXPECT_GE(documented_queries().size(), 10U);
}

TEST_F(StoreFormat, ViewsHaveTheDocumentedColumns) {
  fill();
  RawDatabase db(path(), SQLITE_OPEN_READONLY);
  for (const auto& view : documented_views()) {
    SCOPED_TRACE(view.name);
    auto got = db.rows("SELECT name FROM pragma_table_info('" + view.name + "')");
    auto want = view.columns;
    std::sort(got.begin(), got.end());
    std::sort(want.begin(), want.end());
    EXPECT_EQ(got, want);
    EXPECT_FALSE(db.rows("SELECT * FROM " + view.name).empty());
  }
}

TEST_F(StoreFormat, DocumentedQueriesFindSomething) {
  fill();
  RawDatabase db(path(), SQLITE_OPEN_READONLY);
  for (const auto& query : documented_queries()) {
    SCOPED_TRACE(query);
    const auto rows = db.rows(query);
    ASSERT_FALSE(rows.empty());
    EXPECT_NE(rows.front(), "0") << "a count of nothing";
  }
}

TEST_F(StoreFormat, DocumentedQueriesRunOnAnEmptyInventory) {
  must(store::open_sqlite_store({.path = path()}));
  RawDatabase db(path(), SQLITE_OPEN_READONLY);
  for (const auto& query : documented_queries()) {
    SCOPED_TRACE(query);
    EXPECT_NO_THROW((void)db.rows(query));
  }
}

TEST_F(StoreFormat, FindingsNameWhatIsWrong) {
  fill();
  RawDatabase db(path(), SQLITE_OPEN_READONLY);

  EXPECT_EQ(
      db.rows("SELECT finding, environment, key FROM v1_findings ORDER BY 1, 2, 3"),
      (std::vector<std::string>{"duplicate id|env|T1", "implicit missing|env|L",
                                "placeholder|env|vnic:gone", "undeclared environment|e2|e2"}));
}

TEST_F(StoreFormat, ViewsShowTheNewestRevision) {
  fill();
  RawDatabase db(path(), SQLITE_OPEN_READONLY);

  EXPECT_EQ(db.rows("SELECT key, document ->> '$.content' FROM v1_objects WHERE type='host'"),
            std::vector<std::string>{"host:h1|3"});
  EXPECT_EQ(db.rows("SELECT source_key, target_key, implicit FROM v1_links WHERE key='L'"),
            std::vector<std::string>{"A|vnic:v|missing"});
  EXPECT_EQ(db.rows("SELECT kind, key FROM v1_clique_members WHERE clique='c1' ORDER BY 1, 2"),
            (std::vector<std::string>{"link|L", "node|A", "node|vnic:v"}));
  EXPECT_EQ(db.rows("SELECT key, value, text, source FROM v1_status_now"),
            std::vector<std::string>{"A|Error|down|s1"});
  EXPECT_EQ(db.rows("SELECT number, level, environment, origin, related_id, text, viewed"
                    " FROM v1_messages"),
            std::vector<std::string>{"1|error|env|scan 1|h1|gone|0"});
  EXPECT_EQ(db.rows("SELECT number, kind, source FROM v1_revisions ORDER BY 1"),
            (std::vector<std::string>{"1|import|s1", "2|import|s1", "3|import|s1"}));
}

}  // namespace
}  // namespace toposcope::testing
