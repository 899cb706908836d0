#pragma once

/// \file
/// What each action does; \see actions.h for what it is called.

#include "ui/desk/actions.h"
#include "ui/desk/desk.h"

namespace toposcope::ui {

/// Does an enabled action.
void act(Desk desk, Action action);

}  // namespace toposcope::ui
