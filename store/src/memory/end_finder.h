#pragma once

#include "memory/merge.h"

namespace toposcope::store::memory {

/// The node at a link's end, by the rules at store::Import; makes a placeholder when there is none.
[[nodiscard]] Row find_or_make_end(Merge& merge, const std::string& environment, const EndPut& end);

}  // namespace toposcope::store::memory
