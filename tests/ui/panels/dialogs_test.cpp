// Every dialog by mouse and by keys alone.

#include <string>

#include <gtest/gtest.h>

#include "ui/models/compare_model.h"
#include "ui/panels/panel_stage.h"
#include "ui/panels/zone.h"

namespace toposcope::testing {
namespace {

using ui::Overlay;

class Dialogs : public InBerlin {
 protected:
  void open(Overlay overlay) {
    stage_.state.overlay = overlay;
    stage_.show([](const ui::PanelContext& context) {
      ui::draw_export(context);
      ui::draw_acknowledge(context);
      ui::draw_views(context);
      ui::draw_preferences(context);
      ui::draw_compare(context);
    });
    stage_.window.frames(4);
  }
  void press(ImGuiKey key) {
    stage_.window.key(key);
    stage_.window.frames(4);
  }
  PanelStage stage_;
};

TEST_F(Dialogs, AreClosedWhenNothingIsOpen) {
  open(Overlay::kNone);
  EXPECT_TRUE(stage_.window.ui().registry.places().empty());
}

TEST_F(Dialogs, CloseByEscape) {
  for (const Overlay overlay : {Overlay::kExport, Overlay::kAcknowledge, Overlay::kViews,
                                Overlay::kPreferences, Overlay::kCompare}) {
    open(overlay);
    EXPECT_FALSE(stage_.window.ui().registry.places().empty()) << static_cast<int>(overlay);
    press(ImGuiKey_Escape);
    EXPECT_EQ(stage_.state.overlay, Overlay::kNone) << static_cast<int>(overlay);
    EXPECT_TRUE(stage_.window.ui().registry.places().empty()) << static_cast<int>(overlay);
  }
}

TEST_F(Dialogs, CloseWhenTheStateSaysSo) {
  open(Overlay::kPreferences);
  stage_.state.overlay = Overlay::kNone;
  stage_.window.frames(2);
  EXPECT_TRUE(stage_.window.ui().registry.places().empty());
}

TEST_F(Dialogs, AcknowledgeByKeysAlone) {
  stage_.state.acknowledge_form.title = "leaf-1b Eth1/12";
  stage_.state.acknowledge_form.row = model::NodeRow{7};
  open(Overlay::kAcknowledge);
  stage_.window.type("cable ordered");  // the first field has the keyboard
  press(ImGuiKey_Enter);
  const auto heard = stage_.heard<ui::Acknowledge>();
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_EQ(heard[0].comment, "cable ordered");
  EXPECT_EQ(heard[0].hours, 2);
  EXPECT_EQ(heard[0].row, model::NodeRow{7});
  EXPECT_FALSE(heard[0].take_back);
}

TEST_F(Dialogs, TabGoesFromPartToPartAndRound) {
  open(Overlay::kAcknowledge);
  press(ImGuiKey_Tab);  // 1 h
  press(ImGuiKey_Tab);  // 2 h
  press(ImGuiKey_Tab);  // 8 h
  press(ImGuiKey_Space);
  EXPECT_EQ(stage_.state.acknowledge_form.hours, 8);
  EXPECT_EQ(stage_.count<ui::Acknowledge>(), 0U);
  press(ImGuiKey_Tab);  // until it recovers
  press(ImGuiKey_Tab);  // who
  stage_.window.type("x");
  EXPECT_EQ(stage_.state.preferences.user.find('x') != std::string::npos, true)
      << stage_.state.preferences.user;
  press(ImGuiKey_Tab);    // Cancel
  press(ImGuiKey_Enter);  // presses it and nothing else
  EXPECT_EQ(stage_.state.overlay, Overlay::kNone);
  EXPECT_EQ(stage_.count<ui::Acknowledge>(), 0U);
}

TEST_F(Dialogs, AcknowledgeUntilItRecovers) {
  open(Overlay::kAcknowledge);
  EXPECT_TRUE(stage_.window.has_text("16:32:09 CET"));  // two hours from 14:32:09
  stage_.window.click("ack.until.0");
  stage_.window.click("ack.confirm");
  ASSERT_EQ(stage_.count<ui::Acknowledge>(), 1U);
  EXPECT_EQ(stage_.heard<ui::Acknowledge>()[0].hours, 0);
}

TEST_F(Dialogs, SaveAndOpenViews) {
  stage_.state.views.saved = {{"night", "{1}"}, {"day", "{2}"}};
  open(Overlay::kViews);
  stage_.window.type("mine");
  press(ImGuiKey_Enter);
  ASSERT_EQ(stage_.count<ui::SaveView>(), 1U);
  EXPECT_EQ(stage_.heard<ui::SaveView>()[0].name, "mine");
  stage_.window.click("views.1.open");
  ASSERT_EQ(stage_.count<ui::OpenView>(), 1U);
  EXPECT_EQ(stage_.heard<ui::OpenView>()[0].json, "{2}");
  stage_.window.click("views.0.remove");
  EXPECT_EQ(stage_.heard<ui::RemoveView>().at(0).name, "night");
  stage_.window.click("views.share");
  EXPECT_EQ(stage_.count<ui::ShareView>(), 1U);
  stage_.window.click("views.pasted");
  stage_.window.type("{3}");
  stage_.window.click("views.open");
  EXPECT_EQ(stage_.heard<ui::OpenView>().back().json, "{3}");
}

TEST_F(Dialogs, SayThatNoViewIsSaved) {
  open(Overlay::kViews);
  EXPECT_TRUE(stage_.window.has_text("No view is saved in this file yet."));
}

TEST_F(Dialogs, ChangePreferencesAtOnce) {
  open(Overlay::kPreferences);
  const ui::Preferences& now = stage_.state.preferences;
  stage_.window.click("preferences.theme.light");
  EXPECT_EQ(now.theme, "light");
  stage_.window.click("preferences.text.larger");
  EXPECT_EQ(now.text_percent, 105);
  stage_.window.click("preferences.text.smaller");
  stage_.window.click("preferences.text.smaller");
  EXPECT_EQ(now.text_percent, 95);
  stage_.window.click("preferences.text.reset");
  EXPECT_EQ(now.text_percent, 100);
  stage_.window.click("preferences.motion.off");
  EXPECT_FALSE(now.motion);
  stage_.window.click("preferences.fold.off");
  EXPECT_FALSE(now.fold);
  stage_.window.click("preferences.stale.30");
  EXPECT_EQ(now.stale_minutes, 30);
  stage_.window.click("preferences.close");
  EXPECT_EQ(stage_.state.overlay, Overlay::kNone);
}

TEST_F(Dialogs, CompareWithATime) {
  open(Overlay::kCompare);
  stage_.window.type("-3h");
  press(ImGuiKey_Enter);
  const auto written = stage_.heard<ui::SetCompareText>();
  ASSERT_FALSE(written.empty());
  EXPECT_EQ(written.back().text, "-3h");
  EXPECT_TRUE(written.back().apply);
  stage_.window.click("compare.time.1");
  const auto heard = stage_.heard<ui::CompareWith>();
  ASSERT_EQ(heard.size(), 1U);
  EXPECT_EQ(heard[0].with.at, "2026-11-20T12:32:09Z");
}

TEST_F(Dialogs, CompareWithARevisionOrAnotherTab) {
  stage_.state.timeline.marks = {{{}, 6, "import", "revision 6"}, {{}, 7, "import", "revision 7"}};
  ui::TabState tab;
  tab.view.subject = {"prod", "instance", "i-2", "k-2", "web-2"};
  stage_.state.tabs.push_back(tab);
  open(Overlay::kCompare);
  stage_.window.click("compare.revision.0");  // 7 is what is shown
  stage_.window.click("compare.other.0");
  const auto heard = stage_.heard<ui::CompareWith>();
  ASSERT_EQ(heard.size(), 2U);
  EXPECT_EQ(heard[0].with.at, "6");
  EXPECT_EQ(heard[1].with.other.key, "k-2");
}

TEST_F(Dialogs, ExportByKeysAlone) {
  stage_.state.export_form.path = "web";
  open(Overlay::kExport);
  press(ImGuiKey_Tab);  // folders
  press(ImGuiKey_Tab);  // PNG
  press(ImGuiKey_Tab);  // SVG
  press(ImGuiKey_Space);
  EXPECT_EQ(stage_.state.export_form.format, "svg");
  EXPECT_EQ(stage_.state.export_form.path, "web.svg");
  stage_.window.click("export.path");
  press(ImGuiKey_Enter);
  const auto heard = stage_.heard<ui::SetExportForm>();
  ASSERT_FALSE(heard.empty());
  EXPECT_TRUE(heard.back().run);
  EXPECT_EQ(heard.back().form.path, "web.svg");
}

TEST_F(Dialogs, ChooseWhatIsExported) {
  stage_.state.export_form.path = "web.png";
  open(Overlay::kExport);
  const ui::ExportForm& form = stage_.state.export_form;
  stage_.window.click("export.scale.3");
  EXPECT_EQ(form.scale, 3);
  stage_.window.click("export.theme.print");
  EXPECT_EQ(form.theme, "print");
  stage_.window.click("export.seen");
  EXPECT_FALSE(form.whole);
  stage_.window.click("export.caption.off");
  EXPECT_FALSE(form.caption);
  stage_.window.click("export.format.csv");
  stage_.window.frames(2);
  EXPECT_FALSE(stage_.window.has_widget("export.theme.print"));  // of pictures only
}

TEST_F(Dialogs, GoThroughFolders) {
  stage_.state.export_form.path = "/srv/noc/web.png";
  stage_.state.export_form.browsing = true;
  stage_.state.export_form.folder = {"/srv/noc", {"pictures"}, {"old.svg"}, ""};
  open(Overlay::kExport);
  stage_.window.click("export.folder.0");
  EXPECT_EQ(stage_.heard<ui::ListFolder>().at(0).path, "/srv/noc/pictures/");
  EXPECT_EQ(stage_.state.export_form.path, "/srv/noc/pictures/web.png");
  stage_.window.click("export.folder.up");
  EXPECT_EQ(stage_.state.export_form.path, "/srv/web.png");
  stage_.window.click("export.file.0");
  EXPECT_EQ(stage_.state.export_form.path, "/srv/noc/old.svg");
  EXPECT_EQ(stage_.state.export_form.format, "svg");
}

TEST_F(Dialogs, AskBeforeAFileIsReplaced) {
  stage_.state.export_form.path = "web.png";
  stage_.state.export_form.question = "'web.png' is there already.";
  open(Overlay::kExport);
  EXPECT_TRUE(stage_.window.has_text("'web.png' is there already."));
  EXPECT_TRUE(stage_.window.has_text("Replace it"));
}

TEST_F(Dialogs, ToastsGoWhenTheyAreTold) {
  stage_.state.toast = ui::Toast{"37 statuses changed", 0, false};
  stage_.show([](const ui::PanelContext& context) { ui::draw_toast(context); });
  EXPECT_TRUE(stage_.window.has_text("37 statuses changed"));
  stage_.window.click("toast.close");
  EXPECT_EQ(stage_.count<ui::CloseToast>(), 1U);
}

}  // namespace
}  // namespace toposcope::testing
