#include "inventory/inventory.h"

#include <algorithm>
#include <random>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "inventory/folder.h"

namespace toposcope::discovery {
namespace {

using nlohmann::json;

Inventory& add(Inventory& inventory, const std::string& document) {
  inventory.add(*make_object(document));
  return inventory;
}

TEST(Inventory, FindsTheFirstOfAnId) {
  Inventory inventory("env");
  add(inventory, R"({"type":"port","id":"a"})");
  add(inventory, R"({"type":"vnic","id":"a"})");
  add(inventory, R"({"type":"vnic","id":"a","name":"second"})");
  add(inventory, R"({"type":"vnic","name":"without id"})");
  EXPECT_EQ(inventory.size(), 4U);
  EXPECT_EQ(inventory.by_id("a")->value, 0U);
  EXPECT_EQ(inventory.find("vnic", "a")->value, 1U);
  EXPECT_FALSE(inventory.find("vedge", "a").has_value());
  EXPECT_FALSE(inventory.by_id("").has_value());
  EXPECT_EQ(inventory.of_type("vnic").size(), 3U);
  EXPECT_TRUE(inventory.of_type("vedge").empty());
}

TEST(Inventory, PutReplacesInItsPlace) {
  Inventory inventory("env");
  add(inventory, R"({"type":"vnic","id":"a","host":"h1"})");
  add(inventory, R"({"type":"vnic","id":"b","host":"h1"})");
  const std::vector<Condition> on_h1 = {is_text("host", "h1")};
  EXPECT_EQ(inventory.where("vnic", on_h1).size(), 2U);
  EXPECT_EQ(inventory.put(*make_object(R"({"type":"vnic","id":"a","host":"h2"})")).value, 0U);
  EXPECT_EQ(inventory.where("vnic", on_h1).size(), 1U);
  EXPECT_EQ(inventory.put(*make_object(R"({"type":"port","id":"a"})")).value, 2U);
}

TEST(Inventory, SetMemberIsSeenByIndexesAndFields) {
  Inventory inventory("env");
  add(inventory, R"({"type":"vnic","id":"a","host":"h1"})");
  EXPECT_FALSE(inventory.first("vnic", std::vector{is_text("network", "n")}).has_value());
  inventory.set_member({0}, "network", R"("n")");
  EXPECT_TRUE(inventory.first("vnic", std::vector{is_text("network", "n")}).has_value());
  EXPECT_EQ(inventory.object({0}).document,
            R"({"type":"vnic","id":"a","host":"h1","network":"n"})");
  inventory.set_member({0}, "network", R"("n")");
  inventory.set_member({0}, "host", R"("h2")");
  EXPECT_EQ(inventory.object({0}).host, "h2");
  EXPECT_EQ(inventory.object({0}).document,
            R"({"type":"vnic","id":"a","host":"h2","network":"n"})");
}

TEST(Inventory, SetsSeveralMembersAtOnce) {
  Inventory inventory("env");
  add(inventory, R"({"type":"vnic","id":"a","host":"h1"})");
  const std::vector<Condition> on_n = {is_text("network", "n")};
  EXPECT_TRUE(inventory.where("vnic", on_n).empty());
  inventory.set_members({0}, std::vector<MemberText>{{"network", R"("n")"}, {"host", R"("h2")"}});
  EXPECT_EQ(inventory.object({0}).document,
            R"({"type":"vnic","id":"a","host":"h2","network":"n"})");
  EXPECT_EQ(inventory.object({0}).host, "h2");
  EXPECT_EQ(inventory.where("vnic", on_n).size(), 1U);
  const char* const text = inventory.object({0}).document.data();
  inventory.set_members({0}, std::vector<MemberText>{{"network", R"("n")"}, {"host", R"("h2")"}});
  EXPECT_EQ(inventory.object({0}).document.data(), text);  // nothing was written
}

TEST(Folder, BelongsToWhatItsIdBeginsWith) {
  const std::pair<std::string_view, std::string_view> cases[] = {
      {"compute1-vnics", "compute1"},
      {"network1-vservices-dhcps", "network1-vservices"},
      {"node-6-instances", "node-6"},
      {"vnics", ""},
      {"-vnics", ""},
      {"", ""}};
  for (const auto& [folder, owner] : cases) EXPECT_EQ(folder_owner(folder), owner) << folder;
  EXPECT_TRUE(is_folder_type("vnics_folder"));
  EXPECT_FALSE(is_folder_type("_folder"));
  EXPECT_FALSE(is_folder_type("vnic"));
}

TEST(Inventory, KeepsWhatIsPromotedWhenDocumentsGo) {
  Inventory inventory("env");
  add(inventory, R"({"type":"vnic","id":"a","host":"h1"})");
  const std::vector<Condition> on_h1 = {is_text("host", "h1")};
  EXPECT_EQ(inventory.where("vnic", on_h1).size(), 1U);
  inventory.drop_documents();
  EXPECT_EQ(inventory.object(*inventory.by_id("a")).host, "h1");
  EXPECT_TRUE(inventory.where("vnic", on_h1).empty()) << "there is nothing left to look into";
}

/// Values that meet each other in every way the rules name; the last one stands for "not there".
const std::vector<json>& values() {
  static const std::vector<json> kValues = {"a",
                                            "b",
                                            "",
                                            1,
                                            1.0,
                                            2,
                                            true,
                                            nullptr,
                                            json::array({"a", "b", "a"}),
                                            json::array({1, "a"}),
                                            json::array(),
                                            json::array({json::array({"a"})}),
                                            {{"x", "a"}}};
  return kValues;
}

/// Equality as a document store has it, from its description.
bool is_equal(const json& a, const json& b) {
  if (a.is_number() && b.is_number()) return a.get<double>() == b.get<double>();
  return a.type() == b.type() && a == b;
}

bool matches(const json& document, const std::string& path, const json& wanted) {
  json found = document;
  for (std::string rest = path; !rest.empty();) {
    const auto dot = rest.find('.');
    const std::string name = rest.substr(0, dot);
    found = found.is_object() && found.contains(name) ? found[name] : json(nullptr);
    rest = dot == std::string::npos ? "" : rest.substr(dot + 1);
  }
  if (!found.is_array()) return !found.is_object() && is_equal(found, wanted);
  return std::any_of(found.begin(), found.end(),
                     [&](const json& entry) { return is_equal(entry, wanted); });
}

json random_document(std::mt19937& random) {
  const auto pick = [&](std::size_t n) { return random() % n; };
  json document = {{"type", pick(2) == 0 ? "vnic" : "port"}, {"id", std::to_string(pick(20))}};
  for (const char* name : {"f", "g"}) {
    const std::size_t which = pick(values().size() + 1);
    if (which < values().size()) document[name] = values()[which];
  }
  return document;
}

std::string key_of(const json& value) {
  Doc doc;
  EXPECT_TRUE(doc.load(json({{"v", value}}).dump()));
  return doc["v"].match_key().value_or("");
}

/// The definition: look at every document, one after the other.
TEST(Inventory, AnswersAsOneLookAtEveryDocumentDoes) {
  const unsigned seed = 20261126;
  SCOPED_TRACE("seed " + std::to_string(seed));
  std::mt19937 random(seed);
  for (int round = 0; round < 20; ++round) {
    Inventory inventory("env");
    std::vector<json> documents;
    for (int i = 0; i < 60; ++i) {
      documents.push_back(random_document(random));
      add(inventory, documents.back().dump());
    }
    const std::vector<std::vector<std::string>> questions = {
        {"f"}, {"g"}, {"f", "g"}, {"g", "f"}, {"f.x"}, {"f.x", "g"}, {"id", "f"}};
    for (const auto& paths : questions) {
      for (std::size_t a = 0; a < 8; ++a) {
        const json wanted = values()[a];
        std::vector<Condition> conditions;
        for (const std::string& path : paths) conditions.push_back({path, key_of(wanted)});
        std::vector<std::uint32_t> expected;
        std::vector<std::uint32_t> found;
        for (std::uint32_t i = 0; i < documents.size(); ++i) {
          const bool all = documents[i]["type"] == "vnic" &&
                           std::all_of(paths.begin(), paths.end(), [&](const std::string& path) {
                             return matches(documents[i], path, wanted);
                           });
          if (all) expected.push_back(i);
        }
        for (const ObjectNumber n : inventory.where("vnic", conditions)) found.push_back(n.value);
        EXPECT_EQ(found, expected) << paths.front() << " = " << wanted;
      }
    }
  }
}

}  // namespace
}  // namespace toposcope::discovery
