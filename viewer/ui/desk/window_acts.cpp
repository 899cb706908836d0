#include "ui/desk/window_acts.h"

#include <algorithm>
#include <cstddef>

#include "query/as_of.h"
#include "ui/desk/act.h"
#include "ui/desk/controller.h"
#include "ui/desk/edit.h"
#include "ui/desk/go.h"
#include "ui/desk/refresh.h"
#include "ui/desk/select.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {

void open_overlay(Desk desk, Overlay overlay) {
  AppState& state = desk.state;
  state.overlay = overlay;
  if (overlay == Overlay::kPalette) {
    state.search.text.clear();
    search(desk, "");
  }
  if (overlay == Overlay::kKeys) state.keys_filter.clear();
  if (overlay == Overlay::kViews) {
    state.views.fault.clear();
    desk.jobs.run(Slot::kWrite, saved_views_work());
  }
  if (overlay == Overlay::kExport) {
    state.export_form.outcome.clear();
    state.export_form.fault.clear();
    state.export_form.question.clear();
    state.export_form.browsing = false;
    if (state.export_form.path.empty()) state.export_form.path = "toposcope.png";
  }
}

void escape(Desk desk) {
  AppState& state = desk.state;
  if (state.overlay != Overlay::kNone) {
    state.overlay = Overlay::kNone;
    return;
  }
  if (state.filter_open) {
    state.filter_open = false;
    state.filter_fault.clear();
    return;
  }
  if (state.tabs.empty()) return;
  const TabState& tab = state.tab();
  ViewSpec view = tab.view;
  if (!view.why.empty()) {
    view.why.clear();
    return edit_view(desk, view);
  }
  if (tab.selected.size() > 1 || (!tab.primary.empty() && tab.primary != view.subject.key) ||
      !tab.selected_link.empty()) {
    clear_selection(desk);
    return inspect(desk, view.subject);
  }
  if (view.comparison.with != Comparison::With::kNothing) return compare_with(desk, {});
  if (!view.what_if.empty()) {
    view.what_if = {};
    return edit_view(desk, view);
  }
  if (!view.at.empty()) return set_as_of(desk, "");
  if (state.canvas_only) state.canvas_only = false;
}

void set_preferences(Desk desk, const Preferences& preferences) {
  AppState& state = desk.state;
  const Preferences old = state.preferences;
  Preferences& now = state.preferences;
  now = preferences;
  now.text_percent = std::clamp(now.text_percent / 5 * 5, 75, 200);
  now.left_width = std::clamp(now.left_width, 220.0F, 420.0F);
  now.right_width = std::clamp(now.right_width, 260.0F, 480.0F);
  now.left_split = std::clamp(now.left_split, 0.2F, 0.8F);
  now.stale_minutes = std::max(now.stale_minutes, 0);
  if (old.stale_minutes != now.stale_minutes) refresh_everything(desk);
}

void toggle_split(Desk desk) {
  AppState& state = desk.state;
  state.split.on = !state.split.on && state.tabs.size() > 1;
  state.split.active_is_right = false;
  if (!state.split.on) return;
  state.split.other_tab = state.active + 1 < state.tabs.size() ? state.active + 1 : 0;
  state.split.active_is_right = state.split.other_tab < state.active;
  TabState& other = state.tabs[state.split.other_tab];
  if (other.picture == nullptr) other.wants_picture = true;  // In its turn.
}

void toggle_compare(Desk desk) {
  if (desk.state.tab().view.comparison.with != Comparison::With::kNothing) {
    return compare_with(desk, {});
  }
  desk.state.compare_form = {};
  desk.state.overlay = Overlay::kCompare;
}

void show_section(AppState& state, const std::string& name) { state.inspection.scroll_to = name; }

void point_at(AppState& state, const Pointed& at) {
  TabState& tab = state.tab();
  if (tab.pointed == at) return;
  tab.pointed = at;
  tab.pointed_since = state.seconds;
}

void pick_search(Desk desk, std::size_t index, bool new_tab) {
  AppState& state = desk.state;
  const SearchState& search = state.search;
  state.overlay = Overlay::kNone;
  if (index < search.actions.size()) {
    return Controller(desk).apply(Do{static_cast<Action>(search.actions[index].action)});
  }
  const std::size_t hit = index - search.actions.size();
  if (hit >= search.hits.size()) return;
  focus(desk, search.hits[hit].subject, new_tab);
}

void move_search(SearchState& search, int by) {
  const auto count = static_cast<std::ptrdiff_t>(search.actions.size() + search.hits.size());
  if (count == 0) return;
  const std::ptrdiff_t to = (static_cast<std::ptrdiff_t>(search.current) + by) % count;
  search.current = static_cast<std::size_t>(to < 0 ? to + count : to);
}

void open_tree_row(Desk desk, const std::string& path, bool open) {
  if (open) {
    desk.state.tree.open.insert(path);
  } else {
    desk.state.tree.open.erase(path);
  }
  refresh_tree(desk);
}

void set_tree_filter(Desk desk, const std::string& text) {
  desk.state.tree.filter = text;
  refresh_tree(desk);
}

void set_compare_text(Desk desk, const std::string& text, bool apply) {
  AppState& state = desk.state;
  state.compare_form.text = text;
  state.compare_form.fault.clear();
  if (!apply) return;
  const auto at = query::parse_as_of(text, state.now);
  if (!at.has_value()) {
    state.compare_form.fault = at.error().message;
    return;
  }
  if (at.value() == state.tab().view.at) {
    state.compare_form.fault = "that is the time that is shown already";
    return;
  }
  compare_with(desk, {Comparison::With::kTime, at.value(), {}});
}

void set_timeline_text(Desk desk, const std::string& text, bool apply) {
  Timeline& timeline = desk.state.timeline;
  timeline.text = text;
  timeline.fault.clear();
  if (!apply) return;
  if (text.empty() || text == "now") return set_as_of(desk, "");
  const auto at = query::parse_as_of(text, desk.state.now);
  if (!at.has_value()) {
    timeline.fault = at.error().message;
    return;
  }
  set_as_of(desk, at.value());
}

}  // namespace toposcope::ui
