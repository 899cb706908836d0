#pragma once

/// \file
/// Keys in the order in which they came, so many a frame that none is lost.
///
/// Dear ImGui 1.86 knows what is held when a frame begins.  Where frames are slow, a key may go
/// down and up between two of them and would never have been pressed; and letters that follow a
/// shortcut at once would come before what it opens.
///
/// \code
///   queue.add({.key = GLFW_KEY_K, .action = GLFW_PRESS});
///   for (const KeyEvent& event : queue.take_frame()) hand_on(event);
/// \endcode
///
/// \par Threads
/// Of the window.

#include <deque>
#include <vector>

namespace toposcope::app {

/// A key as GLFW tells of it, or a character.
struct KeyEvent {
  int key = -1;
  int scancode = 0;
  int action = 0;
  int mods = 0;
  unsigned int character = 0;  ///< Not 0: text; the rest means nothing.

  friend bool operator==(const KeyEvent&, const KeyEvent&) = default;
};

class KeyQueue {
 public:
  void add(const KeyEvent& event) { events_.push_back(event); }
  [[nodiscard]] bool empty() const noexcept { return events_.empty(); }

  /// What the next frame is to know: no key changes twice in it, none is let go after another went
  /// down, and none changes after a text.
  [[nodiscard]] std::vector<KeyEvent> take_frame();

 private:
  std::deque<KeyEvent> events_;
};

}  // namespace toposcope::app
