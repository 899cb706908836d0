#pragma once

/// \file
/// The window on a screen: GLFW and OpenGL 3.3.
///
/// \code
///   auto window = Window::open({.title = "toposcope", .width = 1600, .height = 1000});
///   if (!window.has_value()) return window.error();
///   ui::Fonts fonts(window.value()->density());
///   fonts.attach(*ImGui::GetIO().Fonts);
///   window.value()->run({.fonts = &fonts, .draw = draw, .wants_more = moves});
/// \endcode
///
/// It sleeps until something happens: input, wake(), or Frame::wants_more.
///
/// \par Thread safety
/// Main thread only, but for wake().

#include <memory>
#include <string>

#include "toposcope/model/result.h"

#include "app/frame.h"

namespace toposcope::app {

struct WindowOptions {
  std::string title;
  int width = 1600;  ///< Of its contents, pixels of the screen.
  int height = 1000;
  bool maximised = false;
};

struct WindowSize {
  int width = 0;
  int height = 0;
  bool maximised = false;
};

class Window {
  struct Parts;  ///< Known to open() alone.

 public:
  explicit Window(std::unique_ptr<Parts> parts);

  /// Makes a context of Dear ImGui, too, and makes it current.  At most one window at a time.
  /// \retval kUnavailable  no display, or no OpenGL 3.3 on it; the message says what to do
  [[nodiscard]] static model::Result<std::unique_ptr<Window>> open(const WindowOptions& options);

  ~Window();
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  /// Pixels of the screen per pixel of a common monitor: 1, 1.5, 2.
  [[nodiscard]] float density() const;
  [[nodiscard]] WindowSize size() const;
  void set_title(const std::string& title);

  /// Draws frames until the program closes.
  void run(const Frame& frame);

  /// One frame; `run` in steps, for programs with a loop of their own.
  void step(const Frame& frame);
  /// The user asked to close, e.g. by the cross of the frame.
  [[nodiscard]] bool close_asked() const;

  /// Makes a sleeping window draw.  Any thread, as long as the window lives.
  static void wake();

 private:
  void wait(const Frame& frame);
  void sleep(const Frame& frame);
  std::unique_ptr<Parts> parts_;
};

}  // namespace toposcope::app
