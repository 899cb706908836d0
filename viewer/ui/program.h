#pragma once

/// \file
/// The whole program but its window: state, work, panels.
///
/// \code
///   Program program({.path = "prod.db", .focal_point = "instance:web-1"}, fonts);
///   ImGui::NewFrame(); program.frame(seconds, size); ImGui::Render();
/// \endcode
///
/// \par Threads
/// Of the window, between ImGui::NewFrame() and Render(); its own threads are inside.

#include <functional>
#include <memory>
#include <string>

#include <imgui.h>

#include "toposcope/model/time.h"
#include "toposcope/scene/look.h"

#include "ui/desk/controller.h"
#include "ui/panels/canvas_panel.h"
#include "ui/panels/inspector_panel.h"
#include "ui/panels/table_panel.h"
#include "ui/ui_context.h"
#include "ui/window_plan.h"

namespace toposcope::ui {

struct ProgramOptions {
  std::string path;
  std::string focal_point = {};  ///< TYPE:ID or key:K; empty: the start page.
  std::string at = {};           ///< As ViewSpec::at.
  std::string view = {};         ///< A view as text; empty: none.
  Preferences preferences = {};
  std::function<model::UtcMicros()> clock = model::now_utc;
  std::function<void()> wake = {};  ///< Called on any thread when a frame is due.
};

class Program {
 public:
  /// \param look, fonts  must outlive the program
  Program(ProgramOptions options, const scene::Look& look, Fonts& fonts);
  ~Program();
  Program(const Program&) = delete;
  Program& operator=(const Program&) = delete;

  /// Draws one frame and does what the user asked for in it.
  /// \param seconds  of a clock that does not jump
  /// \param window   pixels of the screen
  void frame(double seconds, ImVec2 window);

  /// Something moves: another frame is due at once.
  [[nodiscard]] bool is_moving() const;
  /// While the window sleeps: looks at the file and the clock.
  /// \return true when a frame is due
  [[nodiscard]] bool look(double seconds);

  /// An answer is on its way.
  [[nodiscard]] bool is_busy() const;

  /// Waits until nothing is on its way; for pictures of the window and for tests.
  void settle(double seconds);

  void apply(const Intent& intent) { controller_.apply(intent); }
  /// As a second start does: shows a focal point, in a tab that has it or in one of its own.
  void show(const std::string& reference);

  [[nodiscard]] AppState& state() noexcept { return state_; }
  [[nodiscard]] UiContext& ui() noexcept { return ui_; }

 private:
  void draw(scene::Size window);
  /// Of the left half, or of the right one when two tabs stand beside each other.
  [[nodiscard]] CanvasPanel& canvas(bool is_right) noexcept {
    return is_right ? right_canvas_ : left_canvas_;
  }
  void draw_middle(const PanelContext& context, const WindowPlan& plan);
  void draw_overlays(const PanelContext& context);
  void draw_splitters(const PanelContext& context, const WindowPlan& plan);

  ProgramOptions options_;
  AppState state_;
  UiContext ui_;
  Intents intents_;
  std::unique_ptr<Jobs> jobs_;
  Controller controller_;
  double drawn_ = -1;   ///< When the last frame was drawn.
  scene::Size canvas_;  ///< What cameras were fitted into.
  CanvasPanel left_canvas_{"canvas"};
  CanvasPanel right_canvas_{"canvas2"};
  TablePanel table_;
  InspectorPanel inspector_;
};

}  // namespace toposcope::ui
