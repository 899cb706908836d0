#include "engine/staging.h"

#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::discovery::testing {
namespace {

StageChange put(const std::string& json, bool only_if_absent = false) {
  return PutObject{*make_object(json), true, only_if_absent};
}

std::string text_of(const Inventory& inventory) {
  std::string text;
  for (std::uint32_t i = 0; i < inventory.size(); ++i) {
    text += inventory.object({i}).document + "\n";
  }
  return text;
}

TEST(Staging, WhatTheScanBringsAgainIsAddedTo) {
  Staging staging(std::make_unique<Inventory>("e"));
  staging.apply(put(
      R"({"type":"host","id":"h","object_name":"h","projects":["a"],"x":1,"scan_origin":"F@p:1"})"));
  staging.apply(put(
      R"({"type":"host","id":"h","object_name":"other","projects":["b","a"],"y":2,"scan_origin":"F@p:2"})"));
  EXPECT_EQ(text_of(staging.inventory()),
            R"({"type":"host","id":"h","object_name":"h","projects":["a","b"],"x":1,)"
            R"("scan_origin":"F@p:1","y":2})"
            "\n");
  staging.apply(put(R"({"type":"host","id":"h","x":9})", true));
  EXPECT_EQ(text_of(staging.inventory()).find("9"), std::string::npos);
}

/// One object of an earlier scan, and what this one brings of it.
struct KnownRow {
  const char* name;
  const char* known;
  StageChange change;
  const char* now;
};

const std::vector<KnownRow> kKnownRows = {
    {"OtherMembersStay",
     R"({"type":"host","id":"h","object_name":"h","scan_origin":"F@p:1","os":"x","up":1})",
     put(R"({"type":"host","id":"h","object_name":"new","scan_origin":"F@p:1","up":2})"),
     R"({"type":"host","id":"h","object_name":"new","scan_origin":"F@p:1","os":"x","up":2})"},
    {"AnotherFetchIsNotItsOrigin",
     R"({"type":"zone","id":"z","object_name":"z","parent_id":"r","scan_origin":"F@p:1","up":1})",
     put(R"({"type":"zone","id":"z","object_name":"y","parent_id":"r","scan_origin":"F@p:2","up":2})"),
     R"({"type":"zone","id":"z","object_name":"z","parent_id":"r","scan_origin":"F@p:1","up":2})"},
    {"WhatHasMovedIsOfWhereItIs",
     R"({"type":"instance","id":"i","parent_id":"h1","scan_origin":"F@host:h1","macs":["m"]})",
     put(R"({"type":"instance","id":"i","parent_id":"h2","scan_origin":"F@host:h2"})"),
     R"({"type":"instance","id":"i","parent_id":"h2","scan_origin":"F@host:h2","macs":["m"]})"},
    {"AFolderStays", R"({"type":"ports_folder","id":"n-ports","scan_origin":"F@p:1","created":1})",
     put(R"({"type":"ports_folder","id":"n-ports","scan_origin":"F@p:2"})", true),
     R"({"type":"ports_folder","id":"n-ports","scan_origin":"F@p:1","created":1})"},
};

TEST(Staging, WhatWasKnownIsAddedTo) {
  for (const KnownRow& row : kKnownRows) {
    auto before = std::make_unique<Inventory>("e");
    Object old = *make_object(row.known);
    old.key = "k";
    const std::string type = old.type, id = old.id;
    before->add(std::move(old));
    before->add(*make_object(R"({"type":"host","id":"g"})"));
    Staging staging(std::move(before));
    LaneStage lane(staging);
    lane.apply(row.change);
    EXPECT_EQ(lane.view().find(type, id)->document, row.now) << row.name;
    staging.apply(row.change);
    EXPECT_EQ(staging.inventory().object({0}).document, row.now) << row.name;
    EXPECT_EQ(staging.inventory().object({0}).key, "k") << row.name;
    EXPECT_TRUE(staging.is_new(type, id)) << row.name;
    EXPECT_FALSE(staging.is_new("host", "g")) << row.name;
  }
}

TEST(Staging, UpdatesSetOrAppend) {
  Staging staging(std::make_unique<Inventory>("e"));
  staging.apply(put(R"({"type":"instance","id":"i","network":"n1"})"));
  staging.apply(ObjectUpdate{"instance", "i", Json::parse(R"({"network":["n2","n1"]})"), true});
  staging.apply(ObjectUpdate{"instance", "i", Json::parse(R"({"state":"up"})"), false});
  staging.apply(ObjectUpdate{"instance", "nobody", Json::parse(R"({"state":"up"})"), false});
  EXPECT_EQ(text_of(staging.inventory()),
            R"({"type":"instance","id":"i","network":["n1","n2"],"state":"up"})"
            "\n");
}

/// One object or update out of a few, so that they meet often.
StageChange random_change(std::mt19937& random) {
  const auto pick = [&](unsigned below) { return static_cast<int>(random() % below); };
  const std::string id = std::to_string(pick(6));
  const std::string type = pick(2) == 0 ? "port" : "vnic";
  const std::string value = std::to_string(pick(4));
  switch (pick(4)) {
    case 0:
      return ObjectUpdate{type, id, Json::parse(R"({"list":[)" + value + "]}"), true};
    case 1:
      return ObjectUpdate{type, id, Json::parse(R"({"m":)" + value + "}"), false};
    case 2:
      return put(R"({"type":")" + type + R"(","id":")" + id + R"(","n":)" + value + "}", true);
    default:
      return put(R"({"type":")" + type + R"(","id":")" + id + R"(","m":)" + value + "}");
  }
}

/// A lane must see what the whole inventory would hold after the same changes.
TEST(LaneStage, LooksLikeTheInventoryItStandsFor) {
  for (unsigned seed = 0; seed < 200; ++seed) {
    std::mt19937 random(seed);
    Staging staging(std::make_unique<Inventory>("e"));
    for (int i = 0; i < 8; ++i) staging.apply(random_change(random));
    LaneStage lane(staging);
    std::vector<StageChange> changes;
    for (int i = 0; i < 20; ++i) {
      lane.apply(changes.emplace_back(random_change(random)));
      static_cast<void>(lane.view().where("port", {"m", "1"}));  // an index in between
    }
    Staging whole(std::make_unique<Inventory>("e"));
    std::mt19937 again(seed);
    for (int i = 0; i < 8; ++i) whole.apply(random_change(again));
    for (const StageChange& change : changes) whole.apply(change);
    for (const char* type : {"port", "vnic"}) {
      const auto seen = lane.view().of_type(type);
      const auto numbers = whole.inventory().of_type(type);
      ASSERT_EQ(seen.size(), numbers.size()) << "seed " << seed;
      for (std::size_t i = 0; i < numbers.size(); ++i) {
        const Object& object = whole.inventory().object(numbers[i]);
        EXPECT_EQ(seen[i]->document, object.document) << "seed " << seed;
        EXPECT_EQ(lane.view().find(type, object.id)->document, object.document);
      }
      for (int value = 0; value < 4; ++value) {
        const Condition condition{"m", std::to_string(value)};
        EXPECT_EQ(lane.view().where(type, condition).size(),
                  whole.inventory().where(type, std::vector{condition}).size());
      }
    }
  }
}

}  // namespace
}  // namespace toposcope::discovery::testing
