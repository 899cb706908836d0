#include "ui/desk/controller.h"

#include <algorithm>
#include <variant>

#include "ui/desk/act.h"
#include "ui/desk/acts.h"
#include "ui/desk/edit.h"
#include "ui/desk/go.h"
#include "ui/desk/messages.h"
#include "ui/desk/motion.h"
#include "ui/desk/refresh.h"
#include "ui/desk/select.h"
#include "ui/desk/window_acts.h"

namespace toposcope::ui {
namespace {

constexpr double kToastSeconds = 5;

/// One function for each kind of intent.
struct Doer {
  Desk desk;

  void operator()(const Do& i) const {
    if (is_enabled(i.action, desk.state)) act(desk, i.action);
  }
  void operator()(const Focus& i) const { focus(desk, i.subject, i.new_tab); }
  void operator()(const Select& i) const { select(desk, i); }
  void operator()(const SelectMany& i) const { select_many(desk, i.keys, i.add); }
  void operator()(const SelectLink& i) const { select_link(desk, i.key); }
  void operator()(const ClearSelection&) const { clear_selection(desk); }
  void operator()(const PointAt& i) const { point_at(desk.state, i.at); }
  void operator()(const MoveCamera& i) const { move_camera(desk, i.camera, false); }
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
  void operator()(const LimitMessages& i) const {
    MessageList& messages = desk.state.messages;
    messages.filter = i.filter;
    messages.at_least = i.at_least;
    messages.current = 0;
  }
  void operator()(const MoveMessage& i) const { move_message(desk.state.messages, i.by); }
  void operator()(const ShowMessage& i) const { show_message(desk, i.number); }
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
  void operator()(const CloseToast&) const { desk.state.toast.reset(); }
};

}  // namespace

void Controller::apply(const Intent& intent) { std::visit(Doer{desk_}, intent); }

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
