// What the inspector shows and what each click asks for.

#include <cstdlib>
#include <optional>
#include <string>
#include <variant>

#include <gtest/gtest.h>

#include "ui/panels/inspected_port.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/panels.h"
#include "ui/support/headless_window.h"

namespace toposcope::testing {
namespace {

using namespace ui;  // NOLINT(google-build-using-namespace)
using model::StatusValue;

class InspectorPanel : public ::testing::Test {
 protected:
  explicit InspectorPanel(const HeadlessOptions& options = {.height = 4000}) : window(options) {
    setenv("TZ", "UTC", 1);
    window.show_windows([this] {
      const PanelContext context{window.ui(), state, intents};
      panel.draw(context, area);
    });
    window.frames(2);
  }

  /// The newest intent of a kind since it was asked last.
  template <typename T>
  std::optional<T> taken() {
    std::optional<T> found;
    for (const Intent& intent : intents.take()) {
      if (const auto* one = std::get_if<T>(&intent)) found = *one;
    }
    return found;
  }
  std::optional<Action> action_of_click(const std::string& widget) {
    window.click(widget);
    const auto done = taken<Do>();
    return done.has_value() ? std::optional(done->action) : std::nullopt;
  }
  [[nodiscard]] bool shows(const std::string& text) const { return window.has_text(text); }

