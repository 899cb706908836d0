// What a person does to a picture: pins, undo, filters, folds, tabs.

#include <algorithm>
#include <filesystem>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ui/program/support/daily_tasks.h"
#include "ui/program/support/program_window.h"

namespace toposcope::testing {
namespace {

using Part = scene::Hit::Part;

class Editing : public SampleFiles {};

float y_of(const ProgramWindow& viewer, const std::string& name) {
  const auto card = viewer.card(name);
  EXPECT_TRUE(card.has_value()) << name;
  return card.has_value() ? viewer.picture().layout.nodes[*card].y : -1;
}

std::vector<scene::Rect> places(const ProgramWindow& viewer) {
  return viewer.picture().layout.nodes;
}

/// The fold with the most members.
const scene::Card* largest_fold(const ui::Picture& picture) {
  const scene::Card* largest = nullptr;
  for (const scene::Card& card : picture.cards.cards) {
    if (!card.is_fold()) continue;
    if (largest == nullptr || card.members.size() > largest->members.size()) largest = &card;
  }
  return largest;
}

TEST_F(Editing, ADraggedCardIsThereAfterOpeningTheProgramAgain) {
  const std::filesystem::path file = house();
  float dropped = 0;
  {
    ProgramWindow viewer({.path = file, .focal_point = "service:wiki"});
    const float before = y_of(viewer, "gw-1");
    const float zoom = viewer.tab().camera.zoom;
    viewer.drag_card("router:gw-1", {0, 60});
    dropped = y_of(viewer, "gw-1");
    EXPECT_NEAR(dropped, before + 60 / zoom, 1) << "it goes as far as the pointer";
    EXPECT_TRUE(viewer.tab().view.pins.contains("router:gw-1"));
  }
  ProgramWindow again({.path = file, .focal_point = "service:wiki"});
  EXPECT_EQ(y_of(again, "gw-1"), dropped);
  EXPECT_TRUE(again.card_of("gw-1").marks.pinned);
}

TEST_F(Editing, ADraggedCardKeepsItsColumn) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  const auto card = *viewer.card("gw-1");
  const float x = viewer.picture().layout.nodes[card].x;
  viewer.drag_card("router:gw-1", {300, 40});
  EXPECT_EQ(viewer.picture().layout.nodes[*viewer.card("gw-1")].x, x);
}

TEST_F(Editing, EveryEditIsUndoneAndDoneAgain) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  const auto first = places(viewer);
  viewer.drag_card("router:gw-1", {0, 60});
  const auto second = places(viewer);
  ASSERT_NE(first, second);
  viewer.drag_card("router:gw-2", {0, -50});
  const auto third = places(viewer);
  ASSERT_NE(second, third);
  viewer.key('Z', {.ctrl = true});
  EXPECT_EQ(places(viewer), second);
  viewer.key('Z', {.ctrl = true});
  EXPECT_TRUE(viewer.tab().view.pins.empty());
  viewer.key('Z', {.ctrl = true, .shift = true});
  EXPECT_EQ(places(viewer), second);
  viewer.key('Z', {.ctrl = true, .shift = true});
  EXPECT_EQ(places(viewer), third);
}

TEST_F(Editing, PinsAreLetGoByKey) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  viewer.click_card("switch:sw-1");
  viewer.key('P');
  EXPECT_TRUE(viewer.tab().view.pins.contains("switch:sw-1"));
  viewer.key('P');
  EXPECT_TRUE(viewer.tab().view.pins.empty());
}

// Wiki stands on 2 containers, 2 machines, 2 switches, 2 routers and 2 providers: 11 with itself.
TEST_F(Editing, AFilterDimsThenHidesThenGoes) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  ASSERT_EQ(viewer.picture().facts.nodes.size(), 11U);
  viewer.type("/");
  EXPECT_TRUE(viewer.state().filter_open);
  viewer.type("type!=machine");
  viewer.key(ImGuiKey_Enter);
  EXPECT_EQ(viewer.picture().matches, 9U) << viewer.state().filter_fault;
  EXPECT_TRUE(viewer.has_text("9 fit")) << viewer.all_text();
  EXPECT_TRUE(viewer.picture().dimmed.at(*viewer.card("rack-a")));
  EXPECT_FALSE(viewer.picture().dimmed.at(*viewer.card("wiki-1")));
  viewer.click("filter.hide");
  EXPECT_FALSE(viewer.has_card("rack-a"));
  // Each container is linked to its switch now, over one hidden machine.
  std::size_t bridges = 0;
  for (const scene::Line& line : viewer.picture().cards.lines) {
    if (line.hidden_nodes == 0) continue;
    ++bridges;
    EXPECT_EQ(line.hidden_nodes, line.links.size());
  }
  EXPECT_GE(bridges, 1U);
  EXPECT_TRUE(viewer.has_text("9 of 11 objects")) << viewer.all_text();
  viewer.click("filter.close");
  EXPECT_TRUE(viewer.has_card("rack-a"));
  EXPECT_EQ(viewer.tab().view.filter, "");
  EXPECT_TRUE(viewer.has_text("11 of 11 objects")) << viewer.all_text();
}

