#include "inventory/save_object.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/records.h"

namespace toposcope::discovery::testing {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;
using toposcope::testing::must;

/// What Calipso's own tests of its scanner save (vectors DB_RESULTS_*).
class SaveObjectTest : public ::testing::Test {
 protected:
  SavedObject save(const std::string& type, const std::string& json) {
    return must(try_save(type, json));
  }
  model::Result<SavedObject> try_save(const std::string& type, const std::string& json) {
    const LaneView view(inventory_);
    const EnvironmentStamp stamp = stamp_of(environment_);
    const ObjectSaver saver(stamp, view, parent_, type, "F@environment:Liberty");
    return saver.save({Json::parse(json), folder_});
  }
  void add_master() {
    inventory_.add(*make_object(
        R"({"type":"vservices_folder","id":"node-6-vservices","name":"Vservices",
            "id_path":"/Liberty/node-6/node-6-vservices","name_path":"/Liberty/node-6/Vservices"})"));
  }

  EnvironmentConfig environment_ =
      must(read_environment(R"({"name":"Liberty","mechanism_drivers":["OVS"]})"));
  Inventory inventory_{"Liberty"};
  Object parent_ = environment_root("Liberty");
  std::optional<DynamicFolder> folder_;
};

constexpr const char* kFolder =
    R"({"name":"Liberty-regions","parent_type":"environment","parent_id":"Liberty",
        "text":"Regions","create_object":CREATE,"type":"x","id":"Liberty-regions"})";

std::string folder(const char* create) {
  std::string text = kFolder;
  return text.replace(text.find("CREATE"), 6, create);
}

TEST_F(SaveObjectTest, AFolderIsCalledByItsText) {
  const SavedObject saved = save("regions_folder", folder("true"));
  EXPECT_TRUE(saved.is_stored);
  EXPECT_EQ(saved.object.document,
            R"({"environment":"Liberty","type":"regions_folder","id":"Liberty-regions",)"
            R"("name":"Regions","object_name":"Regions","parent_type":"environment",)"
            R"("parent_id":"Liberty","id_path":"/Liberty/Liberty-regions",)"
            R"("name_path":"/Liberty/Regions","text":"Regions","create_object":true,)"
            R"("show_in_tree":true,"scan_origin":"F@environment:Liberty"})");
}

TEST_F(SaveObjectTest, AFolderMayBeThereToBeScannedOnly) {
  EXPECT_FALSE(save("regions_folder", folder("false")).is_stored);
}

TEST_F(SaveObjectTest, ProjectsAreCollected) {
  const SavedObject saved =
      save("network", R"({"id":"n","in_project-OSDNA-project":"1","in_project-admin":"1"})");
  EXPECT_THAT(saved.object.document, HasSubstr(R"("projects":["OSDNA-project","admin"])"));
  EXPECT_THAT(saved.object.document, Not(HasSubstr("in_project")));
}

constexpr const char* kVservice =
    R"({"host":"node-6","id":"qdhcp-1","master_parent_id":"node-6-vservices",
        "master_parent_type":"vservices_folder","name":"dhcp-aiya",
        "parent_id":"node-6-vservices-dhcps","parent_text":"DHCP servers",
        "parent_type":"vservice_dhcps_folder","service_type":"dhcp"})";

TEST_F(SaveObjectTest, AFolderBetweenIsMadeBelowItsMaster) {
  add_master();
  const SavedObject saved = save("vservice", kVservice);
  ASSERT_TRUE(saved.folder.has_value());
  EXPECT_EQ(saved.folder->document,
            R"({"environment":"Liberty","type":"vservice_dhcps_folder",)"
            R"("id":"node-6-vservices-dhcps","name":"node-6-vservices-dhcps",)"
            R"("object_name":"DHCP servers","parent_type":"vservices_folder",)"
            R"("parent_id":"node-6-vservices",)"
            R"("id_path":"/Liberty/node-6/node-6-vservices/node-6-vservices-dhcps",)"
            R"("name_path":"/Liberty/node-6/Vservices/DHCP servers","text":"DHCP servers",)"
            R"("show_in_tree":true,"scan_origin":"F@environment:Liberty"})");
  EXPECT_EQ(saved.object.document,
            R"({"environment":"Liberty","type":"vservice","id":"qdhcp-1","name":"dhcp-aiya",)"
            R"("object_name":"dhcp-aiya","parent_type":"vservice_dhcps_folder",)"
            R"("parent_id":"node-6-vservices-dhcps",)"
            R"("id_path":"/Liberty/node-6/node-6-vservices/node-6-vservices-dhcps/qdhcp-1",)"
            R"("name_path":"/Liberty/node-6/Vservices/DHCP servers/dhcp-aiya","host":"node-6",)"
            R"("parent_text":"DHCP servers","service_type":"dhcp","show_in_tree":true,)"
            R"("scan_origin":"F@environment:Liberty"})");
}

TEST_F(SaveObjectTest, WithoutItsMasterItIsNotSaved) {
  const auto saved = try_save("vservice", kVservice);
  ASSERT_FALSE(saved.has_value());
  EXPECT_THAT(saved.error().message, HasSubstr("vservices_folder 'node-6-vservices'"));
}

TEST_F(SaveObjectTest, BelowTheEnvironmentNoMasterIsLookedFor) {
  folder_ =
      DynamicFolder{"environment", "Liberty", "Liberty-projects", "projects_folder", "Projects"};
  const SavedObject saved = save("project", R"({"id":"p","name":"admin"})");
  EXPECT_THAT(saved.object.document, HasSubstr(R"("/Liberty/Projects/admin")"));
  EXPECT_EQ(saved.object.parent_id, "Liberty-projects");
}

TEST_F(SaveObjectTest, WhatHangsElsewhereHasThePathsOfThatPlace) {
  add_master();
  const SavedObject there = save(
      "vservice", R"({"id":"v","parent_type":"vservices_folder","parent_id":"node-6-vservices"})");
  EXPECT_THAT(there.object.document, HasSubstr(R"("/Liberty/node-6/node-6-vservices/v")"));
  const SavedObject lost =
      save("vservice", R"({"id":"v","parent_type":"vservices_folder","parent_id":"nowhere"})");
  EXPECT_THAT(lost.object.document, HasSubstr(R"("id_path":"/Liberty/v")"));
  EXPECT_EQ(lost.object.parent_id, "nowhere");
}

TEST_F(SaveObjectTest, IdsAreText) {
  const SavedObject saved = save("aggregate", R"({"id":7,"name":"a/b","show_in_tree":false})");
  EXPECT_EQ(saved.object.id, "7");
  EXPECT_EQ(saved.object.object_name, "b");
  EXPECT_THAT(saved.object.document, HasSubstr(R"("show_in_tree":false)"));
  EXPECT_FALSE(try_save("aggregate", R"({"name":"no id"})").has_value());
  EXPECT_FALSE(try_save("aggregate", R"(["no object"])").has_value());
}

TEST_F(SaveObjectTest, RegionAndMetroOfTheEnvironmentAreStamped) {
  environment_ = must(read_environment(R"({"name":"Liberty","cvim_region":"west"})"));
  EXPECT_THAT(save("host", R"({"id":"h"})").object.document, HasSubstr(R"("cvim_region":"west")"));
}

}  // namespace
}  // namespace toposcope::discovery::testing
