#include "ui/desk/go.h"

#include <algorithm>
#include <utility>

#include "ui/desk/edit.h"
#include "ui/desk/refresh.h"
#include "ui/desk/select.h"
#include "ui/desk/what_if_file.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

/// Forgets what belonged to the former place.
void arrive(Desk desk, TabState& tab) {
  tab.undo.clear();
  tab.redo.clear();
  tab.camera_is_users = false;
  tab.camera_move.reset();
  tab.selected_link.clear();
  tab.pointed = {};
  tab.keyboard.clear();
  tab.selected.clear();
  tab.primary = tab.view.subject.key;
  if (!tab.primary.empty()) tab.selected.insert(tab.primary);
  tab.apart = tab.selected;
  tab.restore_pins = true;
  desk.state.filter_text = tab.view.filter;
  desk.state.filter_fault.clear();
  inspect(desk, tab.view.subject);
  ask_for_picture(desk, tab);
}

void travel(Desk desk, std::vector<ViewSpec>& from, std::vector<ViewSpec>& to) {
  TabState& tab = desk.state.tab();
  if (from.empty()) return;
  to.push_back(std::exchange(tab.view, std::move(from.back())));
  from.pop_back();
  arrive(desk, tab);
}

bool is_visible(const AppState& state, const TabState& tab) {
  const auto is = [&](std::size_t index) {
    return index < state.tabs.size() && state.tabs[index].id == tab.id;
  };
  return is(state.active) || (state.split.on && is(state.split.other_tab));
}

}  // namespace

void ask_for_picture(Desk desk, TabState& tab) {
  if (tab.view.subject.empty()) {
    tab.picture.reset();
    tab.waiting_since = -1;
    return;
  }
  if (tab.waiting_since < 0) tab.waiting_since = desk.state.seconds;
  tab.wants_picture = !is_visible(desk.state, tab);
  if (tab.wants_picture) return;
  // There is one at a time: who was waiting comes afterwards.
  for (TabState& other : desk.state.tabs) {
    if (other.id != tab.id && other.waiting_since >= 0) other.wants_picture = true;
  }
  PictureRequest request;
  request.tab = tab.id;
  request.view = tab.view;
  request.restore_pins = tab.restore_pins;
  if (tab.picture != nullptr && tab.picture->view.subject == tab.view.subject) {
    request.previous = tab.picture;
  }
  request.apart = tab.apart;
  request.keep_ghosts = tab.ghosts_until >= 0;
  request.stale_minutes = desk.state.preferences.stale_minutes;
  request.now = desk.state.now;
  desk.jobs.run(Slot::kPicture, picture_work(std::move(request), desk.look));
}

void open_tab(Desk desk, const ViewSpec& view) {
  TabState tab;
  tab.id = desk.state.next_tab++;
  tab.view = view;
  const auto place = desk.state.tabs.empty() ? 0 : desk.state.active + 1;
  desk.state.tabs.insert(desk.state.tabs.begin() + static_cast<std::ptrdiff_t>(place),
                         std::move(tab));
  // The other half stays on its tab, which may stand one further now.
  SplitState& split = desk.state.split;
  if (split.on && split.other_tab >= place) ++split.other_tab;
  desk.state.active = place;
  arrive(desk, desk.state.tab());
}

void go_to(Desk desk, const ViewSpec& view, bool new_tab) {
  if (new_tab || desk.state.tabs.empty()) return open_tab(desk, view);
  TabState& tab = desk.state.tab();
  tab.back.push_back(std::exchange(tab.view, view));
  tab.forward.clear();
  arrive(desk, tab);
}

void close_tab(Desk desk, std::size_t index) {
  AppState& state = desk.state;
  if (index >= state.tabs.size()) return;
  state.tabs.erase(state.tabs.begin() + static_cast<std::ptrdiff_t>(index));
  state.split = {};
  if (state.tabs.empty()) return open_tab(desk, {});
  if (state.active > index || state.active >= state.tabs.size()) --state.active;
  activate_tab(desk, state.active);
}

void activate_tab(Desk desk, std::size_t index) {
  AppState& state = desk.state;
  if (index >= state.tabs.size()) return;
  // Who goes to the tab of the other half goes over there: both stay where they are.
  if (state.split.on && state.split.other_tab == index) {
    state.split.other_tab = state.active;
    state.split.active_is_right = !state.split.active_is_right;
  }
  state.active = index;
  TabState& tab = state.tab();
  state.filter_text = tab.view.filter;
  state.filter_fault.clear();
  inspect(desk, tab.primary.empty() || tab.picture == nullptr
                    ? tab.view.subject
                    : subject_in(*tab.picture, tab.primary));
  if (tab.wants_picture) ask_for_picture(desk, tab);
}

