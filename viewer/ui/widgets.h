#pragma once

/// \file
/// The vocabulary of panels.
///
/// Widgets stand at the cursor of Dear ImGui, take the width that is there unless they are told
/// another, and move the cursor below themselves.  A widget that can be clicked has a name, unique
/// in the window, under which tests find it.  Lengths in their specifications are pixels at 100 %.

#include "ui/widgets/basics.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/frames.h"
#include "ui/widgets/lists.h"
#include "ui/widgets/rows.h"
#include "ui/widgets/tabs.h"
#include "ui/widgets/words.h"
