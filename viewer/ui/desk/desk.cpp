#include "ui/desk/desk.h"

#include <utility>

namespace toposcope::ui {

void say(AppState& state, std::string text) {
  state.toast = Toast{std::move(text), state.seconds, false};
}

void say_failure(AppState& state, std::string text) {
  state.toast = Toast{std::move(text), state.seconds, true};
}

}  // namespace toposcope::ui
