#pragma once

#include <cstdint>
#include <vector>

#include "connection.h"

namespace toposcope::store::sqlite {

/// Which of these nodes have a live link, in the order given: a probe each when they are few, one
/// pass over all links when they are many.
[[nodiscard]] std::vector<bool> have_links(Connection& db, const std::vector<std::int64_t>& nodes);

}  // namespace toposcope::store::sqlite