TEST_F(Editing, AFilterThatIsNoneSaysWhy) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  viewer.type("/");
  viewer.type("type=");
  viewer.key(ImGuiKey_Enter);
  EXPECT_NE(viewer.state().filter_fault, "");
  EXPECT_TRUE(viewer.has_text(viewer.state().filter_fault)) << viewer.all_text();
  EXPECT_EQ(viewer.picture().matches, 11U);
}

TEST_F(Editing, TabCompletesAFilter) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  viewer.type("/");
  viewer.type("ty");
  EXPECT_THAT(viewer.state().filter_words, ::testing::ElementsAre("type"));
  viewer.key(ImGuiKey_Tab);
  EXPECT_EQ(viewer.state().filter_text, "type");
  viewer.type("=ma");
  EXPECT_TRUE(viewer.has_text("machine")) << viewer.all_text();
  viewer.key(ImGuiKey_Tab);
  EXPECT_EQ(viewer.state().filter_text, "type=machine");
  viewer.key(ImGuiKey_Enter);
  EXPECT_EQ(viewer.tab().view.filter, "type=machine");
  EXPECT_EQ(viewer.picture().matches, 2U) << "rack-a and rack-b";
}

TEST_F(Editing, AFilterThatNothingFitsHasOneWayOn) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  viewer.type("/");
  viewer.type("type=submarine");
  viewer.key(ImGuiKey_Enter);
  viewer.click("filter.hide");
  EXPECT_TRUE(viewer.has_text("Nothing fits the filter"));
  viewer.click("empty.action");
  EXPECT_EQ(viewer.picture().facts.nodes.size(), 11U);
}

/// Brings a card into the middle, at full size.
void look_at(ProgramWindow& viewer, const std::string& key) {
  const auto card = viewer.card(key);
  ASSERT_TRUE(card.has_value()) << key;
  viewer.program().apply(ui::MoveCamera{{viewer.picture().layout.nodes[*card].centre(), 1}});
  viewer.settle();
}

TEST_F(Editing, AFoldOpensAndClosesBySpaceAndByPill) {
  // "Seven web servers on cmp-02 are wired alike."
  ProgramWindow viewer({.path = observatory(), .focal_point = "switch_pnic:leaf-b-Ethernet1/3"});
  const scene::Card* fold = largest_fold(viewer.picture());
  ASSERT_NE(fold, nullptr);
  const std::string member = viewer.picture().facts.nodes[fold->members.front()].key;
  const std::string key = fold->key;
  const std::size_t members = fold->members.size();
  const auto own_cards = [&] {
    const auto& all = viewer.picture().cards.cards;
    return std::count_if(all.begin(), all.end(), [&](const scene::Card& card) {
      return card.open_fold != graph::kNone &&
             viewer.picture().cards.open_folds[card.open_fold].key == key;
    });
  };
  EXPECT_EQ(own_cards(), 0);
  look_at(viewer, member);
  viewer.click_card(member);
  viewer.key(ImGuiKey_Space);
  EXPECT_TRUE(viewer.tab().view.open_folds.contains(key));
  EXPECT_GE(own_cards(), 2) << members << " are equal";
  viewer.key(ImGuiKey_Space);
  EXPECT_FALSE(viewer.tab().view.open_folds.contains(key));
  EXPECT_EQ(own_cards(), 0);
  viewer.key(ImGuiKey_Escape);
  fold = largest_fold(viewer.picture());
  ASSERT_NE(fold, nullptr);
  const std::string name = fold->name;
  look_at(viewer, viewer.picture().facts.nodes[fold->members.back()].key);
  viewer.click_part(Part::kPill, name);
  EXPECT_EQ(viewer.tab().view.open_folds.size(), 1U);
  EXPECT_GT(viewer.picture().cards.cards.size(), 0U);
  EXPECT_FALSE(viewer.picture().cards.open_folds.empty());
}

