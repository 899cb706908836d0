#include "ui/desk/take.h"

#include <algorithm>
#include <utility>

#include "toposcope/model/status.h"

#include "ui/desk/motion.h"
#include "ui/window_plan.h"

namespace toposcope::ui {
namespace {

constexpr std::size_t kPulsesAtOnce = 3;
/// Below, a whole picture is only marks; its focal point is shown instead, this large.
constexpr float kReadable = 0.3F, kFocalZoom = 0.85F;
constexpr float kHeadingsRoom = 14;  ///< What headings of columns need beyond the margin.

/// What got worse between two pictures of the same question, at most three a second in the window.
void add_pulses(AppState& state, const Picture& before, const Picture& after) {
  if (!state.preferences.motion) return;
  for (const scene::NodeFacts& node : after.facts.nodes) {
    const auto old = before.node_of_key.find(node.key);
    if (old == before.node_of_key.end()) continue;
    const model::StatusValue was = before.facts.nodes[old->second].status.value;
    if (model::badness(node.status.value) <= model::badness(was)) continue;
    const auto recent =
        std::count_if(state.live.pulses.begin(), state.live.pulses.end(),
                      [&](const Pulse& pulse) { return state.seconds - pulse.began < 1; });
    if (static_cast<std::size_t>(recent) >= kPulsesAtOnce) return;
    state.live.pulses.push_back({node.key, state.seconds});
  }
}

/// What was selected and is gone is selected no longer.
void keep_selection(TabState& tab, const Picture& picture) {
  if (picture.is_empty()) return;
  if (!tab.keyboard.empty() && !picture.node_of_key.contains(tab.keyboard)) tab.keyboard.clear();
}

}  // namespace

scene::Camera whole_picture(const AppState& state, const TabState& tab) {
  const scene::Rect area = graph_area(tab, plan_window(state, state.window).canvas);
  const graph::Layout& layout = tab.picture->layout;
  const float covered = covered_width(state);
  const float headings = layout.columns.empty() ? 0 : kHeadingsRoom;
  scene::Camera camera =
      scene::fitted(layout.bounds, {area.width - covered, area.height - headings}, kFitMargin);
  camera.centre.x += covered / 2 / camera.zoom;
  camera.centre.y -= headings / 2 / camera.zoom;
  return camera;
}

scene::Camera first_camera(const AppState& state, const TabState& tab) {
  const Picture& picture = *tab.picture;
  const scene::Rect area = graph_area(tab, plan_window(state, state.window).canvas);
  const scene::Size room{area.width, area.height};
  const scene::Camera whole = whole_picture(state, tab);
  const std::uint32_t focal = picture.cards.focal_point;
  if (whole.zoom >= kReadable || focal == graph::kNone) return whole;
  const scene::Rect& rect = picture.layout.nodes[focal];
  scene::Camera camera;
  camera.zoom = kFocalZoom;
  camera.centre = rect.centre();
  // The focal point stands where reading begins; what it stands on is at its right.
  camera.centre.x += room.width / camera.zoom * 0.3F;
  // No more of the empty ground than needed.
  const scene::Rect& all = picture.layout.bounds;
  const auto keep_inside = [&](float centre, float begin, float end, float seen) {
    const float half = std::max(0.0F, seen / 2 - kFitMargin) / camera.zoom;
    return end - begin <= 2 * half ? (begin + end) / 2
                                   : std::clamp(centre, begin + half, end - half);
  };
  camera.centre = {keep_inside(camera.centre.x, all.x, all.right(), room.width),
                   keep_inside(camera.centre.y, all.y, all.bottom(), room.height)};
  return camera;
}

void follow_window(AppState& state) {
  for (TabState& tab : state.tabs) {
    if (tab.camera_is_users || tab.picture == nullptr || tab.picture->is_empty()) continue;
    tab.camera_move.reset();
    tab.camera = first_camera(state, tab);
  }
}

void take_picture(AppState& state, std::uint64_t tab_id, PicturePtr picture) {
  const auto at = std::find_if(state.tabs.begin(), state.tabs.end(),
                               [&](const TabState& tab) { return tab.id == tab_id; });
  if (at == state.tabs.end()) return;
  TabState& tab = *at;
  const PicturePtr before = std::exchange(tab.picture, std::move(picture));
  const Picture& now = *tab.picture;
  tab.waiting_since = -1;
  // A view that came as a file may name its subject by type and id only.
  if (tab.view.subject.key.empty() && tab.view.subject.id == now.view.subject.id) {
    tab.view.subject = now.view.subject;
    tab.primary = tab.view.subject.key;
    tab.selected = {tab.primary};
    state.wants_inspection = true;
  }
  if (tab.restore_pins) tab.view.pins = now.view.pins;
  tab.restore_pins = false;
  const bool same_place = before != nullptr && before->view.subject == now.view.subject;
  const bool same_lens = same_place && same_question(before->view, now.view);
  if (same_place && state.preferences.motion && before->layout.nodes != now.layout.nodes) {
    tab.previous = before;
    tab.moved = state.seconds;
  }
  if (same_lens) add_pulses(state, *before, now);
  if (now.has_new_ghosts) tab.ghosts_until = state.seconds + kGhostSeconds;
  if (!now.has_ghosts) tab.ghosts_until = -1;
  keep_selection(tab, now);
  if (!tab.camera_is_users && !now.is_empty()) {
    tab.camera_move.reset();
    tab.camera = first_camera(state, tab);
  }
}

}  // namespace toposcope::ui
