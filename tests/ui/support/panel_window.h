#pragma once

/// \file
/// A panel in a window without a screen, with the state it reads and what it asked for.

#include <functional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include <gtest/gtest.h>

#include "ui/desk/app_state.h"
#include "ui/panels/panels.h"
#include "ui/support/headless_window.h"

namespace toposcope::testing {

/// \code
///   PanelWindow panel(busy_desk(), [](const auto& context) { draw_problems(context, kArea); });
///   panel.window.click("problems.row.2");
///   EXPECT_EQ(panel.only<ShowProblem>().index, 2);
/// \endcode
class PanelWindow {
 public:
  using Draw = std::function<void(const ui::PanelContext&)>;

  PanelWindow(ui::AppState first, Draw draw, const HeadlessOptions& options = {})
      : state(std::move(first)), window(options) {
    state.window = {options.width / options.scale, options.height / options.scale};
    window.show_windows([this, draw = std::move(draw)] {
      draw({window.ui(), state, intents});
      for (ui::Intent& intent : intents.take()) asked.push_back(std::move(intent));
    });
    asked.clear();
  }

  /// Those of a kind, in their order.
  template <typename T>
  [[nodiscard]] std::vector<T> all() const {
    std::vector<T> found;
    for (const ui::Intent& intent : asked) {
      if (const auto* one = std::get_if<T>(&intent)) found.push_back(*one);
    }
    return found;
  }
  /// The last of a kind; the test fails when there is none.
  template <typename T>
  [[nodiscard]] T last() const {
    const std::vector<T> found = all<T>();
    EXPECT_FALSE(found.empty()) << "nothing of this kind was asked for";
    return found.empty() ? T{} : found.back();
  }
  [[nodiscard]] bool did(ui::Action action) const {
    for (const auto& one : all<ui::Do>()) {
      if (one.action == action) return true;
    }
    return false;
  }

  ui::AppState state;
  ui::Intents intents;
  std::vector<ui::Intent> asked;
  HeadlessWindow window;
};

/// Painted texts that reach out of a rectangle of the screen, for messages; none: all fit.
[[nodiscard]] inline std::vector<std::string> texts_outside(const HeadlessWindow& window,
                                                            ImVec2 min, ImVec2 max) {
  std::vector<std::string> outside;
  for (const ui::PaintedText& text : window.painted()) {
    const bool fits = text.min.x >= min.x - 1 && text.max.x <= max.x + 1 && text.max.y <= max.y + 1;
    if (!fits && !text.text.empty()) outside.push_back(text.text);
  }
  return outside;
}

}  // namespace toposcope::testing
