#include "ui/models/properties_model.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using ui::PropertyRow;

constexpr const char* kRecord =
    R"({"name":"tap1","mtu":1500,"addresses":["10.0.0.1","10.0.0.2"],)"
    R"("attributes":{"network":"front","up":true},"note":null,"empty":{}})";

std::vector<std::string> lines(const std::vector<PropertyRow>& rows) {
  std::vector<std::string> out;
  for (const PropertyRow& row : rows) {
    out.push_back(std::string(static_cast<std::size_t>(row.depth), ' ') + row.name + "=" +
                  row.value);
  }
  return out;
}

TEST(Properties, AreRowsInTheOrderOfTheRecord) {
  EXPECT_EQ(lines(ui::property_rows(kRecord, {})),
            (std::vector<std::string>{"name=tap1", "mtu=1500", "addresses=2 items", " 0=10.0.0.1",
                                      " 1=10.0.0.2", "attributes=2 members", " network=front",
                                      " up=true", "note=null", "empty={}"}));
}

TEST(Properties, PreferredOnesComeFirst) {
  const std::vector<std::string> preferred = {"addresses", "absent", "mtu"};
  const auto rows = ui::property_rows(kRecord, preferred);
  EXPECT_EQ(rows[0].name, "addresses");
  EXPECT_EQ(rows[3].name, "mtu");
  EXPECT_TRUE(rows[2].preferred);
  EXPECT_EQ(rows[4].name, "name");
  EXPECT_FALSE(rows[4].preferred);
  EXPECT_EQ(rows.size(), 10U);
}

TEST(Properties, PathsLeadToTheValue) {
  const auto rows = ui::property_rows(kRecord, {});
  EXPECT_EQ(rows[4].path, "addresses[1]");
  EXPECT_EQ(rows[6].path, "attributes.network");
}

TEST(Properties, SearchKeepsWhatIsAbove) {
  const auto rows = ui::property_rows(kRecord, {});
  EXPECT_EQ(lines(ui::matching(rows, "FRONT")),
            (std::vector<std::string>{"attributes=2 members", " network=front"}));
  EXPECT_EQ(lines(ui::matching(rows, "10.0.0.2")),
            (std::vector<std::string>{"addresses=2 items", " 1=10.0.0.2"}));
  EXPECT_EQ(lines(ui::matching(rows, "absent")), std::vector<std::string>{});
}

TEST(Properties, WhatIsNoRecordHasNone) {
  EXPECT_TRUE(ui::property_rows("", {}).empty());
  EXPECT_TRUE(ui::property_rows("[1,2]", {}).empty());
  EXPECT_TRUE(ui::property_rows("{\"a\":", {}).empty());
}

}  // namespace
}  // namespace toposcope::testing