  AppState state = inspected_port();
  Intents intents;
  scene::Rect area{0, 0, 300, 4000};
  ui::InspectorPanel panel;
  HeadlessWindow window;
};

TEST_F(InspectorPanel, TellsWhatIsKnownOfAPort) {
  for (const char* text :
       {"Eth1/12", "Error", "no carrier", "since 14:18:07 (14 min)", "Nothing it stands on",
        "node-2 bond0", "38 focal points", "redundancy lost", "9 steps from web-fe-03",
        "host_pnic-switch_pnic", "network = web-front passed", "00:3a:9c:4e:11:2c",
        "14:32 yesterday", "snmp@mon-1, last result 22 s ago", "revision 12"}) {
    EXPECT_TRUE(shows(text)) << text;
  }
}

TEST_F(InspectorPanel, HasFourActions) {
  EXPECT_EQ(action_of_click("inspector.focus"), Action::kFocus);
  EXPECT_EQ(action_of_click("inspector.impact"), Action::kImpact);
  EXPECT_EQ(action_of_click("inspector.ack"), Action::kAcknowledge);
  EXPECT_EQ(action_of_click("inspector.why"), Action::kWhyHere);
}

TEST_F(InspectorPanel, ActsNotWhereItCannot) {
  state.inspection.status.value = StatusValue::kOk;
  state.inventory.whole_is_loaded = false;
  EXPECT_FALSE(action_of_click("inspector.ack").has_value());
  EXPECT_FALSE(action_of_click("inspector.impact").has_value());
}

TEST_F(InspectorPanel, SelectsWhatIsClickedAndFocusesWithControlOrTwoClicks) {
  window.click("inspector.explains.0");
  const auto selected = taken<Select>();
  ASSERT_TRUE(selected.has_value());
  EXPECT_EQ(selected->subject.key, "node-2 bond0");
  EXPECT_TRUE(selected->reveal);
  window.frame(1);
  window.double_click("inspector.explains.1");
  const auto focused = taken<Focus>();
  ASSERT_TRUE(focused.has_value());
  EXPECT_EQ(focused->subject.key, "node-2 otep 10.20.0.12");
}

TEST_F(InspectorPanel, ASecondClickGoesToWhatTheFirstSelected) {
  window.click("inspector.explains.0");
  const auto selected = taken<Select>();
  ASSERT_TRUE(selected.has_value());
  // Other things stand below the pointer once the state follows.
  state.inspection.subject = selected->subject;
  state.inspection.why_red.explains[0] = mention("instance", "web-fe-99");
  window.click();
  bool selects = false;
  std::optional<Focus> focused;
  for (const Intent& intent : intents.take()) {
    selects = selects || std::holds_alternative<Select>(intent);
    if (const auto* one = std::get_if<Focus>(&intent)) focused = *one;
  }
  ASSERT_TRUE(focused.has_value());
  EXPECT_EQ(focused->subject.key, "node-2 bond0");
  EXPECT_FALSE(selects);
}

TEST_F(InspectorPanel, LeadsToStepsFocalPointsCliquesAndEndsOfLinks) {
  window.click("inspector.impact.focal_points");
  const std::pair<const char*, const char*> cases[] = {
      {"inspector.step.2", "OVS @node-6"},
      {"inspector.impact.focal.1", "web-fe-02"},
      {"inspector.clique.2", "web-front"},
      {"inspector.link.0", "node-2 bond0"},
  };
  for (const auto& [widget, key] : cases) {
    window.frame(1);
    window.click(widget);
    const auto selected = taken<Select>();
    ASSERT_TRUE(selected.has_value()) << widget;
    EXPECT_EQ(selected->subject.key, key);
  }
  window.click("inspector.link.0.link");
  const auto link = taken<SelectLink>();
  ASSERT_TRUE(link.has_value());
  EXPECT_EQ(link->key, "l1");
}

TEST_F(InspectorPanel, CopiesValuesAndTheImpact) {
  window.click("inspector.property.mac_address");
  auto copied = taken<Copy>();
  ASSERT_TRUE(copied.has_value());
  EXPECT_EQ(copied->text, "00:3a:9c:4e:11:2c");
  EXPECT_EQ(copied->what, "mac_address");
  window.click("inspector.impact.copy");
  copied = taken<Copy>();
  ASSERT_TRUE(copied.has_value());
  EXPECT_EQ(copied->text, "31 focal points lose redundancy");
  EXPECT_EQ(action_of_click("inspector.copy.name"), Action::kCopyName);
  EXPECT_EQ(action_of_click("inspector.copy.reference"), Action::kCopyReference);
  EXPECT_EQ(action_of_click("inspector.copy.json"), Action::kCopyJson);
}

TEST_F(InspectorPanel, OpensAndClosesBranchesAndSections) {
  EXPECT_TRUE(window.has_widget("inspector.property.counters.flaps"));
  window.click("inspector.property.counters");
  window.frame();
  EXPECT_FALSE(window.has_widget("inspector.property.counters.flaps"));
  window.click("inspector.section.properties");
  window.frame();
  EXPECT_FALSE(window.has_widget("inspector.property.speed"));
  window.click("inspector.section.properties");
  window.frame();
  EXPECT_TRUE(window.has_widget("inspector.property.speed"));
}

TEST_F(InspectorPanel, FiltersProperties) {
  window.click("inspector.properties.filter");
  window.type("f");
  const auto filter = taken<SetPropertyFilter>();
  ASSERT_TRUE(filter.has_value());
  EXPECT_EQ(filter->text, "f");
  state.inspection.property_filter = "flaps";
  window.frames(2);
  EXPECT_TRUE(window.has_widget("inspector.property.counters.flaps"));
  EXPECT_FALSE(window.has_widget("inspector.property.speed"));
  state.inspection.property_filter = "nowhere";
  window.frames(2);
  EXPECT_TRUE(shows("No property contains"));
}

TEST_F(InspectorPanel, ShowsTheFirstFewOfAListUntilAskedForAll) {
  EXPECT_FALSE(window.has_widget("inspector.impact.focal.0"));
  window.click("inspector.impact.focal_points");
  window.frames(2);
  EXPECT_TRUE(window.has_widget("inspector.impact.focal.7"));
  EXPECT_FALSE(window.has_widget("inspector.impact.focal.8"));
  window.click("inspector.impact.focal.all");
  window.frames(2);
  EXPECT_TRUE(window.has_widget("inspector.impact.focal.11"));
}

TEST_F(InspectorPanel, ShowsTheImpactByProjectWhenAsked) {
  EXPECT_FALSE(window.has_widget("inspector.impact.project.0"));
  window.click("inspector.impact.by_project");
  window.frames(2);
  EXPECT_TRUE(window.has_widget("inspector.impact.project.3"));
  EXPECT_TRUE(shows("batch"));
}

TEST_F(InspectorPanel, AsksForTheImpactAndSaysThatItIsBusy) {
  state.inspection.impact = {};
  window.frame();
  EXPECT_EQ(action_of_click("inspector.impact.ask"), Action::kImpact);
  state.inspection.impact.busy = true;
  window.frame();
  EXPECT_TRUE(shows("asking every clique"));
}

TEST_F(InspectorPanel, SaysThatItReadsTheInventory) {
  state.inspection.why_red = {};
  state.inspection.impact = {};
  state.inspection.cliques_known = false;
  state.inventory.whole_is_loaded = false;
  window.frame();
  EXPECT_TRUE(shows("reading the inventory"));
}

TEST_F(InspectorPanel, SaysWhyAnAbsentObjectIsNotThere) {
  state.inspection.why_here.present = false;
  state.inspection.why_here.reason = "step 4 finds no link";
  state.inspection.why_here.remedy = "look at the last scan";
  window.frame();
  EXPECT_TRUE(shows("Why not here"));
  EXPECT_TRUE(shows("Step 4 finds no link."));
  EXPECT_TRUE(shows("Look at the last scan."));
}

TEST_F(InspectorPanel, TogglesTheRawSource) {
  window.click("inspector.section.raw");
  const auto shown = taken<ShowDocument>();
  ASSERT_TRUE(shown.has_value());
  EXPECT_TRUE(shown->shown);
  state.inspection.show_document = true;
  window.frames(2);
  EXPECT_TRUE(shows("\"in_errors\": 30"));
}

TEST_F(InspectorPanel, TakesAnAcknowledgementBack) {
  EXPECT_FALSE(window.has_widget("inspector.take_back"));
  state.inspection.status.acknowledged = true;
  state.inspection.reports[0].acknowledged = "by m.kern until 16:00: cable";
  window.frame();
  EXPECT_TRUE(shows("acknowledged by m.kern"));
  EXPECT_EQ(action_of_click("inspector.take_back"), Action::kTakeBackAcknowledgement);
}

TEST_F(InspectorPanel, BringsASectionIntoSightOnce) {
  area.height = 300;
  window.frames(2);
  const float before = window.widget("inspector.section.impact").min.y;
  state.inspection.scroll_to = "impact";
  window.frame();
  EXPECT_TRUE(taken<SectionShown>().has_value());
  state.inspection.scroll_to.clear();
  window.frames(2);
  EXPECT_LT(window.widget("inspector.section.impact").min.y, before);
  EXPECT_NEAR(window.widget("inspector.section.impact").min.y, 0, 1);
  EXPECT_FALSE(taken<SectionShown>().has_value());
}

TEST_F(InspectorPanel, ShowsTheEndsOfALink) {
  state.inspection.is_link = true;
  window.frames(2);
  EXPECT_TRUE(shows("Ends"));
  EXPECT_FALSE(shows("Why red"));
  window.click("inspector.end.1");
  const auto selected = taken<Select>();
  ASSERT_TRUE(selected.has_value());
  EXPECT_EQ(selected->subject.key, "leaf-1b");
}

TEST_F(InspectorPanel, SaysWhatCanBeSelectedAndWhatWentWrong) {
  state.inspection.fault = "It could not be read: the file is locked";
  window.frames(2);
  EXPECT_TRUE(shows("It could not be read: the file is"));
  state.inspection = {};
  window.frames(2);
  EXPECT_TRUE(shows("Nothing is selected"));
}

TEST_F(InspectorPanel, StaysWithinItsWidth) {
  state.inspection.title = std::string(300, 'W');
  state.inspection.status.text = std::string(300, 'W');
  state.inspection.why_red.explains[0].title = std::string(300, 'W');
  state.inspection.why_red.explains[0].note = std::string(300, 'W');
  state.inspection.properties[0].value = std::string(300, 'W');
  for (const float width : {260.0F, 300.0F, 480.0F}) {
    area.width = width;
    window.frames(2);
    for (const auto& [name, place] : window.ui().registry.places()) {
      EXPECT_LE(place.max.x, width) << name;
    }
  }
}

}  // namespace
}  // namespace toposcope::testing
