#include "ui/models/table_model.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using model::StatusValue;

/// Three nodes and two links, in no order.
ui::Picture picture() {
  ui::Picture out;
  const auto node = [&](const char* name, const char* type, StatusValue status) {
    scene::NodeFacts facts;
    facts.key = std::string("k-") + name;
    facts.type = type;
    facts.id = std::string("id-") + name;
    facts.name = name;
    facts.host = "node-1";
    facts.status.value = status;
    out.facts.nodes.push_back(facts);
  };
  node("web-10", "instance", StatusValue::kOk);
  node("web-2", "instance", StatusValue::kError);
  node("tap, \"a\"", "vnic", StatusValue::kWarning);
  const auto link = [&](std::uint32_t from, std::uint32_t to, bool down) {
    scene::LinkFacts facts;
    facts.source = from;
    facts.target = to;
    facts.key = "l" + std::to_string(from);
    facts.type = "instance-vnic";
    facts.down = down;
    out.facts.links.push_back(facts);
  };
  link(0, 2, false);
  link(1, 2, true);
  return out;
}

std::vector<std::string> first_cells(const ui::Table& table) {
  std::vector<std::string> out;
  for (const ui::TableRow& row : table.rows) out.push_back(row.cells[0]);
  return out;
}

TEST(Table, SortsInNaturalOrder) {
  EXPECT_EQ(first_cells(ui::make_table(picture(), {})),
            (std::vector<std::string>{"tap, \"a\"", "web-2", "web-10"}));
  ui::TableState state;
  state.descending = true;
  EXPECT_EQ(first_cells(ui::make_table(picture(), state)),
            (std::vector<std::string>{"web-10", "web-2", "tap, \"a\""}));
}

TEST(Table, SortsStatusByHowBad) {
  ui::TableState state;
  state.column = 2;
  EXPECT_EQ(first_cells(ui::make_table(picture(), state)),
            (std::vector<std::string>{"web-2", "tap, \"a\"", "web-10"}));
}

TEST(Table, FiltersByWordsInAnyCell) {
  ui::TableState state;
  state.filter = "INSTANCE error";
  const ui::Table table = ui::make_table(picture(), state);
  EXPECT_EQ(first_cells(table), std::vector<std::string>{"web-2"});
  EXPECT_EQ(table.all, 3U);
}

TEST(Table, ListsLinksWithTheirState) {
  ui::TableState state;
  state.links = true;
  state.column = 4;
  const ui::Table table = ui::make_table(picture(), state);
  EXPECT_EQ(first_cells(table), (std::vector<std::string>{"web-2", "web-10"}));
  EXPECT_EQ(table.rows[0].cells[4], "down");
}

TEST(Table, WritesCsvThatReadersTakeApart) {
  ui::TableState state;
  state.filter = "vnic";
  const std::string csv = ui::to_csv(ui::make_table(picture(), state));
  EXPECT_EQ(csv,
            "Name,Type,Status,Says,Host,ID\r\n"
            "\"tap, \"\"a\"\"\",vnic,Warning,,node-1,\"id-tap, \"\"a\"\"\"\r\n");
}

TEST(Table, AnImpossibleColumnIsTheLast) {
  ui::TableState state;
  state.column = 99;
  EXPECT_EQ(ui::make_table(picture(), state).rows.size(), 3U);
}

}  // namespace
}  // namespace toposcope::testing
