#pragma once

#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/model/result.h"

#include "option_set.h"

namespace toposcope::cli {

/// Which cliques a command is about: exactly one of the three.
struct CliqueSelectionOptions {
  std::string focal_point;  ///< TYPE:ID or key:K
  std::string type;
  bool all = false;
};

/// Declares --focal, --type and --all, of which exactly one must be given.
/// \return the group, for further alternatives
OptionSet add_selection_options(OptionSet& set, CliqueSelectionOptions& options);

/// Refuses a --type that has no clique type; an empty one stands for all.
/// \retval kInvalidArgument  there is no such node type at all
/// \retval kNotFound         no clique type is for it; both messages list those that have one
[[nodiscard]] model::Status check_focal_type(const std::string& type, const graph::RuleBook& rules,
                                             const graph::GraphSnapshot& snapshot);

/// The jobs of a selection, as indexes into CliqueEngine::jobs().
[[nodiscard]] std::vector<std::uint32_t> selected_jobs(const graph::CliqueEngine& engine,
                                                       const graph::CliqueSelection& selection);

/// Focal points of these jobs, each once, in the order of CliqueEngine::run().
[[nodiscard]] std::vector<model::NodeId> selected_focal_points(
    const graph::CliqueEngine& engine, const graph::CliqueSelection& selection);

}  // namespace toposcope::cli