TEST_F(Editing, ABoxIsOneCardAfterItsChevronWasClicked) {
  ProgramWindow viewer(
      {.path = harbour(), .focal_point = "instance:df09f35f-4564-41d6-8b6d-f11aaed2a06b"});
  ASSERT_FALSE(viewer.picture().cards.frames.empty());
  const std::string name = viewer.picture().cards.frames.front().name;
  const std::size_t cards = viewer.picture().cards.cards.size();
  viewer.click_part(Part::kChevron, name);
  EXPECT_EQ(viewer.tab().view.collapsed.size(), 1U);
  EXPECT_EQ(viewer.picture().cards.collapsed_frames, 1U);
  EXPECT_LT(viewer.picture().cards.cards.size(), cards);
  viewer.click_part(Part::kChevron, name);
  EXPECT_TRUE(viewer.tab().view.collapsed.empty());
  EXPECT_EQ(viewer.picture().cards.cards.size(), cards);
}

TEST_F(Editing, TabsKeepTheirPlacesAndHistories) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  viewer.click_card("switch:sw-1");
  viewer.key(ImGuiKey_Enter, {.ctrl = true});
  ASSERT_EQ(viewer.state().tabs.size(), 2U);
  EXPECT_EQ(viewer.tab().view.subject.id, "sw-1");
  viewer.key(ImGuiKey_PageUp, {.ctrl = true});
  EXPECT_EQ(viewer.tab().view.subject.id, "wiki");
  EXPECT_EQ(viewer.state().inspection.subject.id, "sw-1") << "what was selected there";
  viewer.key('W', {.ctrl = true});
  ASSERT_EQ(viewer.state().tabs.size(), 1U);
  EXPECT_EQ(viewer.tab().view.subject.id, "sw-1");
}

TEST_F(Editing, BackAndForwardGoTheWayThatWasGone) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  viewer.double_click_card("provider:fibre");
  ASSERT_EQ(viewer.tab().view.subject.id, "fibre");
  viewer.double_click_card("service:photos");
  ASSERT_EQ(viewer.tab().view.subject.id, "photos");
  viewer.key(ImGuiKey_LeftArrow, {.alt = true});
  EXPECT_EQ(viewer.tab().view.subject.id, "fibre");
  viewer.click("head.back");
  EXPECT_EQ(viewer.tab().view.subject.id, "wiki");
  viewer.click("head.forward");
  viewer.key(ImGuiKey_RightArrow, {.alt = true});
  EXPECT_EQ(viewer.tab().view.subject.id, "photos");
  EXPECT_TRUE(viewer.tab().forward.empty());
}

// Machines have no clique type.  All three services need a machine; Photos and the backup need nas.
TEST_F(Editing, ATypeWithoutCliqueTypeShowsItsDependants) {
  ProgramWindow viewer({.path = house(), .focal_point = "machine:nas"});
  const ui::Picture& picture = viewer.picture();
  EXPECT_FALSE(picture.is_clique);
  std::vector<std::string> services;
  for (const ui::Dependant& one : picture.dependants) {
    if (one.subject.type == "service") services.push_back(one.subject.id);
  }
  std::sort(services.begin(), services.end());
  EXPECT_EQ(services, (std::vector<std::string>{"backup", "photos"}));
  EXPECT_TRUE(viewer.has_text("Dependants"));
  EXPECT_TRUE(viewer.has_text("neighbourhood, depth 2"));
  // Both ways, two links: its containers and their services, its switch and what that is linked to.
  EXPECT_TRUE(viewer.has_card("service:photos"));
  EXPECT_TRUE(viewer.has_card("router:gw-1"));
  EXPECT_FALSE(viewer.has_card("provider:fibre"));
  const std::string row = viewer.widget_with("dependants.", "Photos");
  ASSERT_FALSE(row.empty()) << viewer.all_text();
  viewer.double_click(row);
  EXPECT_EQ(viewer.tab().view.subject.id, "photos");
  EXPECT_TRUE(viewer.picture().is_clique);
}

TEST_F(Editing, TheTableSelectsWhatTheCanvasSelects) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  viewer.click_card("switch:sw-1");
  viewer.key('T');
  EXPECT_TRUE(viewer.window().has_widget("table.row.0")) << viewer.all_text();
  const std::string row = viewer.widget_with("table.row.", "rack-b");
  ASSERT_FALSE(row.empty());
  viewer.click(row);
  EXPECT_EQ(viewer.state().inspection.subject.id, "rack-b");
  viewer.key('T');
  EXPECT_TRUE(viewer.tab().selected.contains("machine:rack-b"));
}

}  // namespace
}  // namespace toposcope::testing
