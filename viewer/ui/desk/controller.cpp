#include "ui/desk/controller.h"

#include <algorithm>
#include <variant>

#include "ui/desk/act.h"
#include "ui/desk/edit.h"
#include "ui/desk/go.h"
#include "ui/desk/motion.h"
#include "ui/desk/refresh.h"
#include "ui/desk/select.h"
#include "ui/desk/window_acts.h"

namespace toposcope::ui {
namespace {

constexpr float kZoomStep = 1.25F;
constexpr double kToastSeconds = 5;

/// One function for each kind of intent.
struct Doer {
  Desk desk;

  void operator()(const Do&) const {}  // The controller's own.
  void operator()(const Focus& i) const { focus(desk, i.subject, i.new_tab); }
  void operator()(const Select& i) const { select(desk, i); }
  void operator()(const SelectMany& i) const { select_many(desk, i.keys, i.add); }
  void operator()(const SelectLink& i) const { select_link(desk, i.key); }
  void operator()(const ClearSelection&) const { clear_selection(desk); }
  void operator()(const PointAt& i) const { point_at(desk.state, i.at); }
  void operator()(const MoveCamera& i) const { move_camera(desk, i.camera, i.glide); }
  void operator()(const EditView& i) const { edit_view(desk, i.view); }
  void operator()(const MovePin& i) const { move_pin(desk, i.key, i.at); }
  void operator()(const SetFilter& i) const { set_filter(desk, i.text, i.apply); }
  void operator()(const CloseFilter&) const { desk.state.filter_open = false; }
  void operator()(const SetSearch& i) const { search(desk, i.text); }
  void operator()(const PickSearch& i) const { pick_search(desk, i.index, i.new_tab); }
  void operator()(const MoveSearch& i) const { move_search(desk.state.search, i.by); }
  void operator()(const OpenTreeRow& i) const { open_tree_row(desk, i.path, i.open); }
  void operator()(const SetTreeFilter& i) const { set_tree_filter(desk, i.text); }
  void operator()(const SetTreeCursor& i) const {
    desk.state.tree.cursor = i.path;
    desk.state.tree.has_keys = i.has_keys;
  }
  void operator()(const ShowProblem& i) const { show_problem(desk, i.index, i.focus); }
  void operator()(const LimitProblems& i) const { desk.state.problems.only = i.only; }
  void operator()(const ActivateTab& i) const { activate_tab(desk, i.index); }
  void operator()(const CloseTab& i) const { close_tab(desk, i.index); }
  void operator()(const SetEnvironment& i) const { set_environment(desk, i.name); }
  void operator()(const SetAsOf& i) const { set_as_of(desk, i.at); }
  void operator()(const CompareWith& i) const { compare_with(desk, i.with); }
  void operator()(const SetCompareText& i) const { set_compare_text(desk, i.text, i.apply); }
  void operator()(const ToggleLost& i) const { toggle_lost(desk, i); }
  void operator()(const Acknowledge& i) const { acknowledge(desk, i); }
  void operator()(const Copy& i) const { copy(desk, i); }
  void operator()(const OpenOverlay& i) const { open_overlay(desk, i.overlay); }
  void operator()(const SetKeysFilter& i) const { desk.state.keys_filter = i.text; }
  void operator()(const SetPreferences& i) const { set_preferences(desk, i.preferences); }
  void operator()(const SetExportForm& i) const {
    if (i.run) return run_export(desk, i.form);
    desk.state.export_form = i.form;
  }
  void operator()(const ListFolder& i) const { list_folder(desk, i.path); }
  void operator()(const SetViewForm& i) const {
    desk.state.views.name = i.name;
    desk.state.views.pasted = i.pasted;
    desk.state.views.fault.clear();
  }
  void operator()(const SaveView& i) const { save_view(desk, i.name); }
  void operator()(const OpenView& i) const { open_view_text(desk, i.json); }
  void operator()(const RemoveView& i) const { remove_view(desk, i.name); }
  void operator()(const ShareView&) const { share_view(desk); }
  void operator()(const SetTable& i) const { desk.state.tab().table_state = i.table; }
  void operator()(const SetAcknowledgeForm& i) const { desk.state.acknowledge_form = i.form; }
  void operator()(const SetPropertyFilter& i) const {
    desk.state.inspection.property_filter = i.text;
  }
  void operator()(const ShowDocument& i) const { desk.state.inspection.show_document = i.shown; }
  void operator()(const SectionShown&) const { desk.state.inspection.scroll_to.clear(); }
  void operator()(const SetTimelineText& i) const { set_timeline_text(desk, i.text, i.apply); }
  void operator()(const TakeWayOn&) const { take_way_on(desk); }
  void operator()(const ToastAction&) const { desk.state.toast.reset(); }
  void operator()(const CloseToast&) const { desk.state.toast.reset(); }
};

}  // namespace

void Controller::apply(const Intent& intent) {
  if (const auto* one = std::get_if<Do>(&intent)) return act(one->action);
  std::visit(Doer{desk_}, intent);
}

void Controller::act(Action action) {
  if (!is_enabled(action, desk_.state)) return;
  if (act_on_place(action) || act_on_picture(action) || act_on_selection(action)) return;
  act_on_window(action);
}

bool Controller::act_on_place(Action action) {
  AppState& state = desk_.state;
  switch (action) {
    case Action::kFocus:
      focus(desk_, state.inspection.subject, false);
      return true;
    case Action::kFocusNewTab:
      focus(desk_, state.inspection.subject, true);
      return true;
    case Action::kBack:
      go_back(desk_);
      return true;
    case Action::kForward:
      go_forward(desk_);
      return true;
    case Action::kNewTab:
      open_tab(desk_, {});
      return true;
    case Action::kCloseTab:
      close_tab(desk_, state.active);
      return true;
    case Action::kNextTab:
      step_tab(desk_, 1);
      return true;
    case Action::kPreviousTab:
      step_tab(desk_, -1);
      return true;
    case Action::kSplit:
      toggle_split(desk_);
      return true;
    case Action::kNow:
      set_as_of(desk_, "");
      return true;
    case Action::kEarlier:
      step_revision(desk_, -1);
      return true;
    case Action::kLater:
      step_revision(desk_, 1);
      return true;
    case Action::kNextProblem:
      step_problem(desk_, 1);
      return true;
    case Action::kPreviousProblem:
      step_problem(desk_, -1);
      return true;
    case Action::kReload:
      refresh_everything(desk_);
      return true;
    default:
      return false;
  }
}

bool Controller::act_on_picture(Action action) {
  TabState& tab = desk_.state.tab();
  ViewSpec view = tab.view;
  switch (action) {
    case Action::kClearFilter:
      set_filter(desk_, "", true);
      return true;
    case Action::kToggleFilterHides:
      view.filter_hides = !view.filter_hides;
      break;
    case Action::kOnlyNeighbours:
      view.only_neighbours = !view.only_neighbours;
      break;
    case Action::kClearWhatIf:
      view.what_if = {};
      break;
    case Action::kWhatIf:
      toggle_lost_selection(desk_);
      return true;
    case Action::kFold:
      toggle_fold(desk_);
      return true;
    case Action::kUnfoldAll:
      toggle_folding(desk_);
      return true;
    case Action::kPin:
      toggle_pins(desk_);
      return true;
    case Action::kUnpinAll:
      view.pins.clear();
      edit_view(desk_, view);
      store_pins(desk_, tab);
      return true;
    case Action::kFit:
      fit(desk_);
      return true;
    case Action::kZoomIn:
      zoom_by(desk_, kZoomStep);
      return true;
    case Action::kZoomOut:
      zoom_by(desk_, 1 / kZoomStep);
      return true;
    case Action::kActualSize:
      zoom_by(desk_, 1 / tab.camera.zoom);
      return true;
    case Action::kTable:
      tab.table = !tab.table;
      return true;
    case Action::kUndo:
      undo(desk_);
      return true;
    case Action::kRedo:
      redo(desk_);
      return true;
    default:
      return false;
  }
  edit_view(desk_, view);
  return true;
}

bool Controller::act_on_selection(Action action) {
  AppState& state = desk_.state;
  switch (action) {
    case Action::kWhyHere:
      toggle_why(desk_);
      return true;
    case Action::kWhyRed:
      show_section(state, "why red");
      return true;
    case Action::kImpact:
      show_section(state, "impact");
      ask_impact(desk_);
      return true;
    case Action::kAcknowledge:
      open_acknowledge_form(desk_);
      return true;
    case Action::kTakeBackAcknowledgement:
      acknowledge(desk_, {state.inspection.row, "", 0, true});
      return true;
    case Action::kCopyName:
    case Action::kCopyReference:
    case Action::kCopyJson:
      copy_selection(desk_, action);
      return true;
    case Action::kSelectAll:
      select_all(desk_);
      return true;
    case Action::kLeft:
      step_card(desk_, scene::Direction::kLeft);
      return true;
    case Action::kRight:
      step_card(desk_, scene::Direction::kRight);
      return true;
    case Action::kUp:
      step_card(desk_, scene::Direction::kUp);
      return true;
    case Action::kDown:
      step_card(desk_, scene::Direction::kDown);
      return true;
    default:
      return false;
  }
}

void Controller::act_on_window(Action action) {
  AppState& state = desk_.state;
  Preferences preferences = state.preferences;
  switch (action) {
    case Action::kPalette:
      open_overlay(desk_, Overlay::kPalette);
      return;
    case Action::kKeys:
      open_overlay(desk_, state.overlay == Overlay::kKeys ? Overlay::kNone : Overlay::kKeys);
      return;
    case Action::kExport:
      open_overlay(desk_, Overlay::kExport);
      return;
    case Action::kViews:
      open_overlay(desk_, Overlay::kViews);
      return;
    case Action::kPreferences:
      open_overlay(desk_, Overlay::kPreferences);
      return;
    case Action::kCompare:
      toggle_compare(desk_);
      return;
    case Action::kFilter:
      state.filter_open = true;
      state.filter_takes_keys = true;
      return;
    case Action::kHold:
      state.live.hold = !state.live.hold;
      take_changes(desk_);
      return;
    case Action::kCanvasOnly:
      state.canvas_only = !state.canvas_only;
      return;
    case Action::kEscape:
      escape(desk_);
      return;
    case Action::kQuit:
      state.quit = true;
      return;
    case Action::kToggleTheme:
      preferences.theme = preferences.theme == "dark" ? "light" : "dark";
      break;
    case Action::kToggleMotion:
      preferences.motion = !preferences.motion;
      break;
    case Action::kLargerText:
      preferences.text_percent += 5;
      break;
    case Action::kSmallerText:
      preferences.text_percent -= 5;
      break;
    default:
      return;
  }
  set_preferences(desk_, preferences);
}

void Controller::tick(double seconds, model::UtcMicros now) {
  AppState& state = desk_.state;
  state.seconds = seconds;
  state.now = now;
  desk_.jobs.deliver(state);
  follow_up(desk_);
  move_things(state);
  watch(desk_);
  take_changes(desk_);
  if (state.toast.has_value() && seconds - state.toast->began > kToastSeconds) state.toast.reset();
}

bool Controller::is_moving() const { return things_move(desk_.state); }

}  // namespace toposcope::ui
