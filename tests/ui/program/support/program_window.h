#pragma once

/// \file
/// The whole program in a window without a screen: what a person does, and what they would see.
///
/// \code
///   ProgramWindow viewer({.path = file, .focal_point = "service:wiki"});
///   viewer.click_card("sw-1");
///   viewer.key('I');
///   EXPECT_TRUE(viewer.has_text("no path left"));
/// \endcode
///
/// Every gesture ends when nothing is on its way any more; time is what frames say.

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/program.h"
#include "ui/support/headless_window.h"

namespace toposcope::testing {

struct ProgramSetup {
  std::filesystem::path path;
  std::string focal_point = {};
  std::string at = {};
  HeadlessOptions window = {};
  bool motion = false;  ///< Cards and cameras glide; else they are there at once.
};

class ProgramWindow {
 public:
  explicit ProgramWindow(const ProgramSetup& setup);

  /// Draws until nothing is on its way; fails the test when that never comes.
  void settle();
  /// Draws until something is so, looking at the file now and then as the window does; false when
  /// it does not come within so many frames of 50 ms.
  [[nodiscard]] bool until(const std::function<bool()>& condition, int frames = 600);
  /// So much of the frame clock passes.
  void pass(double seconds);

  using Modifiers = HeadlessWindow::Modifiers;
  void key(ImGuiKey key, const Modifiers& modifiers = {});
  void key(char key, const Modifiers& modifiers = {});
  void type(std::string_view text);
  /// From the clipboard into the field that has the keyboard.
  void paste(const std::string& text);
  /// All of the field that has the keyboard becomes this.
  void rewrite(std::string_view text);
  void click(std::string_view widget);
  void double_click(std::string_view widget);

  /// \name Cards, by name or key
  ///@{
  [[nodiscard]] std::optional<std::uint32_t> card(const std::string& name) const;
  [[nodiscard]] const scene::Card& card_of(const std::string& name) const;
  [[nodiscard]] bool has_card(const std::string& name) const { return card(name).has_value(); }
  /// On the screen, in the middle.
  [[nodiscard]] ImVec2 place_of(const std::string& name);
  void click_card(const std::string& name);
  void double_click_card(const std::string& name);
  /// Moves a card by so many pixels.
  void drag_card(const std::string& name, ImVec2 by);
  /// Clicks the part that opens a fold or a box; fails the test when none is in sight.
  void click_part(scene::Hit::Part part, const std::string& name);
  ///@}

  [[nodiscard]] bool has_text(std::string_view text) const { return window_.has_text(text); }
  /// All that is written, for messages.
  [[nodiscard]] std::string all_text() const;
  /// The widget whose name begins so, of which a text inside contains this; empty: none.
  [[nodiscard]] std::string widget_with(std::string_view prefix, std::string_view text);

  [[nodiscard]] ui::AppState& state() { return program_->state(); }
  [[nodiscard]] const ui::AppState& state() const { return program_->state(); }
  [[nodiscard]] ui::TabState& tab() { return state().tab(); }
  /// The picture of the tab; the test fails when there is none.
  [[nodiscard]] const ui::Picture& picture() const;
  [[nodiscard]] ui::Program& program() { return *program_; }
  [[nodiscard]] HeadlessWindow& window() { return window_; }
  [[nodiscard]] const HeadlessWindow& window() const { return window_; }

 private:
  void draw();
  [[nodiscard]] scene::Rect graph() const;  ///< On the screen, at 100 %.
  [[nodiscard]] std::optional<ImVec2> place_of_part(scene::Hit::Part part, const std::string& name);

  HeadlessWindow window_;
  std::unique_ptr<ui::Program> program_;
  std::string theme_;
  int text_percent_ = 100;
  float scale_;
  std::uint64_t copied_ = 0;
};

/// What is wrong with a state, in words; empty: nothing is.
[[nodiscard]] std::vector<std::string> faults_of(const ui::AppState& state);

}  // namespace toposcope::testing
