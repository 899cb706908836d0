#pragma once

#include "toposcope/model/result.h"

#include "ui/desk/lane.h"
#include "ui/desk/picture.h"

namespace toposcope::ui {

/// Numbers the way from the focal point to the node of ViewSpec::why in the facts; nothing when
/// the clique does not have the node.
/// \return any error of the store, unchanged
[[nodiscard]] model::Status mark_why_path(Lane& lane, Picture& picture);

}  // namespace toposcope::ui
