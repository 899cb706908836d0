// Two tabs beside each other, and what the pointer does where.

#include <filesystem>
#include <string>

#include <gtest/gtest.h>

#include "ui/program/support/daily_tasks.h"
#include "ui/program/support/program_window.h"
#include "ui/window_plan.h"

namespace toposcope::testing {
namespace {

class TwoCanvases : public DailyTasks {
 protected:
  std::filesystem::path house() {
    const std::filesystem::path file = folder_ / "attic.db";
    copy_sample("attic.json", file);
    return file;
  }
  /// Wiki at the left, which is active; Photos at the right.
  void open(ProgramWindow& viewer) {
    viewer.program().show("service:photos");
    viewer.settle();
    viewer.key(ImGuiKey_PageDown, {.ctrl = true});
    viewer.settle();
    ASSERT_EQ(viewer.tab().view.subject.id, "wiki");
    viewer.key('2', {.ctrl = true});
    ASSERT_TRUE(viewer.state().split.on);
    ASSERT_NE(other(viewer).picture, nullptr);
    ASSERT_EQ(other(viewer).view.subject.id, "photos");
  }
  static ui::TabState& other(ProgramWindow& viewer) {
    return viewer.state().tabs[viewer.state().split.other_tab];
  }
};

/// The middle of a card in the half that is not active.
ImVec2 place_beside(const ProgramWindow& viewer, const std::string& key) {
  const ui::AppState& state = viewer.state();
  const ui::TabState& tab = state.tabs[state.split.other_tab];
  const std::uint32_t card = tab.picture->card_of(key);
  EXPECT_NE(card, graph::kNone) << key;
  if (card == graph::kNone) return {-1, -1};
  const scene::Rect area = ui::graph_area(tab, ui::plan_window(state, state.window).other_canvas);
  const scene::Point at = scene::to_window(tab.camera, {area.width, area.height},
                                           tab.picture->layout.nodes[card].centre());
  return {area.x + at.x, area.y + at.y};
}

std::string key_of(const ui::TabState& tab, const std::string& name) {
  for (const scene::NodeFacts& node : tab.picture->facts.nodes) {
    if (node.name == name) return node.key;
  }
  ADD_FAILURE() << "there is no " << name;
  return "";
}

TEST_F(TwoCanvases, APressMakesAHalfTheActiveOneAndSelectsInIt) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki", .window = {.width = 1800}});
  ASSERT_NO_FATAL_FAILURE(open(viewer));
  const std::string key = key_of(other(viewer), "gw-1");
  const ui::PicturePtr photos = other(viewer).picture;
  const scene::Camera camera = viewer.tab().camera;
  viewer.window().click_at(place_beside(viewer, key));
  viewer.settle();
  EXPECT_EQ(viewer.tab().view.subject.id, "photos");
  EXPECT_TRUE(viewer.tab().selected.contains(key));
  EXPECT_EQ(viewer.tab().picture, photos);
  EXPECT_TRUE(viewer.state().split.active_is_right) << "the halves do not change places";
  EXPECT_EQ(other(viewer).view.subject.id, "wiki");
  EXPECT_FALSE(other(viewer).selected.contains(key));
  EXPECT_EQ(other(viewer).camera, camera);
}

TEST_F(TwoCanvases, BothGraphsFitTheirHalves) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki", .window = {.width = 1240}});
  const float alone = viewer.tab().camera.zoom;
  ASSERT_NO_FATAL_FAILURE(open(viewer));
  const ui::WindowPlan plan = ui::plan_window(viewer.state(), viewer.state().window);
  for (const ui::TabState* tab : {&viewer.tab(), &other(viewer)}) {
    const scene::Rect& all = tab->picture->layout.bounds;
    EXPECT_LE(all.width * tab->camera.zoom, plan.canvas.width);
    EXPECT_NEAR(tab->camera.centre.x, all.centre().x, 1);
  }
  EXPECT_TRUE(viewer.has_text("nothing hidden")) << viewer.all_text();
  viewer.key('2', {.ctrl = true});
  EXPECT_EQ(viewer.tab().camera.zoom, alone) << "and all of the room again";
}

TEST_F(TwoCanvases, TheWheelMovesTheHalfItIsOver) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki", .window = {.width = 1800}});
  ASSERT_NO_FATAL_FAILURE(open(viewer));
  const scene::Camera wiki = viewer.tab().camera;
  const scene::Camera photos = other(viewer).camera;
  viewer.window().move(place_beside(viewer, key_of(other(viewer), "gw-1")));
  viewer.window().wheel(-2);
  viewer.settle();
  ASSERT_EQ(viewer.tab().view.subject.id, "photos");
  EXPECT_LT(viewer.tab().camera.zoom, photos.zoom);
  EXPECT_EQ(other(viewer).camera, wiki);
}

TEST_F(TwoCanvases, ADragMovesACardOfTheHalfItBeganIn) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki", .window = {.width = 1800}});
  ASSERT_NO_FATAL_FAILURE(open(viewer));
  const std::string key = key_of(other(viewer), "gw-1");
  const ImVec2 from = place_beside(viewer, key);
  viewer.window().drag(from, {from.x, from.y + 50});
  viewer.settle();
  EXPECT_EQ(viewer.tab().view.subject.id, "photos");
  EXPECT_TRUE(viewer.tab().view.pins.contains(key));
  EXPECT_TRUE(other(viewer).view.pins.empty());
}

