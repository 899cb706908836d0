// The tasks that an operator does all day, each by keyboard alone and by mouse alone: triage of
// alarms, finding what somebody calls about, asking why something is in the picture.

#include "ui/program/support/daily_tasks.h"

#include <algorithm>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "ui/program/support/program_window.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;
using ui::Overlay;

std::size_t problem_named(const ui::AppState& state, const std::string& name) {
  const auto& rows = state.problems.rows;
  const auto at = std::find_if(rows.begin(), rows.end(), [&](const ui::ProblemRow& row) {
    return row.subject.name == name || row.subject.id == name;
  });
  EXPECT_NE(at, rows.end()) << name;
  return static_cast<std::size_t>(at - rows.begin());
}

/// \name A: alarm triage
///@{

void expect_acknowledged(ProgramWindow& viewer, const std::string& id) {
  EXPECT_EQ(viewer.state().overlay, Overlay::kNone);
  const std::size_t row = problem_named(viewer.state(), id);
  ASSERT_LT(row, viewer.state().problems.rows.size());
  EXPECT_TRUE(viewer.state().problems.rows[row].status.acknowledged);
  EXPECT_TRUE(viewer.has_text("ack night shift until")) << viewer.all_text();
}

TEST_F(DailyTasks, AlarmTriageByKeyboard) {
  ProgramWindow viewer({.path = harbour()});
  EXPECT_TRUE(viewer.has_text("Ethernet1/4")) << "the start page lists what is wrong";
  viewer.key(ImGuiKey_Escape);
  viewer.type("]");
  // Worst first: the three in Error before the three in Warning.
  ASSERT_EQ(viewer.state().problems.current, 0U);
  EXPECT_EQ(viewer.state().problems.rows[0].status.value, StatusValue::kError);
  const auto cable =
      static_cast<std::ptrdiff_t>(problem_named(viewer.state(), "leaf-1-Ethernet1/4"));
  for (std::ptrdiff_t i = 0; i < cable; ++i) viewer.type("]");
  EXPECT_EQ(viewer.state().inspection.subject.id, "leaf-1-Ethernet1/4");
  viewer.key(ImGuiKey_Enter);
  EXPECT_EQ(viewer.tab().view.subject.id, "leaf-1-Ethernet1/4");
  EXPECT_TRUE(viewer.has_card("switch_pnic:leaf-1-Ethernet1/4"));
  viewer.key('R');
  EXPECT_TRUE(viewer.has_text("Why red"));
  EXPECT_TRUE(viewer.state().inspection.why_red.known);
  EXPECT_TRUE(viewer.state().inspection.why_red.own) << "a port stands on nothing that is worse";
  viewer.key('A');
  ASSERT_EQ(viewer.state().overlay, Overlay::kAcknowledge);
  viewer.type("cable ordered");
  EXPECT_EQ(viewer.state().acknowledge_form.comment, "cable ordered") << "letters are no keys here";
  viewer.key(ImGuiKey_Enter);
  expect_acknowledged(viewer, "leaf-1-Ethernet1/4");
  EXPECT_TRUE(viewer.has_text("cable ordered"));
}

TEST_F(DailyTasks, AlarmTriageByMouse) {
  ProgramWindow viewer({.path = harbour()});
  const std::size_t row = problem_named(viewer.state(), "leaf-1-Ethernet1/4");
  viewer.double_click("problems.row." + std::to_string(row));
  EXPECT_EQ(viewer.tab().view.subject.id, "leaf-1-Ethernet1/4");
  EXPECT_TRUE(viewer.has_text("Why red"));
  viewer.click("inspector.ack");
  ASSERT_EQ(viewer.state().overlay, Overlay::kAcknowledge);
  viewer.click("ack.until.8");
  EXPECT_EQ(viewer.state().acknowledge_form.hours, 8);
  viewer.click("ack.confirm");
  expect_acknowledged(viewer, "leaf-1-Ethernet1/4");
  viewer.click("inspector.take_back");
  EXPECT_FALSE(viewer.state().problems.rows[row].status.acknowledged);
}
///@}

/// \name B: "web-fe-01 is down"
///@{

class FindIt : public DailyTasks, public ::testing::WithParamInterface<const char*> {};

TEST_P(FindIt, ByKeyboardWhateverIsPasted) {
  ProgramWindow viewer({.path = harbour()});
  viewer.key('K', {.ctrl = true});
  ASSERT_EQ(viewer.state().overlay, Overlay::kPalette);
  viewer.paste(GetParam());
  ASSERT_EQ(viewer.state().search.text, GetParam());
  ASSERT_FALSE(viewer.state().search.hits.empty());
  EXPECT_TRUE(viewer.has_text("web-fe-01")) << viewer.all_text();
  const auto& hits = viewer.state().search.hits;
  const auto at = std::find_if(hits.begin(), hits.end(), [](const ui::SearchHit& hit) {
    return hit.subject.name == "web-fe-01" && hit.subject.type == "instance";
  });
  ASSERT_NE(at, hits.end());
  const auto wanted =
      viewer.state().search.actions.size() + static_cast<std::size_t>(at - hits.begin());
  while (viewer.state().search.current < wanted) viewer.key(ImGuiKey_DownArrow);
  viewer.key(ImGuiKey_Enter);
  EXPECT_EQ(viewer.state().overlay, Overlay::kNone);
  EXPECT_EQ(viewer.tab().view.subject.name, "web-fe-01");
  // Lanes: its host, and the switch that the host hangs on.
  EXPECT_TRUE(viewer.has_card("switch:leaf-1"));
  EXPECT_TRUE(viewer.has_text("compute-01")) << viewer.all_text();
  viewer.key('C', {.ctrl = true});
  EXPECT_EQ(viewer.state().clipboard, "web-fe-01");
  viewer.key('C', {.ctrl = true, .shift = true});
  EXPECT_EQ(viewer.state().clipboard, kWeb1);
  EXPECT_STREQ(ImGui::GetClipboardText(), viewer.state().clipboard.c_str());
}

