#include "ui/desk/edit.h"

#include <algorithm>
#include <set>
#include <utility>

#include "query/filter.h"
#include "ui/desk/act.h"
#include "ui/desk/go.h"
#include "ui/desk/select.h"
#include "ui/desk/take.h"
#include "ui/window_plan.h"

namespace toposcope::ui {
namespace {

constexpr std::size_t kUndoSteps = 200;

void swap_edit(Desk desk, std::vector<ViewSpec>& from, std::vector<ViewSpec>& to) {
  TabState& tab = desk.state.tab();
  if (from.empty()) return;
  to.push_back(std::exchange(tab.view, std::move(from.back())));
  from.pop_back();
  desk.state.filter_text = tab.view.filter;
  store_pins(desk, tab);
  ask_for_picture(desk, tab);
}

/// The key of the box that a card stands in, or that it is; empty: none.
std::string frame_of(const scene::CardGraph& cards, std::uint32_t card) {
  for (const scene::Frame& frame : cards.frames) {
    if (frame.collapsed_card == card) return frame.key;
  }
  const std::uint32_t frame = cards.cards[card].frame;
  return frame == graph::kNone ? std::string() : cards.frames[frame].key;
}

/// Cards of the selection, each once.
std::vector<std::uint32_t> selected_cards(const TabState& tab) {
  std::vector<std::uint32_t> cards;
  for (const std::string& key : tab.selected) {
    const std::uint32_t card = tab.picture->card_of(key);
    if (card != graph::kNone) cards.push_back(card);
  }
  std::sort(cards.begin(), cards.end());
  cards.erase(std::unique(cards.begin(), cards.end()), cards.end());
  return cards;
}

/// What the picture is made of, each word once, in order.
query::FilterVocabulary vocabulary_of(const TabState& tab, const InventoryState& inventory) {
  query::FilterVocabulary known;
  known.environments = inventory.environments;
  if (tab.picture == nullptr) return known;
  std::set<std::string> types, link_types;
  for (const scene::NodeFacts& node : tab.picture->facts.nodes) types.insert(node.type);
  for (const scene::LinkFacts& link : tab.picture->facts.links) link_types.insert(link.type);
  known.types.assign(types.begin(), types.end());
  known.link_types.assign(link_types.begin(), link_types.end());
  return known;
}

}  // namespace

void edit_view(Desk desk, const ViewSpec& view) {
  TabState& tab = desk.state.tab();
  if (view == tab.view) return;
  tab.undo.push_back(std::exchange(tab.view, view));
  if (tab.undo.size() > kUndoSteps) tab.undo.erase(tab.undo.begin());
  tab.redo.clear();
  ask_for_picture(desk, tab);
}

void undo(Desk desk) {
  TabState& tab = desk.state.tab();
  swap_edit(desk, tab.undo, tab.redo);
}

void redo(Desk desk) {
  TabState& tab = desk.state.tab();
  swap_edit(desk, tab.redo, tab.undo);
}

void move_pin(Desk desk, const std::string& key, scene::Point at) {
  ViewSpec view = desk.state.tab().view;
  view.pins[key] = at;
  edit_view(desk, view);
  store_pins(desk, desk.state.tab());
}

void toggle_pins(Desk desk) {
  TabState& tab = desk.state.tab();
  if (tab.picture == nullptr) return;
  ViewSpec view = tab.view;
  const std::vector<std::uint32_t> cards = selected_cards(tab);
  const auto key_of = [&](std::uint32_t card) { return tab.picture->cards.cards[card].key; };
  const bool all = std::all_of(cards.begin(), cards.end(), [&](std::uint32_t card) {
    return view.pins.contains(key_of(card));
  });
  for (const std::uint32_t card : cards) {
    const scene::Rect& rect = tab.picture->layout.nodes[card];
    if (all) {
      view.pins.erase(key_of(card));
    } else {
      view.pins[key_of(card)] = {rect.x, rect.y};
    }
  }
  edit_view(desk, view);
  store_pins(desk, desk.state.tab());
}

void unpin_all(Desk desk) {
  ViewSpec view = desk.state.tab().view;
  view.pins.clear();
  edit_view(desk, view);
  store_pins(desk, desk.state.tab());
}

void toggle_fold(Desk desk) {
  TabState& tab = desk.state.tab();
  if (tab.picture == nullptr) return;
  const scene::CardGraph& cards = tab.picture->cards;
  ViewSpec view = tab.view;
  for (const std::uint32_t index : selected_cards(tab)) {
    const scene::Card& card = cards.cards[index];
    if (card.is_fold()) {
      view.open_folds[card.key] += kFoldStep;
    } else if (card.open_fold != graph::kNone) {
      view.open_folds.erase(cards.open_folds[card.open_fold].key);
    } else if (const std::string frame = frame_of(cards, index); !frame.empty()) {
      if (view.collapsed.erase(frame) == 0) view.collapsed.insert(frame);
    }
  }
  edit_view(desk, view);
}

void toggle_folding(Desk desk) {
  ViewSpec view = desk.state.tab().view;
  view.fold = !view.fold;
  view.open_folds.clear();
  view.collapsed.clear();
  edit_view(desk, view);
}

void find_filter_words(AppState& state) {
  const std::string& text = state.filter_text;
  state.filter_words =
      query::completions(text, text.size(), vocabulary_of(state.tab(), state.inventory));
}

void open_filter(AppState& state) {
  state.filter_open = state.filter_takes_keys = true;
  find_filter_words(state);
}

void set_filter(Desk desk, const std::string& text, bool apply) {
  AppState& state = desk.state;
  state.filter_text = text;
  state.filter_fault.clear();
  find_filter_words(state);
  if (!apply) return;
  const auto filter = query::parse_filter(text);
  if (!text.empty() && !filter.has_value()) {
    state.filter_fault = filter.error().message;
    return;
  }
  ViewSpec view = state.tab().view;
  view.filter = text;
  if (text.empty()) view.filter_hides = false;
  edit_view(desk, view);
}

void toggle_lost(Desk desk, const ToggleLost& what) {
  ViewSpec view = desk.state.tab().view;
  if (!what.link.empty()) {
    auto& links = view.what_if.links;
    const auto at = std::find(links.begin(), links.end(), what.link);
    if (at == links.end()) {
      links.push_back(what.link);
    } else {
      links.erase(at);
    }
  } else if (!what.node.empty()) {
    auto& nodes = view.what_if.nodes;
    const auto at = std::find(nodes.begin(), nodes.end(), what.node);
    if (at == nodes.end()) {
      nodes.push_back(what.node);
    } else {
      nodes.erase(at);
    }
  }
  edit_view(desk, view);
}

void toggle_lost_selection(Desk desk) {
  TabState& tab = desk.state.tab();
  if (tab.picture == nullptr) return;
  if (!tab.selected_link.empty()) return toggle_lost(desk, {{}, tab.selected_link});
  ViewSpec view = tab.view;
  auto& nodes = view.what_if.nodes;
  std::vector<Subject> chosen;
  for (const std::string& key : tab.selected) {
    Subject subject = subject_in(*tab.picture, key);
    if (subject.empty() && desk.state.inspection.subject.key == key) {
      subject = desk.state.inspection.subject;
    }
    if (!subject.empty()) chosen.push_back(std::move(subject));
  }
  const auto is_lost = [&](const Subject& s) {
    return std::find(nodes.begin(), nodes.end(), s) != nodes.end();
  };
  const bool all = std::all_of(chosen.begin(), chosen.end(), is_lost);
  for (const Subject& subject : chosen) {
    if (all) {
      std::erase(nodes, subject);
    } else if (!is_lost(subject)) {
      nodes.push_back(subject);
    }
  }
  edit_view(desk, view);
}

void toggle_why(Desk desk) {
  TabState& tab = desk.state.tab();
  ViewSpec view = tab.view;
  const std::string& key = desk.state.inspection.subject.key;
  view.why = view.why == key ? "" : key;
  desk.state.inspection_asks_why = !view.why.empty();
  edit_view(desk, view);
  refresh_inspection(desk);
}

void move_camera(Desk desk, const scene::Camera& camera, bool glide) {
  TabState& tab = desk.state.tab();
  tab.camera_is_users = true;
  if (glide && desk.state.preferences.motion) {
    tab.camera_move = CameraMove{tab.camera, camera, desk.state.seconds};
    return;
  }
  tab.camera_move.reset();
  tab.camera = camera;
}

void zoom_by(Desk desk, float factor) {
  const scene::Size room = graph_room(desk.state);
  const TabState& tab = desk.state.tab();
  move_camera(desk, scene::zoomed(tab.camera, room, {room.width / 2, room.height / 2}, factor),
              true);
}

void fit(Desk desk) {
  const TabState& tab = desk.state.tab();
  if (tab.picture == nullptr) return;
  move_camera(desk, whole_picture(desk.state, tab), true);
  desk.state.tab().camera_is_users = false;
}

void reveal(Desk desk, TabState& tab, const std::string& key) {
  if (tab.picture == nullptr) return;
  const std::uint32_t card = tab.picture->card_of(key);
  if (card == graph::kNone) return;
  const scene::Rect& rect = tab.picture->layout.nodes[card];
  scene::Camera camera = tab.camera_move.has_value() ? tab.camera_move->to : tab.camera;
  const scene::Size room = graph_room(desk.state);
  const scene::Rect seen = scene::visible_rect(camera, room);
  const float margin = 24 / camera.zoom;
  const float left = seen.x + margin - rect.x;
  const float right =
      rect.right() + margin - (seen.right() - covered_width(desk.state) / camera.zoom);
  const float up = seen.y + margin - rect.y;
  const float down = rect.bottom() + margin - seen.bottom();
  scene::Point by{0, 0};
  if (left > 0) by.x = -left;
  if (right > 0) by.x = right;
  if (up > 0) by.y = -up;
  if (down > 0) by.y = down;
  if (by == scene::Point{0, 0}) return;
  camera.centre = {camera.centre.x + by.x, camera.centre.y + by.y};
  move_camera(desk, camera, true);
}

}  // namespace toposcope::ui
