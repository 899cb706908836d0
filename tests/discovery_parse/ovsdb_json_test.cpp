#include "parse/ovsdb_json.h"

#include "discovery_parse/parse_checks.h"
#include "parse/ovs_value.h"
#include "parse/text_lines.h"

namespace toposcope::discovery::parse {
namespace {

/// "COLUMN : VALUE" lines, blank lines between records.
std::vector<OvsRecord> records_of(const std::string& text) {
  std::vector<OvsRecord> records;
  bool begins = true;
  for (const auto& [line, number] : lines_of(text)) {
    const auto halves = split_at(line, ":");
    if (halves && begins) records.emplace_back();
    begins = !halves;
    if (!halves) continue;
    const auto value = read_ovs_value(halves->second);
    EXPECT_TRUE(value.has_value()) << number;
    if (value) records.back().columns.emplace_back(halves->first, *value);
  }
  return records;
}

class OvsTable : public ::testing::TestWithParam<const char*> {};

/// ovs-vsctl printed each table of the lab in both forms.
TEST_P(OvsTable, SaysTheSameAsText) {
  const std::string name = std::string("lab-ovs-list-") + GetParam();
  const auto json = read_ovsdb_json(fixture(name + ".json"));
  const auto text = records_of(fixture(name + ".txt"));
  ASSERT_TRUE(json.has_value()) << json.error().where << json.error().message;
  ASSERT_EQ(json.value().size(), text.size());
  for (std::size_t i = 0; i < json.value().size(); ++i) {
    const OvsRecord& one = json.value()[i];
    const OvsRecord& other = text[i];
    ASSERT_EQ(one.columns.size(), other.columns.size());
    for (std::size_t c = 0; c < one.columns.size(); ++c) {
      EXPECT_EQ(one.columns[c].first, other.columns[c].first);
      if (one.columns[c].first == "statistics") continue;  // counted on between the two
      EXPECT_EQ(one.columns[c].second.entries, other.columns[c].second.entries)
          << one.columns[c].first << " of " << one["name"].atom();
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Lab, OvsTable, ::testing::Values("bridge", "interface", "port"));

TEST(OvsdbJson, ReadsAllKindsOfValues) {
  const auto read = read_ovsdb_json(
      R"({"headings":["a","b","c","d","e"],"data":[[["uuid","u"],["set",[1,2]],["map",[["k",["uuid","v"]]]],true,"x"]]})");
  ASSERT_TRUE(read.has_value()) << read.error().message;
  const OvsRecord& row = read.value().at(0);
  EXPECT_EQ(row["a"].atom(), "u");
  EXPECT_EQ(row["b"].atoms(), (std::vector<std::string>{"1", "2"}));
  EXPECT_EQ(row["c"].at("k"), "v");
  EXPECT_EQ(row["d"].atom(), "true");
  EXPECT_EQ(row["e"].atom(), "x");
}

TEST(OvsdbJson, SaysWhereItDoesNotUnderstand) {
  expect_faults(read_ovsdb_json,
                {{"", "line 1, column 0", "expected JSON"},
                 {"{\n \"headings\": x}", "line 2, column 14", "expected JSON"},
                 {"[]", "headings", "a list"},
                 {R"({"headings":[]})", "data", "a list"},
                 {R"({"headings":["a"],"data":[["x"],[]]})", "data[1]", "a value for each heading"},
                 {R"({"headings":["a"],"data":[[["bag",[]]]]})", "data[0][0]", "an atom"},
                 {R"({"headings":["a"],"data":[[["set",1]]]})", "data[0][0]", "an atom"},
                 {R"({"headings":["a"],"data":[[["set",[null]]]]})", "data[0][0]", "an atom"},
                 {R"({"headings":["a"],"data":[[["map",[["k"]]]]]})", "data[0][0]", "an atom"}});
}

TEST(OvsdbJson, IsRobust) { expect_robust(read_ovsdb_json, fixture("lab-ovs-list-bridge.json")); }

}  // namespace
}  // namespace toposcope::discovery::parse
