#include "app/key_queue.h"

#include <algorithm>

namespace toposcope::app {
namespace {

constexpr int kRelease = 0;  ///< As GLFW counts.

bool is_text(const KeyEvent& event) { return event.character != 0; }
bool is_release(const KeyEvent& event) { return !is_text(event) && event.action == kRelease; }

}  // namespace

std::vector<KeyEvent> KeyQueue::take_frame() {
  std::vector<KeyEvent> frame;
  bool has_text = false;
  bool has_press = false;
  while (!events_.empty()) {
    const KeyEvent& next = events_.front();
    const bool changes_again =
        !is_text(next) && std::any_of(frame.begin(), frame.end(), [&](const KeyEvent& event) {
          return !is_text(event) && event.key == next.key;
        });
    // A Control that is let go must not be up in the frame that its letter goes down in.
    const bool lets_go = has_press && is_release(next);
    if (changes_again || lets_go || (has_text && !is_text(next))) break;
    has_text = has_text || is_text(next);
    has_press = has_press || (!is_text(next) && !is_release(next));
    frame.push_back(next);
    events_.pop_front();
  }
  return frame;
}

}  // namespace toposcope::app
