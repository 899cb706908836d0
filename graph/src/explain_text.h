#pragma once

#include <string>

#include "toposcope/graph/explain.h"

#include "explain_relaxed.h"

namespace toposcope::graph {

/// "vedge 'node-1-OVS'": type and key.
[[nodiscard]] std::string node_label(const GraphSnapshot& snapshot, model::NodeId node);

/// "link 'K'" with its key.
[[nodiscard]] std::string link_label(const GraphSnapshot& snapshot, model::LinkId link);

/// What is known about one question when its answer is put into words.
struct Question {
  const WalkPlan& plan;
  const Trace& unstopped;
  model::NodeId focal_point;
  model::NodeId node;
};

/// Why the hop is refused, by the first of its obstacles; it has one.
[[nodiscard]] std::string reason_of(const Question& question, const RelaxedHop& hop);

/// What would let the hop in: an answer to every one of its obstacles.
[[nodiscard]] std::string remedy_of(const Question& question, const RelaxedHop& hop);

/// The answer when not even a relaxed walk leads to the node.
[[nodiscard]] WhyNot no_path(const Question& question);

/// The answer when the focal point has no clique type.
[[nodiscard]] WhyNot no_clique_type(const GraphSnapshot& snapshot, model::NodeId focal_point);

}  // namespace toposcope::graph