// Its name, its address, its id, the end of its id.
INSTANTIATE_TEST_SUITE_P(Harbour, FindIt,
                         ::testing::Values("web-fe-01", "10.21.1.11",
                                           "df09f35f-4564-41d6-8b6d-f11aaed2a06b", "f11aaed2a06b"));

TEST_F(DailyTasks, AnAddressInAnyNotationFindsItsInterface) {
  ProgramWindow viewer({.path = harbour()});
  for (const char* mac : {"fa:16:3e:7a:11:25", "FA-16-3E-7A-11-25", "fa16.3e7a.1125"}) {
    viewer.key('K', {.ctrl = true});
    viewer.paste(mac);
    const auto& hits = viewer.state().search.hits;
    EXPECT_TRUE(std::any_of(hits.begin(), hits.end(), [](const ui::SearchHit& hit) {
      return hit.subject.id == "compute-01|tapaa0d2dcf-0f";
    })) << mac;
    viewer.key(ImGuiKey_Escape);
    EXPECT_EQ(viewer.state().overlay, Overlay::kNone);
  }
}

/// The row of a node by its name, of a group by the type that it holds.
std::string tree_row(const ProgramWindow& viewer, const std::string& name) {
  const auto& rows = viewer.state().tree.rows;
  const auto at = std::find_if(rows.begin(), rows.end(), [&](const ui::TreeNode& row) {
    return row.subject.empty() ? row.group == name : row.label == name;
  });
  EXPECT_NE(at, rows.end()) << name << " is not in the tree";
  return "tree.row." + std::to_string(at - rows.begin());
}

TEST_F(DailyTasks, FindItByMouse) {
  ProgramWindow viewer({.path = harbour(), .window = {.height = 2000}});
  // Containment: the folders between are named by their type.
  for (const char* name :
       {"region", "north", "availability_zone", "quay-a", "compute-01", "instance"}) {
    const std::string row = tree_row(viewer, name);
    const bool is_open = viewer.state().tree.rows.at(std::stoul(row.substr(9))).open;
    if (!is_open) viewer.click(row + ".chevron");
  }
  const std::string row = tree_row(viewer, "web-fe-01");
  viewer.double_click(row);
  EXPECT_EQ(viewer.tab().view.subject.name, "web-fe-01");
  EXPECT_TRUE(viewer.has_card("switch:leaf-1"));
  viewer.click("inspector.copy.name");
  EXPECT_EQ(viewer.state().clipboard, "web-fe-01");
  viewer.click("inspector.copy.reference");
  EXPECT_EQ(viewer.state().clipboard, kWeb1);
}
///@}

/// \name E: why here
///@{

/// instance, vNIC, bridge, virtual switch, tunnel end, bond, port, switch: seven links.
void expect_path_to_leaf_1(ProgramWindow& viewer) {
  const ui::WhyHere& why = viewer.state().inspection.why_here;
  ASSERT_TRUE(why.known);
  EXPECT_TRUE(why.present);
  ASSERT_EQ(why.steps.size(), 7U);
  const std::vector<std::string> types = {"vnic",      "vconnector",  "vedge", "otep",
                                          "host_pnic", "switch_pnic", "switch"};
  for (std::size_t i = 0; i < types.size(); ++i)
    EXPECT_EQ(why.steps[i].subject.type, types[i]) << i;
  EXPECT_TRUE(viewer.has_text("Why here"));
  EXPECT_TRUE(viewer.window().has_widget("inspector.step.6")) << viewer.all_text();
  // On the canvas the same numbers stand on the links.
  std::vector<std::uint32_t> numbers;
  for (const scene::LinkFacts& link : viewer.picture().facts.links) {
    if (link.why_step > 0) numbers.push_back(link.why_step);
  }
  std::sort(numbers.begin(), numbers.end());
  std::vector<std::uint32_t> told;
  for (const ui::WhyStep& step : why.steps) told.push_back(step.number);
  EXPECT_EQ(numbers, told);
}

TEST_F(DailyTasks, WhyHereByKeyboard) {
  ProgramWindow viewer({.path = harbour(), .focal_point = kWeb1});
  // Rightwards along the links to the port; the switch is the head of the box around it.
  for (int i = 0; i < 6; ++i) viewer.key(ImGuiKey_RightArrow);
  ASSERT_EQ(viewer.state().inspection.subject.id, "leaf-1-Ethernet1/2");
  viewer.key(ImGuiKey_UpArrow);
  ASSERT_EQ(viewer.state().inspection.subject.id, "leaf-1");
  viewer.key('W');
  expect_path_to_leaf_1(viewer);
  viewer.key(ImGuiKey_Escape);
  EXPECT_TRUE(viewer.tab().view.why.empty());
  for (const scene::LinkFacts& link : viewer.picture().facts.links) EXPECT_EQ(link.why_step, 0U);
}

TEST_F(DailyTasks, WhyHereByMouse) {
  ProgramWindow viewer({.path = harbour(), .focal_point = kWeb1});
  viewer.click_card("switch:leaf-1");
  viewer.click("inspector.why");
  expect_path_to_leaf_1(viewer);
  viewer.click("head.why");
  EXPECT_TRUE(viewer.tab().view.why.empty());
}
///@}

}  // namespace
}  // namespace toposcope::testing
