#pragma once

#include <string>

#include "toposcope/model/result.h"

#include "query/loaded_revision.h"
#include "ui/desk/lane.h"

namespace toposcope::ui {

/// The whole revision that a view looks at: the newest as it is shared, an older one from the
/// lane's memory of the last one asked for.
/// \return nullptr while the newest is still being read
/// \return any error of the store, unchanged
[[nodiscard]] model::Result<query::LoadedRevisionPtr> revision_of_view(Lane& lane,
                                                                       const std::string& at);

}  // namespace toposcope::ui
