#pragma once

/// \file
/// A window without a screen: Dear ImGui draws into lists that nobody shows, time is what the test
/// says, and a person is a few functions.
///
/// \code
///   HeadlessWindow window({.width = 800, .height = 600});
///   window.show([&] { panel.draw(window.ui()); });
///   window.click("problems.row.3");
///   EXPECT_TRUE(window.has_text("leaf-1b"));
/// \endcode

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include <imgui.h>

#include "ui/ui_context.h"

namespace toposcope::testing {

struct HeadlessOptions {
  float width = 1600;
  float height = 1000;
  float scale = 1;
  std::string theme = "dark";
};

class HeadlessWindow {
 public:
  explicit HeadlessWindow(const HeadlessOptions& options = {});
  ~HeadlessWindow();
  HeadlessWindow(const HeadlessWindow&) = delete;
  HeadlessWindow& operator=(const HeadlessWindow&) = delete;

  /// What every frame draws: inside a window without frame that fills the screen.
  void show(std::function<void()> draw);
  /// What every frame draws, with windows of its own.
  void show_windows(std::function<void()> draw);

  /// One frame, `seconds` after the last.
  void frame(float seconds = 1.0F / 60);
  void frames(int count);

  void move(ImVec2 to);
  /// Press and release, each with a frame of its own.
  void click(ImGuiMouseButton button = ImGuiMouseButton_Left);
  void click_at(ImVec2 place, ImGuiMouseButton button = ImGuiMouseButton_Left);
  /// In the middle of a widget; the test fails when there is none of this name.
  void click(std::string_view widget, ImGuiMouseButton button = ImGuiMouseButton_Left);
  void double_click(std::string_view widget);
  void hover(std::string_view widget);
  void drag(ImVec2 from, ImVec2 to, ImGuiMouseButton button = ImGuiMouseButton_Left);
  void press(ImGuiMouseButton button = ImGuiMouseButton_Left);
  void release(ImGuiMouseButton button = ImGuiMouseButton_Left);
  void wheel(float notches);

  struct Modifiers {
    bool ctrl = false, shift = false, alt = false;
  };
  /// A named key of Dear ImGui 1.86: ImGuiKey_Enter.
  void key(ImGuiKey key) { this->key(key, {}); }
  void key(ImGuiKey key, const Modifiers& modifiers);
  /// A letter or digit as a key, e.g. 'K' with ctrl; it writes nothing.
  void key(char key, const Modifiers& modifiers);
  /// Text as a keyboard writes it, UTF-8.
  void type(std::string_view text);

  [[nodiscard]] bool has_widget(std::string_view name) const;
  [[nodiscard]] ui::WidgetPlace widget(std::string_view name) const;
  /// Whether a text that was painted in the last frame contains this.
  [[nodiscard]] bool has_text(std::string_view text) const;
  [[nodiscard]] std::vector<std::string> texts() const;
  [[nodiscard]] const std::vector<ui::PaintedText>& painted() const { return ui_.registry.texts; }

  [[nodiscard]] ui::UiContext& ui() { return ui_; }
  [[nodiscard]] ui::Fonts& fonts() { return fonts_; }
  [[nodiscard]] const ImDrawData& draw_data() const { return *ImGui::GetDrawData(); }
  /// Vertices of all lists of the last frame.
  [[nodiscard]] std::vector<ImDrawVert> vertices() const;
  [[nodiscard]] int frames_drawn() const { return frames_; }

 private:
  void set_modifiers(const Modifiers& modifiers);
  void tap(int index);

  ImGuiContext* context_;
  ui::Fonts fonts_;
  ui::UiContext ui_;
  std::function<void()> draw_;
  int frames_ = 0;
};

}  // namespace toposcope::testing
