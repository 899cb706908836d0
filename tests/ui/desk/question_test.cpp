// What a view asks of an inventory, and what the picture then holds.

#include "ui/tasks/question.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <memory>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "toposcope/ingest/adapter.h"
#include "toposcope/scene/look.h"
#include "toposcope/store/graph_store.h"

#include "query/loaded_revision.h"
#include "support/records.h"
#include "support/temp_dir.h"
#include "ui/tasks/why_path.h"
#include "ui/tasks/work.h"

namespace toposcope::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

/// web - n1 - edge - nic, the vnic linked from the edge; two rules of one name.
constexpr const char* kInventory = R"({
  "environments_config": [{"_id": "e", "name": "env", "type": "environment"}],
  "inventory": [
    {"_id": "web", "environment": "env", "type": "instance", "id": "web", "name": "web"},
    {"_id": "n1", "environment": "env", "type": "vnic", "id": "n1", "name": "n1"},
    {"_id": "edge", "environment": "env", "type": "vedge", "id": "edge", "name": "edge",
     "status": "OK", "status_timestamp": "2020-11-20T13:00:00Z"},
    {"_id": "region|R-availability_zones", "environment": "env",
     "type": "availability_zones_folder", "id": "region|R-availability_zones",
     "name": "region|R-availability_zones", "object_name": "Availability Zones",
     "text": "Availability Zones"},
    {"_id": "az1", "environment": "env", "type": "availability_zone", "id": "az1", "name": "az1",
     "parent_type": "availability_zones_folder", "parent_id": "region|R-availability_zones"},
    {"_id": "nic", "environment": "env", "type": "host_pnic", "id": "nic", "name": "nic",
     "status": "OK", "status_timestamp": "2020-11-20T15:00:00Z"}],
  "links": [
    {"_id": "l1", "environment": "env", "link_type": "instance-vnic", "link_name": "l1",
     "source": "web", "target": "n1", "source_id": "web", "target_id": "n1", "implicit": false},
    {"_id": "l2", "environment": "env", "link_type": "vedge-vnic", "link_name": "l2",
     "source": "edge", "target": "n1", "source_id": "edge", "target_id": "n1", "implicit": false},
    {"_id": "l3", "environment": "env", "link_type": "vedge-host_pnic", "link_name": "l3",
     "source": "edge", "target": "nic", "source_id": "edge", "target_id": "nic",
     "implicit": false}],
  "clique_types": [
    {"_id": "short", "environment": "env", "focal_point_type": "instance", "name": "way",
     "link_types": ["instance-vnic"]},
    {"_id": "long", "environment": "env", "focal_point_type": "instance", "name": "way",
     "link_types": ["instance-vnic", "vnic-vedge", "vedge-host_pnic"]}]})";

class Question : public ::testing::Test {
 protected:
  Question() {
    const std::string source = folder_ / "inventory.json";
    std::ofstream(source) << kInventory;
    const auto store = must(store::open_sqlite_store({.path = path_}));
    const auto adapters = ingest::make_builtin_adapters();
    const ingest::Source file{.path = source, .name = source};
    auto import = must(store->begin_import({.source = "test"}));
    must(must(ingest::recognise(adapters, file))->read(file, {}, *import));
    must(import->commit());
    shared_->set_whole(must(query::load_revision(*store, store::kNow)));
    request_.now = model::now_utc();
  }

  void look_at(const char* type, const char* id) {
    request_.view.subject = {"env", type, id, id, id};
  }
  [[nodiscard]] ui::Picture ask() {
    return must(ui::ask_question(lane_, request_, scene::builtin_look(), {}));
  }
  static std::vector<std::string> dependants(const ui::Picture& picture) {
    std::vector<std::string> out;
    for (const ui::Dependant& one : picture.dependants) out.push_back(one.subject.id);
    return out;
  }
  static model::StatusValue status(const ui::Picture& picture, const std::string& key) {
    for (const scene::NodeFacts& node : picture.facts.nodes) {
      if (node.key == key) return node.status.value;
    }
    return model::StatusValue::kNoCheck;
  }

  ui::PictureRequest request_;
  std::shared_ptr<ui::Shared> shared_ = std::make_shared<ui::Shared>();

 private:
  TempDir folder_{TempDir::Place::kMemory};
  std::filesystem::path path_ = folder_ / "inventory.db";

 protected:
  ui::Lane lane_{path_, shared_};
};

TEST_F(Question, DependantsFollowTheSemanticsOfTheView) {
  look_at("vedge", "edge");
  EXPECT_THAT(dependants(ask()), ElementsAre("web"));
  request_.view.semantics = "guide";  // Forward links only.
  EXPECT_THAT(dependants(ask()), IsEmpty());
}

TEST_F(Question, TheWayToAnObjectNamesFoldersAsPeopleDo) {
  look_at("availability_zone", "az1");
  EXPECT_THAT(ask().breadcrumb, ElementsAre("env", "Availability Zones", "az1"));
  look_at("availability_zones_folder", "region|R-availability_zones");
  EXPECT_THAT(ask().breadcrumb, ElementsAre("env", "Availability Zones"));
}

TEST_F(Question, ANeighbourhoodShowsOldReportsAsStaleNowAndInThePast) {
  look_at("vedge", "edge");
  EXPECT_EQ(status(ask(), "edge"), model::StatusValue::kOk);
  request_.stale_minutes = 1;
  for (const char* at : {"", "1"}) {
    request_.view.at = at;
    const ui::Picture picture = ask();
    EXPECT_EQ(picture.facts.nodes.size(), 4U) << at;
    EXPECT_EQ(picture.facts.links.size(), 3U) << at;
    EXPECT_THAT(dependants(picture), ElementsAre("web")) << at;
    EXPECT_EQ(status(picture, "edge"), model::StatusValue::kStale) << at;
    EXPECT_EQ(status(picture, "nic"), model::StatusValue::kOk) << at;
  }
}

// The answer on its way was asked for when dependants were not known yet.
TEST_F(Question, WhatIsOnItsWayIsAskedAgainWhenAllIsRead) {
  ui::AppState state;
  state.tabs.resize(2);
  state.tabs[0].waiting_since = 1;
  const ui::Delivery read = ui::load_work()(lane_, {});
  ASSERT_TRUE(read);
  read(state);
  EXPECT_TRUE(state.inventory.whole_is_loaded);
  EXPECT_TRUE(state.tabs[0].wants_picture);
  EXPECT_FALSE(state.tabs[1].wants_picture) << "nothing was asked there";
}

TEST_F(Question, AStopIsHeard) {
  look_at("vedge", "edge");
  std::stop_source stop;
  stop.request_stop();
  const auto picture = ui::ask_question(lane_, request_, scene::builtin_look(), stop.get_token());
  ASSERT_FALSE(picture.has_value());
  EXPECT_EQ(picture.error().code, model::ErrorCode::kCancelled);
}

TEST_F(Question, OfTwoRulesOfOneNameThePathIsThatOfTheOneShown) {
  look_at("instance", "web");
  request_.view.why = "nic";
  for (const auto& [rule, steps] : {std::pair("long", 3U), std::pair("short", 0U)}) {
    request_.view.clique_type = rule;
    ui::Picture picture = ask();
    EXPECT_EQ(picture.rule_key, rule);
    EXPECT_EQ(picture.rule_name, "way");
    must(ui::mark_why_path(lane_, picture));
    std::uint32_t last = 0;
    for (const auto& link : picture.facts.links) last = std::max(last, link.why_step);
    EXPECT_EQ(last, steps) << rule;
  }
}

}  // namespace
}  // namespace toposcope::testing