TEST_F(TwoCanvases, AHeadAboveEachSaysWhoseGraphItIs) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki", .window = {.width = 1800}});
  ASSERT_NO_FATAL_FAILURE(open(viewer));
  EXPECT_TRUE(viewer.has_text("service Wiki")) << viewer.all_text();
  EXPECT_TRUE(viewer.has_text("service Photos")) << viewer.all_text();
  viewer.click("half2");
  EXPECT_EQ(viewer.tab().view.subject.id, "photos");
}

// Both ask at once: neither is left without an answer.
TEST_F(TwoCanvases, ChangesOfBothHalvesArrive) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki", .window = {.width = 1800}});
  ASSERT_NO_FATAL_FAILURE(open(viewer));
  for (const char* layout : {"dot", "radial"}) {
    ui::ViewSpec view = viewer.tab().view;
    view.layout = *scene::layout_named(layout);
    viewer.program().apply(ui::EditView{view});
    viewer.program().apply(ui::ActivateTab{viewer.state().split.other_tab});
  }
  viewer.settle();
  EXPECT_EQ(viewer.tab().picture->view.layout, viewer.tab().view.layout);
  EXPECT_EQ(other(viewer).picture->view.layout, other(viewer).view.layout);
  EXPECT_LT(viewer.tab().waiting_since, 0);
  EXPECT_LT(other(viewer).waiting_since, 0);
}

TEST_F(TwoCanvases, TheMenuIsAboutAllThatIsSelected) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  viewer.click_card("gw-1");
  viewer.window().move(viewer.place_of("gw-2"));
  viewer.program().apply(
      ui::Select{ui::Subject{"house", "router", "gw-2", key_of(viewer.tab(), "gw-2")},
                 ui::Select::How::kToggle});
  viewer.settle();
  ASSERT_EQ(viewer.tab().selected.size(), 2U);
  viewer.window().click_at(viewer.place_of("gw-1"), ImGuiMouseButton_Right);
  viewer.settle();
  EXPECT_EQ(viewer.tab().selected.size(), 2U);
  viewer.key(ImGuiKey_Escape);
  viewer.window().click_at(viewer.place_of("sw-1"), ImGuiMouseButton_Right);
  viewer.settle();
  EXPECT_EQ(viewer.tab().selected.size(), 1U);
}

TEST_F(TwoCanvases, TheFilterStaysWhereNothingFitsIt) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki"});
  viewer.type("/");
  viewer.type("type=submarine");
  viewer.key(ImGuiKey_Enter);
  viewer.click("filter.hide");
  ASSERT_TRUE(viewer.picture().is_empty());
  ASSERT_TRUE(viewer.window().has_widget("filter"));
  viewer.click("filter.hide");
  EXPECT_EQ(viewer.picture().facts.nodes.size(), 11U) << "it only dims again";
}

TEST_F(TwoCanvases, AnInspectorOverTheCanvasDoesNotCoverWhatIsFitted) {
  ProgramWindow viewer({.path = house(), .focal_point = "service:wiki", .window = {.width = 1240}});
  const ui::WindowPlan plan = ui::plan_window(viewer.state(), viewer.state().window);
  ASSERT_TRUE(plan.inspector_overlays);
  ASSERT_GT(plan.inspector.width, 0);
  viewer.key('F');
  for (const std::string name : {"wiki", "gw-1", "gw-2"}) {
    const std::string key = name == "wiki" ? "service:wiki" : "router:" + name;
    EXPECT_LT(viewer.place_of(key).x, plan.inspector.x) << key;
  }
}

TEST_F(TwoCanvases, AnInspectorOverTheCanvasIsOnTopOfIt) {
  ProgramWindow viewer(
      {.path = house(), .focal_point = "service:wiki", .window = {.width = 1000, .height = 700}});
  ASSERT_TRUE(ui::plan_window(viewer.state(), viewer.state().window).inspector_overlays);
  viewer.click("inspector.impact");
  EXPECT_TRUE(viewer.state().inspection.impact.known) << "the canvas took the press";
  viewer.click_card("sw-1");
  EXPECT_EQ(viewer.state().inspection.subject.id, "sw-1");
  viewer.click("inspector.impact");
  EXPECT_TRUE(viewer.state().inspection.impact.known);
}

TEST_F(TwoCanvases, ASelectedMemberStaysInItsFold) {
  const std::filesystem::path file = folder_ / "observatory.db";
  copy_sample("observatory.json", file);
  import_rules_into(file, "openstack-focal-points.json");
  ProgramWindow viewer({.path = file, .focal_point = "switch_pnic:leaf-b-Ethernet1/3"});
  std::string member;
  for (const scene::Card& card : viewer.picture().cards.cards) {
    if (card.is_fold()) member = viewer.picture().facts.nodes[card.members.front()].key;
  }
  ASSERT_NE(member, "");
  const std::size_t cards = viewer.picture().cards.cards.size();
  viewer.click_card(member);
  ASSERT_TRUE(viewer.tab().selected.contains(member));
  viewer.program().apply(ui::EditView{[&] {
    ui::ViewSpec view = viewer.tab().view;
    view.layout = scene::LayoutName::kDot;  // All of the picture is made anew.
    return view;
  }()});
  viewer.settle();
  EXPECT_EQ(viewer.picture().cards.cards.size(), cards);
}

}  // namespace
}  // namespace toposcope::testing
