#pragma once

/// \file
/// The lists of the left side in whatever window is at hand: a panel, or a popup beside the rail.

#include "ui/panels/panels.h"

namespace toposcope::ui {

void draw_problem_list(const PanelContext& context);
void draw_tree_list(const PanelContext& context);

/// Why a list is empty, in the middle of what is left; true when its way on was taken.
struct Reason;
bool draw_reason(UiContext& ui, const char* name, const Reason& reason);

}  // namespace toposcope::ui
