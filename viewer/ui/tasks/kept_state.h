#pragma once

/// \file
/// What the window remembers of a file: in the file itself, else in the user's state folder.
///
/// Positions and views travel with the file.  Where it cannot be written, or somebody else is
/// writing just now, they go to a file of $XDG_STATE_HOME/toposcope and are found there: nobody
/// waits for an import.

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

#include "ui/desk/lane.h"
#include "ui/desk/view_spec.h"

namespace toposcope::ui {

/// \param value  empty: forgets it
/// \retval kIo  neither place can be written
[[nodiscard]] model::Status keep_state(Lane& lane, const std::string& name,
                                       const std::string& value);

/// Empty when nothing is kept.
/// \return any error of the store, unchanged
[[nodiscard]] model::Result<std::string> kept_state(Lane& lane, const std::string& name);

/// All whose name begins so, by name.
[[nodiscard]] model::Result<std::vector<std::pair<std::string, std::string>>> kept_states(
    Lane& lane, std::string_view prefix);

/// Where the pins of a view are kept.
[[nodiscard]] std::string pins_name(const ViewSpec& view);

}  // namespace toposcope::ui
