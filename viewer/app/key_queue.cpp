#include "app/key_queue.h"

#include <algorithm>

namespace toposcope::app {

std::vector<KeyEvent> KeyQueue::take_frame() {
  std::vector<KeyEvent> frame;
  bool has_text = false;
  while (!events_.empty()) {
    const KeyEvent& next = events_.front();
    const bool is_text = next.character != 0;
    const bool changes_again =
        !is_text && std::any_of(frame.begin(), frame.end(), [&](const KeyEvent& event) {
          return event.character == 0 && event.key == next.key;
        });
    if (changes_again || (has_text && !is_text)) break;
    has_text = has_text || is_text;
    frame.push_back(next);
    events_.pop_front();
  }
  return frame;
}

}  // namespace toposcope::app
