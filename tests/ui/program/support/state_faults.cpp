// What must hold of the state of the window whatever a person did.

#include <cmath>
#include <set>

#include "ui/program/support/program_window.h"

namespace toposcope::testing {
namespace {

/// Writes down what does not hold.
class Faults {
 public:
  void expect(bool holds, const std::string& what) {
    if (!holds) list_.push_back(what);
  }
  [[nodiscard]] std::vector<std::string> take() { return std::move(list_); }

 private:
  std::vector<std::string> list_;
};

bool is_finite(const scene::Camera& camera) {
  return std::isfinite(camera.centre.x) && std::isfinite(camera.centre.y) &&
         std::isfinite(camera.zoom);
}

void check_camera(Faults& faults, const ui::TabState& tab) {
  faults.expect(is_finite(tab.camera), "the camera is not finite");
  // Ratios of floats may miss a limit by their last digits.
  constexpr float kSlack = 1.001F;
  faults.expect(tab.camera.zoom * kSlack >= scene::kMinZoom, "zoomed out beyond the limit");
  faults.expect(tab.camera.zoom <= scene::kMaxZoom * kSlack, "zoomed in beyond the limit");
}

void check_picture(Faults& faults, const ui::Picture& picture) {
  if (picture.is_empty()) return;
  const auto cards = static_cast<std::uint32_t>(picture.cards.cards.size());
  const std::size_t nodes = picture.facts.nodes.size();
  faults.expect(picture.layout.nodes.size() == cards, "a layout of other cards");
  faults.expect(picture.card_of_node.size() == nodes, "nodes without a card");
  faults.expect(picture.dimmed.empty() || picture.dimmed.size() == cards, "dimming of other cards");
  faults.expect(picture.node_of_key.size() == nodes, "two nodes with one key");
  faults.expect(picture.matches <= nodes, "more nodes fit than there are");
  for (const std::uint32_t card : picture.card_of_node) {
    faults.expect(card < cards, "a node in a card that is not there");
  }
  for (const scene::Line& line : picture.cards.lines) {
    faults.expect(line.source < cards && line.target < cards, "a line without an end");
    for (const std::uint32_t link : line.links) {
      faults.expect(link < picture.facts.links.size(), "a line without its link");
    }
  }
  for (const auto& rect : picture.layout.nodes) {
    faults.expect(std::isfinite(rect.x) && std::isfinite(rect.y), "a card is nowhere");
  }
}

/// What is selected may be beside the picture, but the parts of a selection agree.
void check_selection(Faults& faults, const ui::TabState& tab) {
  faults.expect(tab.primary.empty() || tab.selected.contains(tab.primary),
                "the inspected node is not selected");
  faults.expect(tab.selected_link.empty() || tab.selected.empty(),
                "a link and nodes are selected at once");
  for (const std::string& key : tab.selected) faults.expect(!key.empty(), "nothing is selected");
  const bool has_picture = tab.picture != nullptr && !tab.picture->is_empty();
  if (!has_picture || tab.waiting_since >= 0) return;
  faults.expect(tab.keyboard.empty() || tab.picture->node_of_key.contains(tab.keyboard),
                "the keyboard is on a node that is gone");
}

void check_lists(Faults& faults, const ui::AppState& state) {
  constexpr auto kNone = static_cast<std::size_t>(-1);
  const std::size_t problem = state.problems.current;
  faults.expect(problem == kNone || problem < state.problems.rows.size(),
                "a problem beyond the list");
  const std::size_t choices = state.search.actions.size() + state.search.hits.size();
  faults.expect(state.search.current == 0 || state.search.current < choices,
                "a search hit beyond the list");
  faults.expect(state.tree.rows.size() < 100000, "a tree without end");
}

void check_preferences(Faults& faults, const ui::Preferences& preferences) {
  faults.expect(preferences.text_percent >= 75 && preferences.text_percent <= 200,
                "texts of a size that there is not");
  faults.expect(preferences.left_width >= 220 && preferences.left_width <= 420,
                "the left panel is too narrow or too wide");
  faults.expect(preferences.right_width >= 260 && preferences.right_width <= 480,
                "the inspector is too narrow or too wide");
}

}  // namespace

std::vector<std::string> faults_of(const ui::AppState& state) {
  Faults faults;
  faults.expect(!state.tabs.empty(), "there is no tab");
  faults.expect(state.active < state.tabs.size(), "the active tab is not there");
  if (state.split.on) {
    faults.expect(state.split.other_tab < state.tabs.size(), "the other half shows no tab");
    faults.expect(state.split.other_tab != state.active, "both halves show one tab");
  }
  std::set<std::uint64_t> ids;
  for (const ui::TabState& tab : state.tabs) {
    faults.expect(ids.insert(tab.id).second, "two tabs are one");
    check_camera(faults, tab);
    check_selection(faults, tab);
    if (tab.picture != nullptr) check_picture(faults, *tab.picture);
  }
  check_lists(faults, state);
  check_preferences(faults, state.preferences);
  return faults.take();
}

}  // namespace toposcope::testing
