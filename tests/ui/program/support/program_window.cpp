#include "ui/program/support/program_window.h"

#include <algorithm>

#include <gtest/gtest.h>

#include "toposcope/scene/window_view.h"

#include "ui/theme_style.h"
#include "ui/window_plan.h"

namespace toposcope::testing {
namespace {

using Part = scene::Hit::Part;

constexpr int kMostRounds = 4000;

std::unique_ptr<ui::Program> make_program(const ProgramSetup& setup, HeadlessWindow& window) {
  ui::ProgramOptions options;
  options.path = setup.path.string();
  options.focal_point = setup.focal_point;
  options.at = setup.at;
  options.preferences.motion = setup.motion;
  options.preferences.theme = setup.window.theme;
  options.preferences.user = "night shift";
  return std::make_unique<ui::Program>(std::move(options), scene::builtin_look(), window.fonts());
}

}  // namespace

ProgramWindow::ProgramWindow(const ProgramSetup& setup)
    : window_(setup.window),
      program_(make_program(setup, window_)),
      theme_(setup.window.theme),
      scale_(setup.window.scale) {
  program_->ui().log_texts();
  window_.show_windows([this] { draw(); });
  settle();
}

void ProgramWindow::draw() {
  program_->frame(ImGui::GetTime(), ImGui::GetIO().DisplaySize);
  const ui::AppState& state = program_->state();
  if (state.preferences.theme != theme_ || state.preferences.text_percent != text_percent_) {
    theme_ = state.preferences.theme;
    text_percent_ = state.preferences.text_percent;
    const float scale = scale_ * static_cast<float>(text_percent_) / 100;
    window_.fonts().set_scale(scale);
    const scene::Theme* theme = scene::builtin_look().theme(theme_);
    if (theme != nullptr) ui::apply_theme(*theme, scale, ImGui::GetStyle());
  }
  // The program has a context of its own for what it draws.
  window_.ui().registry = program_->ui().registry;
  if (state.clipboard_count == copied_) return;
  copied_ = state.clipboard_count;
  ImGui::SetClipboardText(state.clipboard.c_str());
}

void ProgramWindow::settle() {
  for (int round = 0; round < kMostRounds; ++round) {
    program_->settle(ImGui::GetTime());
    window_.frame();
    if (!program_->is_moving()) return window_.frames(2);
  }
  ADD_FAILURE() << "the program does not come to rest";
}

bool ProgramWindow::until(const std::function<bool()>& condition, int frames) {
  for (int i = 0; i < frames; ++i) {
    if (condition()) return true;
    window_.frame(0.05F);
    program_->settle(ImGui::GetTime());
  }
  return condition();
}

void ProgramWindow::pass(double seconds) {
  window_.frame(static_cast<float>(seconds));
  settle();
}

void ProgramWindow::key(ImGuiKey key, const Modifiers& modifiers) {
  window_.key(key, modifiers);
  settle();
}

void ProgramWindow::key(char key, const Modifiers& modifiers) {
  window_.key(key, modifiers);
  settle();
}

void ProgramWindow::type(std::string_view text) {
  window_.type(text);
  settle();
}

void ProgramWindow::paste(const std::string& text) {
  ImGui::SetClipboardText(text.c_str());
  key('V', {.ctrl = true});
}

void ProgramWindow::rewrite(std::string_view text) {
  key('A', {.ctrl = true});
  type(text);
}

void ProgramWindow::click(std::string_view widget) {
  window_.click(widget);
  settle();
}

void ProgramWindow::double_click(std::string_view widget) {
  window_.double_click(widget);
  settle();
}

const ui::Picture& ProgramWindow::picture() const {
  static const ui::Picture kNone;
  const ui::PicturePtr& picture = state().tab().picture;
  EXPECT_NE(picture, nullptr) << "there is no picture";
  return picture == nullptr ? kNone : *picture;
}

std::optional<std::uint32_t> ProgramWindow::card(const std::string& name) const {
  const ui::Picture& shown = picture();
  if (const auto node = shown.node_of_key.find(name); node != shown.node_of_key.end()) {
    return shown.card_of_node[node->second];
  }
  for (std::uint32_t i = 0; i < shown.facts.nodes.size(); ++i) {
    const scene::NodeFacts& node = shown.facts.nodes[i];
    if (node.name == name || node.type + ":" + node.id == name) return shown.card_of_node[i];
  }
  return std::nullopt;
}

const scene::Card& ProgramWindow::card_of(const std::string& name) const {
  static const scene::Card kNone;
  const auto index = card(name);
  EXPECT_TRUE(index.has_value()) << "there is no card of " << name;
  return index.has_value() ? picture().cards.cards[*index] : kNone;
}

scene::Rect ProgramWindow::graph() const {
  return ui::graph_area(state().tab(), ui::plan_window(state(), state().window).canvas);
}

ImVec2 ProgramWindow::place_of(const std::string& name) {
  const auto index = card(name);
  EXPECT_TRUE(index.has_value()) << "there is no card of " << name;
  if (!index.has_value()) return {-1000, -1000};
  const scene::Rect area = graph();
  const scene::Rect& rect = picture().layout.nodes[*index];
  const bool is_head = picture().cards.cards[*index].is_head;
  // A head has its box below it: its title bar is at the top.
  const scene::Point middle{rect.x + rect.width / 2,
                            is_head ? rect.y + 6 : rect.y + rect.height / 2};
  const scene::Point at =
      scene::to_window(state().tab().camera, scene::Size{area.width, area.height}, middle);
  const float scale = window_.fonts().scale();
  return {(area.x + at.x) * scale, (area.y + at.y) * scale};
}

void ProgramWindow::click_card(const std::string& name) {
  window_.click_at(place_of(name));
  settle();
}

void ProgramWindow::double_click_card(const std::string& name) {
  window_.click_at(place_of(name));
  window_.click();
  settle();
}

void ProgramWindow::drag_card(const std::string& name, ImVec2 by) {
  const ImVec2 from = place_of(name);
  window_.frame(1);
  window_.drag(from, {from.x + by.x, from.y + by.y});
  settle();
}

std::optional<ImVec2> ProgramWindow::place_of_part(Part part, const std::string& name) {
  const ui::Picture& shown = picture();
  const scene::WindowInput input{shown.cards, shown.layout, scene::builtin_look(),
                                 program_->ui().theme()};
  const scene::Rect area = graph();
  const scene::Size room = scene::Size{area.width, area.height};
  const float scale = window_.fonts().scale();
  // Parts are squares of 20: steps of 5 meet each of them.
  for (float y = 2; y < room.height; y += 5) {
    for (float x = 2; x < room.width; x += 5) {
      const auto hit = scene::hit_test(input, state().tab().camera, room, {x, y});
      if (!hit.has_value() || hit->part != part) continue;
      const bool is_card = hit->target.kind == scene::PickTarget::Kind::kCard;
      const std::string& found = is_card ? shown.cards.cards[hit->target.index].name
                                         : shown.cards.frames[hit->target.index].name;
      if (found.find(name) == std::string::npos) continue;
      // Its middle, not its edge.
      return ImVec2{(area.x + x + 4) * scale, (area.y + y + 4) * scale};
    }
  }
  return std::nullopt;
}

void ProgramWindow::click_part(Part part, const std::string& name) {
  const auto place = place_of_part(part, name);
  ASSERT_TRUE(place.has_value()) << "nothing to open is in sight of " << name;
  window_.click_at(*place);
  settle();
}

std::string ProgramWindow::all_text() const {
  std::string all;
  for (const std::string& text : window_.texts()) all += text + " | ";
  return all;
}

std::string ProgramWindow::widget_with(std::string_view prefix, std::string_view text) {
  const ui::WidgetRegistry& registry = window_.ui().registry;
  for (const auto& [name, place] : registry.places()) {
    if (!name.starts_with(prefix)) continue;
    for (const ui::PaintedText& one : registry.texts) {
      const float x = (one.min.x + one.max.x) / 2;
      const float y = (one.min.y + one.max.y) / 2;
      const bool is_inside =
          x >= place.min.x && x <= place.max.x && y >= place.min.y && y <= place.max.y;
      if (is_inside && one.text.find(text) != std::string::npos) return name;
    }
  }
  return "";
}

}  // namespace toposcope::testing
