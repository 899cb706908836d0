#pragma once

#include "toposcope/store/journal.h"

#include "ui/widgets/basics.h"

namespace toposcope::ui {

/// The mark of a message: the badges of Error and Warning, a quiet dot for what is only told.
void draw_level(UiContext& ui, store::MessageLevel level, const BadgePlace& place);

}  // namespace toposcope::ui
