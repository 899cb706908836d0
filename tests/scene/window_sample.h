#pragma once

/// \file
/// A clique like that of the visual rules, and drawings of it; test code only.

#include <string>
#include <vector>

#include "toposcope/scene/cards.h"
#include "toposcope/scene/facts.h"
#include "toposcope/scene/window_view.h"

namespace toposcope::testing {

/// Four hosts with chains from workload to fabric, two switches, two networks; one host stale, one
/// in maintenance, a fold, an error, a path that is asked about.
[[nodiscard]] scene::GraphFacts window_facts();

/// Cards, layout, and what a window draws of them.
struct WindowSample {
  scene::GraphFacts facts;
  scene::CardGraph cards;
  graph::Layout layout;

  explicit WindowSample(scene::GraphFacts what, const scene::CardOptions& options = {});

  [[nodiscard]] scene::WindowInput input(const std::string& theme = "dark") const;
  [[nodiscard]] std::uint32_t card_named(const std::string& name) const;
};

}  // namespace toposcope::testing
