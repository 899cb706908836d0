#pragma once

/// \file
/// Facts by chance, the same for the same seed; test code only.

#include <cstdint>

#include "toposcope/scene/facts.h"

namespace toposcope::testing {

struct RandomFactsOptions {
  std::uint32_t chains = 12;  ///< Of an instance, its vNIC, bridge and so on.
  bool statuses = true;       ///< Statuses, marks, states of links.
  bool wild_names = false;    ///< Long, wide, empty, of other scripts, with line feeds.
};

/// A few hosts with chains of nodes, switches with ports, networks, and links that nothing
/// explains; also parallel ones and loops.
[[nodiscard]] scene::GraphFacts random_facts(unsigned seed, const RandomFactsOptions& options = {});

/// The same facts in another order; links may change their direction unless it means something.
[[nodiscard]] scene::GraphFacts shuffled(const scene::GraphFacts& facts, unsigned seed);

}  // namespace toposcope::testing
