#pragma once

#include <cstddef>
#include <cstdint>

#include "links/link_finder.h"

namespace toposcope::discovery {

/// What became of closing links over their ends.
struct ImplicitOutcome {
  std::uint64_t made = 0;  ///< Links that were put, repetitions of the version of 2018 included.
  std::uint64_t passes = 0;
  bool given_up = false;  ///< There were too many: none was put.
};

/// More than this in one environment are no use to anybody.
inline constexpr std::size_t kMostImplicitLinks = 10'000'000;

/// Joins links end to start into implicit ones: a-b and b-c make a-c, until a pass adds nothing.
///
/// Two links are joined when the first ends where the second starts, their types differ, they do
/// not lead back to the start, and no attribute among `constraint_names` of the rules has different
/// values in them.  Each pass joins what the pass before made with the links that were there at
/// first, in their order, which counts in 2018: the last of a pair is the one that stays.
///
/// What is not made: in 2021 what has the type and ends of a link that is there; by rules of ours
/// also with the same attributes, or beside an explicit one; in 2018 everything is made, so that
/// its rules have no end where links form a ring.  There, each is made once, and a remark says so.
///
/// \par Complexity
/// O(links made x links that leave a node), 40 bytes for each link made.
[[nodiscard]] ImplicitOutcome find_implicit_links(LinkContext& context,
                                                  std::size_t most = kMostImplicitLinks);

}  // namespace toposcope::discovery
