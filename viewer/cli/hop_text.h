#pragma once

#include <ostream>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/explain.h"
#include "toposcope/graph/path.h"
#include "toposcope/graph/snapshot.h"

#include "json_text.h"

namespace toposcope::cli {

/// Type, id, name and key of a node: how every JSON answer names one.
[[nodiscard]] Json node_json(const graph::GraphSnapshot& snapshot, model::NodeId node);

/// Key, type, name and the keys of both ends of a link.
[[nodiscard]] Json link_json(const graph::GraphSnapshot& snapshot, model::LinkId link);

/// One line a hop: step, link type, direction, ends, name, constraint evaluations.
void print_hops(std::ostream& out, const graph::CliqueEngine& engine,
                const std::vector<graph::WitnessHop>& hops);

[[nodiscard]] Json hops_json(const graph::CliqueEngine& engine,
                             const std::vector<graph::WitnessHop>& hops);

/// The nodes of a path, one a line, with the links between them.
void print_path(std::ostream& out, const graph::GraphSnapshot& snapshot, const graph::Path& path);

[[nodiscard]] Json path_json(const graph::GraphSnapshot& snapshot, const graph::Path& path);

}  // namespace toposcope::cli
