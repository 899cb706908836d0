#include "ui/desk/acts.h"

#include <array>

#include "ui/desk/act.h"
#include "ui/desk/edit.h"
#include "ui/desk/go.h"
#include "ui/desk/messages.h"
#include "ui/desk/refresh.h"
#include "ui/desk/select.h"
#include "ui/desk/window_acts.h"

namespace toposcope::ui {
namespace {

constexpr float kZoomStep = 1.25F;
constexpr int kTextStep = 5;

/// Edits one thing of the active view.
template <typename Change>
void change_view(Desk desk, const Change& change) {
  ViewSpec view = desk.state.tab().view;
  change(view);
  edit_view(desk, view);
}

template <typename Change>
void change_preferences(Desk desk, const Change& change) {
  Preferences preferences = desk.state.preferences;
  change(preferences);
  set_preferences(desk, preferences);
}

struct Act {
  Action action;
  void (*act)(Desk);
};

// clang-format off
const std::array kActs = {
    // From place to place.
    Act{Action::kFocus, [](Desk d) { focus(d, d.state.inspection.subject, false); }},
    Act{Action::kFocusNewTab, [](Desk d) { focus(d, d.state.inspection.subject, true); }},
    Act{Action::kBack, go_back},
    Act{Action::kForward, go_forward},
    Act{Action::kNewTab, [](Desk d) { open_tab(d, {}); }},
    Act{Action::kCloseTab, [](Desk d) { close_tab(d, d.state.active); }},
    Act{Action::kNextTab, [](Desk d) { step_tab(d, 1); }},
    Act{Action::kPreviousTab, [](Desk d) { step_tab(d, -1); }},
    Act{Action::kSplit, toggle_split},
    Act{Action::kNow, [](Desk d) { set_as_of(d, ""); }},
    Act{Action::kEarlier, [](Desk d) { step_revision(d, -1); }},
    Act{Action::kLater, [](Desk d) { step_revision(d, 1); }},
    Act{Action::kNextProblem, [](Desk d) { step_problem(d, 1); }},
    Act{Action::kPreviousProblem, [](Desk d) { step_problem(d, -1); }},
    Act{Action::kReload, refresh_everything},
    // The picture.
    Act{Action::kClearFilter, [](Desk d) { set_filter(d, "", true); }},
    Act{Action::kToggleFilterHides, [](Desk d) { change_view(d, [](ViewSpec& v) { v.filter_hides = !v.filter_hides; }); }},
    Act{Action::kOnlyNeighbours, [](Desk d) { change_view(d, [](ViewSpec& v) { v.only_neighbours = !v.only_neighbours; }); }},
    Act{Action::kClearWhatIf, [](Desk d) { change_view(d, [](ViewSpec& v) { v.what_if = {}; }); }},
    Act{Action::kWhatIf, toggle_lost_selection},
    Act{Action::kFold, toggle_fold},
    Act{Action::kUnfoldAll, toggle_folding},
    Act{Action::kPin, toggle_pins},
    Act{Action::kUnpinAll, unpin_all},
    Act{Action::kFit, fit},
    Act{Action::kZoomIn, [](Desk d) { zoom_by(d, kZoomStep); }},
    Act{Action::kZoomOut, [](Desk d) { zoom_by(d, 1 / kZoomStep); }},
    Act{Action::kActualSize, [](Desk d) { zoom_by(d, 1 / d.state.tab().camera.zoom); }},
    Act{Action::kTable, [](Desk d) { d.state.tab().table = !d.state.tab().table; }},
    Act{Action::kUndo, undo},
    Act{Action::kRedo, redo},
    // What is selected.
    Act{Action::kWhyHere, toggle_why},
    Act{Action::kWhyRed, [](Desk d) { show_section(d.state, "why red"); }},
    Act{Action::kImpact, [](Desk d) { show_section(d.state, "impact"); ask_impact(d); }},
    Act{Action::kAcknowledge, open_acknowledge_form},
    Act{Action::kTakeBackAcknowledgement, [](Desk d) { acknowledge(d, {d.state.inspection.row, "", 0, true}); }},
    Act{Action::kCopyName, [](Desk d) { copy_selection(d, Action::kCopyName); }},
    Act{Action::kCopyReference, [](Desk d) { copy_selection(d, Action::kCopyReference); }},
    Act{Action::kCopyJson, [](Desk d) { copy_selection(d, Action::kCopyJson); }},
    Act{Action::kSelectAll, select_all},
    Act{Action::kLeft, [](Desk d) { step_card(d, scene::Direction::kLeft); }},
    Act{Action::kRight, [](Desk d) { step_card(d, scene::Direction::kRight); }},
    Act{Action::kUp, [](Desk d) { step_card(d, scene::Direction::kUp); }},
    Act{Action::kDown, [](Desk d) { step_card(d, scene::Direction::kDown); }},
    // The window.
    Act{Action::kPalette, [](Desk d) { open_overlay(d, Overlay::kPalette); }},
    Act{Action::kKeys, [](Desk d) { open_overlay(d, d.state.overlay == Overlay::kKeys ? Overlay::kNone : Overlay::kKeys); }},
    Act{Action::kExport, [](Desk d) { open_overlay(d, Overlay::kExport); }},
    Act{Action::kMessages, open_messages},
    Act{Action::kViews, [](Desk d) { open_overlay(d, Overlay::kViews); }},
    Act{Action::kPreferences, [](Desk d) { open_overlay(d, Overlay::kPreferences); }},
    Act{Action::kCompare, toggle_compare},
    Act{Action::kFilter, [](Desk d) { open_filter(d.state); }},
    Act{Action::kHold, [](Desk d) { d.state.live.hold = !d.state.live.hold; take_changes(d); }},
    Act{Action::kCanvasOnly, [](Desk d) { d.state.canvas_only = !d.state.canvas_only; }},
    Act{Action::kEscape, escape},
    Act{Action::kQuit, [](Desk d) { d.state.quit = true; }},
    Act{Action::kToggleTheme, [](Desk d) { change_preferences(d, [](Preferences& p) { p.theme = p.theme == "dark" ? "light" : "dark"; }); }},
    Act{Action::kToggleMotion, [](Desk d) { change_preferences(d, [](Preferences& p) { p.motion = !p.motion; }); }},
    Act{Action::kLargerText, [](Desk d) { change_preferences(d, [](Preferences& p) { p.text_percent += kTextStep; }); }},
    Act{Action::kSmallerText, [](Desk d) { change_preferences(d, [](Preferences& p) { p.text_percent -= kTextStep; }); }},
};
// clang-format on

}  // namespace

void act(Desk desk, Action action) {
  for (const Act& one : kActs) {
    if (one.action == action) return one.act(desk);
  }
}

}  // namespace toposcope::ui
