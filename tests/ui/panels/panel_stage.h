#pragma once

/// \file
/// One panel on a headless window, with a state that a test fills and the wishes that it hears.
///
/// \code
///   PanelStage stage;
///   stage.show([&](const ui::PanelContext& context) { ui::draw_toast(context); });
///   stage.window.click("toast.close");
///   EXPECT_EQ(stage.count<ui::CloseToast>(), 1);
/// \endcode

#include <functional>
#include <variant>
#include <vector>

#include "ui/panels/panels.h"
#include "ui/support/headless_window.h"

namespace toposcope::testing {

class PanelStage {
 public:
  explicit PanelStage(const HeadlessOptions& options = {});

  /// Draws it in every frame.  Wishes about what is written in fields come true, as the controller
  /// would have it; all are kept.
  void show(std::function<void(const ui::PanelContext&)> draw);

  /// Wishes of this kind so far, in their order.
  template <typename T>
  [[nodiscard]] std::vector<T> heard() const {
    std::vector<T> out;
    for (const ui::Intent& intent : heard_) {
      if (const T* one = std::get_if<T>(&intent)) out.push_back(*one);
    }
    return out;
  }
  template <typename T>
  [[nodiscard]] std::size_t count() const {
    return heard<T>().size();
  }
  void forget() { heard_.clear(); }

  ui::AppState state;
  HeadlessWindow window;

 private:
  void obey(const ui::Intent& intent);

  std::vector<ui::Intent> heard_;
};

/// A state with one tab that shows three objects and two links around "web-1", at
/// 2026-11-20T13:32:09Z; nothing is selected.
[[nodiscard]] ui::AppState small_state();

}  // namespace toposcope::testing
