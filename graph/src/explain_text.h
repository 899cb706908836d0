#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/explain.h"

#include "explain_relaxed.h"

namespace toposcope::graph {

/// "vedge:node-1-OVS", as commands take it; "key:K" of a node without id.
[[nodiscard]] std::string node_label(const GraphSnapshot& snapshot, model::NodeId node);

/// "link 'K'" with its key.
[[nodiscard]] std::string link_label(const GraphSnapshot& snapshot, model::LinkId link);

/// "environment 'prod'".
[[nodiscard]] std::string environment_label(const GraphSnapshot& snapshot, NameIndex environment);

/// What is known about one question when its answer is put into words.
struct Question {
  const WalkPlan& plan;
  const RuleBook& rules;  ///< All of them: other semantics choose from them.
  const Trace& unstopped;
  model::NodeId focal_point;
  model::NodeId node;
};

[[nodiscard]] const std::string& step_type(const Question& question, std::uint32_t step);

/// "4 vedge-otep", counted from 1 as people do.
[[nodiscard]] std::string step_name(const Question& question, std::uint32_t step);

/// "step 4 vedge-otep", "steps 4 vedge-otep and 6 otep-vconnector".
[[nodiscard]] std::string steps_label(const Question& question,
                                      const std::vector<std::uint32_t>& steps);

/// "clique type 'K'".
[[nodiscard]] std::string clique_type_label(const Question& question);

/// "a", "a and b", "a, b and c".
[[nodiscard]] std::string enumeration(const std::vector<std::string>& words);

[[nodiscard]] std::string quoted(std::string_view text);

/// The steps that end the clique before the hop.
[[nodiscard]] std::vector<std::uint32_t> stopping_steps(const Question& question,
                                                        const RelaxedHop& hop);

/// The constraints that refuse the link.
[[nodiscard]] std::vector<ConstraintEvaluation> refusing_constraints(const Question& question,
                                                                     model::LinkId link);

/// Why the hop is refused, by the first of its obstacles; it has one.
[[nodiscard]] std::string reason_of(const Question& question, const RelaxedHop& hop);

}  // namespace toposcope::graph
