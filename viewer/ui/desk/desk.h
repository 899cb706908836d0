#pragma once

/// \file
/// What the functions that do intents work on.

#include "toposcope/scene/look.h"

#include "ui/desk/app_state.h"
#include "ui/desk/jobs.h"

namespace toposcope::ui {

/// Of the thread of the window.
struct Desk {
  AppState& state;
  Jobs& jobs;
  const scene::Look& look;
};

/// Shows a short text for some seconds.
void say(AppState& state, std::string text);
/// The same for what did not work.
void say_failure(AppState& state, std::string text);

}  // namespace toposcope::ui
