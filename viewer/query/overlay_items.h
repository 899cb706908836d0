#pragma once

#include <string_view>

#include "toposcope/graph/overlay.h"
#include "toposcope/model/result.h"

#include "query/node_reference.h"

namespace toposcope::query {

/// Adds what an item of a what-if names: as Finder::add_to_overlay(), or @FILE, a what-if file.
/// \retval kNotFound         as Finder; the file names what is not there, all of which is
///                           told
/// \retval kMalformedInput, kUnsupported  as read_overlay_file(); no such file
/// \retval kIo               the file cannot be read
[[nodiscard]] model::Status add_overlay_item(const Finder& finder,
                                             const graph::GraphSnapshot& snapshot,
                                             graph::Overlay& overlay, std::string_view item);

}  // namespace toposcope::query
