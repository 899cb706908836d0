#pragma once

#include <string>
#include <vector>

#include "memory/merge.h"

namespace toposcope::store::memory {

/// The node at a link's end, by the rules at store::Import; 0 when there is none.
[[nodiscard]] Row find_end(const State& state, const std::string& environment, const EndPut& end);

/// An end that no node fits, in the environment of its link.
struct MissingEnd {
  std::string environment;
  EndPut end;
};

/// Makes the placeholders for these; the order of the ends does not matter.
void make_placeholders(Merge& merge, const std::vector<MissingEnd>& ends);

}  // namespace toposcope::store::memory
