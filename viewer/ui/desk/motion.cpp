#include "ui/desk/motion.h"

#include <algorithm>
#include <utility>

#include "ui/desk/go.h"
#include "ui/desk/messages.h"
#include "ui/desk/refresh.h"
#include "ui/desk/select.h"
#include "ui/tasks/work.h"

namespace toposcope::ui {
namespace {

void move_camera_of(TabState& tab, double now) {
  if (!tab.camera_move.has_value()) return;
  const float t = share_of(tab.camera_move->began, now, kCameraSeconds);
  tab.camera = scene::between(tab.camera_move->from, tab.camera_move->to, t);
  if (t >= 1) tab.camera_move.reset();
}

bool is_visible(const AppState& state, std::size_t index) {
  return index == state.active || (state.split.on && index == state.split.other_tab);
}

/// What was asked for from outside leaves the tab at hand as it is.
void show_wanted(Desk desk, const Subject& subject) {
  AppState& state = desk.state;
  for (std::size_t i = 0; i < state.tabs.size(); ++i) {
    const ViewSpec& view = state.tabs[i].view;
    if (view.subject == subject && view.at.empty()) return activate_tab(desk, i);
  }
  focus(desk, subject, !state.tab().view.subject.empty());
}

}  // namespace

float share_of(double began, double now, double length) {
  return static_cast<float>(std::clamp((now - began) / length, 0.0, 1.0));
}

void move_things(AppState& state) {
  for (TabState& tab : state.tabs) {
    move_camera_of(tab, state.seconds);
    if (tab.moved >= 0 && state.seconds - tab.moved >= kMoveSeconds) {
      tab.moved = -1;
      tab.previous.reset();
    }
  }
  std::erase_if(state.live.pulses,
                [&](const Pulse& pulse) { return state.seconds - pulse.began >= kPulseSeconds; });
}

bool things_move(const AppState& state) {
  const bool tabs_move = std::any_of(state.tabs.begin(), state.tabs.end(), [](const TabState& tab) {
    return tab.camera_move.has_value() || tab.moved >= 0;
  });
  return tabs_move || !state.live.pulses.empty();
}

float progress_of_move(const AppState& state, const TabState& tab) {
  if (tab.moved < 0) return 1;
  return scene::ease_out(share_of(tab.moved, state.seconds, kMoveSeconds));
}

void follow_up(Desk desk) {
  AppState& state = desk.state;
  if (std::exchange(state.inventory.wants_lists, false)) refresh_lists(desk);
  if (std::exchange(state.inventory.wants_whole, false)) desk.jobs.run(Slot::kLoad, load_work());
  if (std::exchange(state.inventory.wants_index, false)) desk.jobs.run(Slot::kIndex, index_work());
  if (std::exchange(state.wants_inspection, false)) inspect(desk, state.tab().view.subject);
  if (std::exchange(state.wants_relations, false)) relate(desk);
  if (state.problems.loaded && state.problems_asked != supposition_of(state.tab().view)) {
    refresh_problems(desk);
  }
  if (!state.wanted.empty()) show_wanted(desk, std::exchange(state.wanted, {}));
  follow_messages(desk);
  for (std::size_t i = 0; i < state.tabs.size(); ++i) {
    TabState& tab = state.tabs[i];
    const bool ghosts_are_due =
        tab.ghosts_until >= 0 && state.seconds >= tab.ghosts_until && !state.live.hold;
    if (ghosts_are_due) {
      tab.ghosts_until = -1;
      tab.wants_picture = true;
    }
    if (tab.wants_picture && is_visible(state, i) && !desk.jobs.is_busy(Slot::kPicture)) {
      ask_for_picture(desk, tab);
    }
  }
}

}  // namespace toposcope::ui
