#include "ui/desk/actions.h"

#include <algorithm>
#include <array>

#include "ui/desk/app_state.h"

namespace toposcope::ui {
namespace {

using Key = Chord::Key;

constexpr Chord letter(char c) { return {Key::kLetter, c, false, false, false}; }
constexpr Chord control(char c) { return {Key::kLetter, c, true, false, false}; }
constexpr Chord control_shift(char c) { return {Key::kLetter, c, true, true, false}; }
constexpr Chord key(Key k) { return {k, 0, false, false, false}; }
constexpr Chord control_key(Key k) { return {k, 0, true, false, false}; }
constexpr Chord alt_key(Key k) { return {k, 0, false, false, true}; }

bool has_tab(const AppState& s) { return !s.tabs.empty() && !s.tab().view.subject.empty(); }
bool has_picture(const AppState& s) {
  return has_tab(s) && s.tab().picture != nullptr && !s.tab().picture->is_empty();
}
bool has_selection(const AppState& s) { return !s.inspection.subject.empty(); }
bool has_node(const AppState& s) { return has_selection(s) && !s.inspection.is_link; }
bool can_focus(const AppState& s) { return has_node(s); }
bool can_go_back(const AppState& s) { return !s.tabs.empty() && !s.tab().back.empty(); }
bool can_go_forward(const AppState& s) { return !s.tabs.empty() && !s.tab().forward.empty(); }
bool has_problems(const AppState& s) { return !s.problems.rows.empty(); }
bool can_undo(const AppState& s) { return !s.tabs.empty() && !s.tab().undo.empty(); }
bool can_redo(const AppState& s) { return !s.tabs.empty() && !s.tab().redo.empty(); }
bool can_ask_why(const AppState& s) { return has_tab(s) && has_node(s); }
bool can_ask_impact(const AppState& s) { return has_node(s) && s.inventory.whole_is_loaded; }
bool can_acknowledge(const AppState& s) {
  return has_node(s) && s.is_now() && !s.inventory.read_only &&
         s.inspection.status.value != model::StatusValue::kOk &&
         s.inspection.status.value != model::StatusValue::kNoCheck;
}
bool is_acknowledged(const AppState& s) {
  return can_acknowledge(s) && s.inspection.status.acknowledged;
}
bool has_filter(const AppState& s) { return has_tab(s) && !s.tab().view.filter.empty(); }
bool has_what_if(const AppState& s) { return has_tab(s) && !s.tab().view.what_if.empty(); }
bool can_what_if(const AppState& s) { return has_tab(s) && has_selection(s) && s.is_now(); }
bool has_pins(const AppState& s) { return has_tab(s) && !s.tab().view.pins.empty(); }
bool has_tabs(const AppState& s) { return s.tabs.size() > 1; }
bool in_the_past(const AppState& s) { return !s.is_now(); }

bool hides(const AppState& s) { return has_tab(s) && s.tab().view.filter_hides; }
bool neighbours_only(const AppState& s) { return has_tab(s) && s.tab().view.only_neighbours; }
bool compares(const AppState& s) {
  return has_tab(s) && s.tab().view.comparison.with != Comparison::With::kNothing;
}
bool why_is_on(const AppState& s) { return has_tab(s) && !s.tab().view.why.empty(); }
bool on_hold(const AppState& s) { return s.live.hold; }
bool is_split(const AppState& s) { return s.split.on; }
bool is_table(const AppState& s) { return has_tab(s) && s.tab().table; }
bool is_canvas_only(const AppState& s) { return s.canvas_only; }
bool moves(const AppState& s) { return s.preferences.motion; }
bool is_dark(const AppState& s) { return s.preferences.theme == "dark"; }

// clang-format off
const std::array kActions = {
    ActionInfo{Action::kPalette, "Search and commands", "Find", "Ctrl K", control('K'), "Find any object by name, address, MAC or part of an id"},
    ActionInfo{Action::kFilter, "Filter", "Find", "/", letter('/'), "Dim what does not fit: type=vnic and status!=ok", has_tab},
    ActionInfo{Action::kClearFilter, "Clear filter", "Find", "", {}, "Show everything again", has_filter},
    ActionInfo{Action::kToggleFilterHides, "Hide what the filter dims", "Find", "", {}, "A hidden chain becomes one dashed link", has_filter, hides},
    ActionInfo{Action::kNextProblem, "Next problem", "Find", "]", letter(']'), "Select the next cause of the list", has_problems},
    ActionInfo{Action::kPreviousProblem, "Previous problem", "Find", "[", letter('['), "Select the previous cause of the list", has_problems},
    ActionInfo{Action::kFocus, "Focus", "Go", "Enter", key(Key::kEnter), "Show what the selected object stands on", can_focus},
    ActionInfo{Action::kFocusNewTab, "Focus in a new tab", "Go", "Ctrl Enter", control_key(Key::kEnter), "The same, beside this picture", can_focus},
    ActionInfo{Action::kBack, "Back", "Go", "Alt \xE2\x86\x90", alt_key(Key::kLeft), "The focal point before", can_go_back},
    ActionInfo{Action::kForward, "Forward", "Go", "Alt \xE2\x86\x92", alt_key(Key::kRight), "The focal point after", can_go_forward},
    ActionInfo{Action::kNewTab, "New tab", "Go", "Ctrl T", control('T'), "The start page beside this picture"},
    ActionInfo{Action::kCloseTab, "Close tab", "Go", "Ctrl W", control('W'), "Close this picture"},
    ActionInfo{Action::kNextTab, "Next tab", "Go", "Ctrl PgDn", control_key(Key::kPageDown), "Show the tab at the right", has_tabs},
    ActionInfo{Action::kPreviousTab, "Previous tab", "Go", "Ctrl PgUp", control_key(Key::kPageUp), "Show the tab at the left", has_tabs},
    ActionInfo{Action::kSplit, "Side by side", "Go", "Ctrl 2", control('2'), "Two tabs beside each other", has_tabs, is_split},
    ActionInfo{Action::kLeft, "Along a link to the left", "Go", "\xE2\x86\x90", key(Key::kLeft), "Select the neighbour at the left", has_picture},
    ActionInfo{Action::kRight, "Along a link to the right", "Go", "\xE2\x86\x92", key(Key::kRight), "Select the neighbour at the right", has_picture},
    ActionInfo{Action::kUp, "Up a row", "Go", "\xE2\x86\x91", key(Key::kUp), "Select the card above", has_picture},
    ActionInfo{Action::kDown, "Down a row", "Go", "\xE2\x86\x93", key(Key::kDown), "Select the card below", has_picture},
    ActionInfo{Action::kWhyHere, "Why here", "Ask", "W", letter('W'), "The way from the focal point, step by step", can_ask_why, why_is_on},
    ActionInfo{Action::kWhyRed, "Why red", "Ask", "R", letter('R'), "Its own check, or the worse thing that it stands on", has_node},
    ActionInfo{Action::kImpact, "Impact", "Ask", "I", letter('I'), "Who loses every path, or redundancy, when it fails", can_ask_impact},
    ActionInfo{Action::kWhatIf, "What if this fails", "Ask", "X", letter('X'), "Take the selected objects away and look", can_what_if},
    ActionInfo{Action::kClearWhatIf, "End the what-if", "Ask", "", {}, "Everything works again", has_what_if},
    ActionInfo{Action::kCompare, "Compare", "Ask", "D", letter('D'), "What changed since a time, or beside another focal point", has_tab, compares},
    ActionInfo{Action::kAcknowledge, "Acknowledge", "Act", "A", letter('A'), "Say that somebody is at work on it", can_acknowledge},
    ActionInfo{Action::kTakeBackAcknowledgement, "Take the acknowledgement back", "Act", "Shift A", Chord{Key::kLetter, 'A', false, true, false}, "Nobody is at work on it", is_acknowledged},
    ActionInfo{Action::kHold, "Hold live updates", "Act", "H", letter('H'), "Freeze the picture and count what waits", {}, on_hold},
    ActionInfo{Action::kMessages, "Messages", "Act", "M", letter('M'), "What scans and schedules told", {}, {}},
    ActionInfo{Action::kReload, "Read the file anew", "Act", "F5", key(Key::kF5), "Ask everything again"},
    ActionInfo{Action::kCopyName, "Copy name", "Act", "Ctrl C", control('C'), "The name of the selected object", has_selection},
    ActionInfo{Action::kCopyReference, "Copy TYPE:ID", "Act", "Ctrl Shift C", control_shift('C'), "What the command line takes", has_selection},
    ActionInfo{Action::kCopyJson, "Copy JSON", "Act", "", {}, "The record as its source gave it", has_selection},
    ActionInfo{Action::kExport, "Export", "Act", "Ctrl E", control('E'), "PNG, SVG, PDF, HTML, DOT, JSON, CSV", has_picture},
    ActionInfo{Action::kViews, "Views", "Act", "Ctrl S", control('S'), "Save this view, open or share one", has_tab},
    ActionInfo{Action::kNow, "Return to now", "Time", "", {}, "Leave the past", in_the_past},
    ActionInfo{Action::kEarlier, "Earlier revision", "Time", "Ctrl \xE2\x86\x90", control_key(Key::kLeft), "Show the file before its last change", has_tab},
    ActionInfo{Action::kLater, "Later revision", "Time", "Ctrl \xE2\x86\x92", control_key(Key::kRight), "Show the file after its next change", in_the_past},
    ActionInfo{Action::kOnlyNeighbours, "Only neighbours", "Picture", "N", letter('N'), "Dim what is not linked to the selection", has_picture, neighbours_only},
    ActionInfo{Action::kFold, "Fold or open", "Picture", "Space", key(Key::kSpace), "Open the selected fold or box, or close it", has_picture},
    ActionInfo{Action::kUnfoldAll, "Unfold all", "Picture", "Shift U", Chord{Key::kLetter, 'U', false, true, false}, "One card for each object, or fold equals again", has_picture},
    ActionInfo{Action::kPin, "Pin", "Picture", "P", letter('P'), "Keep the card where it is, or let it go", has_picture},
    ActionInfo{Action::kUnpinAll, "Unpin all", "Picture", "", {}, "Let all cards go back", has_pins},
    ActionInfo{Action::kFit, "Fit", "Picture", "F", letter('F'), "Show all of it", has_picture},
    ActionInfo{Action::kZoomIn, "Zoom in", "Picture", "+", key(Key::kPlus), "", has_picture},
    ActionInfo{Action::kZoomOut, "Zoom out", "Picture", "-", key(Key::kMinus), "", has_picture},
    ActionInfo{Action::kActualSize, "Actual size", "Picture", "0", key(Key::kZero), "100 %", has_picture},
    ActionInfo{Action::kTable, "Table", "Picture", "T", letter('T'), "Objects and links as rows", has_picture, is_table},
    ActionInfo{Action::kSelectAll, "Select all", "Picture", "Ctrl A", control('A'), "", has_picture},
    ActionInfo{Action::kUndo, "Undo", "Picture", "Ctrl Z", control('Z'), "Take the last edit of this view back", can_undo},
    ActionInfo{Action::kRedo, "Redo", "Picture", "Ctrl Shift Z", control_shift('Z'), "Do it again", can_redo},
    ActionInfo{Action::kEscape, "One step out", "Window", "Esc", key(Key::kEscape), "Close, clear, or return to now"},
    ActionInfo{Action::kKeys, "Keys", "Window", "F1", key(Key::kF1), "This sheet"},
    ActionInfo{Action::kCanvasOnly, "Canvas only", "Window", "F11", key(Key::kF11), "Hide the panels", {}, is_canvas_only},
    ActionInfo{Action::kToggleTheme, "Dark", "Window", "", {}, "Dark or light", {}, is_dark},
    ActionInfo{Action::kToggleMotion, "Motion", "Window", "", {}, "Glide and pulse, or jump", {}, moves},
    ActionInfo{Action::kLargerText, "Larger text", "Window", "Ctrl +", control_key(Key::kPlus), "Up to 200 %"},
    ActionInfo{Action::kSmallerText, "Smaller text", "Window", "Ctrl -", control_key(Key::kMinus), "Down to 75 %"},
    ActionInfo{Action::kPreferences, "Preferences", "Window", "Ctrl ,", control(','), "Theme, text, motion, staleness"},
    ActionInfo{Action::kQuit, "Quit", "Window", "Ctrl Q", control('Q'), ""},
};
// clang-format on

}  // namespace

std::span<const ActionInfo> all_actions() { return kActions; }

const ActionInfo& info_of(Action action) {
  return *std::find_if(kActions.begin(), kActions.end(),
                       [&](const ActionInfo& info) { return info.action == action; });
}

bool is_enabled(Action action, const AppState& state) {
  const ActionInfo& info = info_of(action);
  return info.is_enabled == nullptr || info.is_enabled(state);
}

std::optional<Action> action_of(const Chord& chord) {
  for (const ActionInfo& info : kActions) {
    if (info.chord == chord) return info.action;
  }
  return std::nullopt;
}

}  // namespace toposcope::ui