void step_tab(Desk desk, int by) {
  const auto count = static_cast<int>(desk.state.tabs.size());
  if (count == 0) return;
  const int index = (static_cast<int>(desk.state.active) + by + count) % count;
  activate_tab(desk, static_cast<std::size_t>(index));
}

void go_back(Desk desk) {
  TabState& tab = desk.state.tab();
  travel(desk, tab.back, tab.forward);
}

void go_forward(Desk desk) {
  TabState& tab = desk.state.tab();
  travel(desk, tab.forward, tab.back);
}

void focus(Desk desk, const Subject& subject, bool new_tab) {
  if (subject.empty()) return;
  ViewSpec view = focal_view(subject);
  if (!desk.state.tabs.empty()) {
    // What one looks through stays: the time, the rules' semantics, how pictures look.
    const ViewSpec& old = desk.state.tab().view;
    view.at = old.at;
    view.semantics = old.semantics;
    view.what_if = old.what_if;
  }
  view.fold = desk.state.preferences.fold;
  if (!new_tab && !desk.state.tabs.empty() && desk.state.tab().view.subject == subject &&
      desk.state.tab().view.at == view.at) {
    return;
  }
  go_to(desk, view, new_tab);
}

void set_as_of(Desk desk, const std::string& at) {
  ViewSpec view = desk.state.tab().view;
  if (view.at == at) return;
  view.at = at;
  if (!at.empty()) view.what_if = {};
  if (view.subject.empty()) {
    desk.state.tab().view = view;
    return;
  }
  edit_view(desk, view);
  refresh_inspection(desk);
}

void step_revision(Desk desk, int by) {
  const std::vector<TimeMark>& marks = desk.state.timeline.marks;
  if (marks.empty()) return;
  const TabState& tab = desk.state.tab();
  const model::RevisionNumber shown =
      tab.view.at.empty() || tab.picture == nullptr ? marks.back().revision : tab.picture->revision;
  const model::RevisionNumber wanted = shown + by;
  if (wanted >= marks.back().revision) return set_as_of(desk, "");
  if (wanted < marks.front().revision) {
    return say(desk.state, "There is no earlier revision in this file");
  }
  set_as_of(desk, std::to_string(wanted));
}

void compare_with(Desk desk, const Comparison& with) {
  if (desk.state.tabs.empty() || desk.state.tab().view.subject.empty()) return;
  ViewSpec view = desk.state.tab().view;
  view.comparison = with;
  if (desk.state.overlay == Overlay::kCompare) desk.state.overlay = Overlay::kNone;
  edit_view(desk, view);
}

void take_way_on(Desk desk) {
  const TabState& tab = desk.state.tab();
  if (tab.picture == nullptr) return;
  switch (tab.picture->empty.way_on) {
    case EmptyView::WayOn::kNone:
      return;
    case EmptyView::WayOn::kWhyNot:
      desk.state.inspection_asks_why = true;
      return inspect(desk, tab.view.subject);
    case EmptyView::WayOn::kClearFilter:
      return set_filter(desk, "", true);
    case EmptyView::WayOn::kShowAsOfThen:
      return set_as_of(desk, tab.picture->empty.at);
    case EmptyView::WayOn::kRetry:
      return refresh_everything(desk);
    case EmptyView::WayOn::kNow:
      return set_as_of(desk, "");
  }
}

void open_view_text(Desk desk, const std::string& json) {
  // A what-if goes onto the view that is there; anything else is a view.
  auto view = with_what_if(desk.state.tab().view, json);
  const bool is_what_if = view.has_value() && !view.value().subject.empty();
  if (!is_what_if) view = read_view(json);
  const auto window = is_what_if ? ViewWindow() : read_view_window(json);
  const bool is_open = desk.state.overlay == Overlay::kViews;
  if (!view.has_value() || !window.has_value()) {
    const std::string& why = (view.has_value() ? window.error() : view.error()).message;
    if (!is_open) return say_failure(desk.state, why);
    desk.state.views.fault = why;
    return;
  }
  if (is_open) desk.state.overlay = Overlay::kNone;
  desk.state.views.pasted.clear();
  if (is_what_if) return edit_view(desk, view.value());
  go_to(desk, view.value(), false);
  TabState& tab = desk.state.tab();
  tab.restore_pins = false;
  tab.table = window.value().table;
  if (!window.value().camera.has_value()) return;
  tab.camera = *window.value().camera;
  tab.camera_is_users = true;
}

}  // namespace toposcope::ui
