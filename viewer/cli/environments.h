#pragma once

/// \file
/// Names of environments on the command line: those that exist, and those without cliques.

#include <span>
#include <string>
#include <vector>

#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::cli {

/// Environments of the newest revision, declared or not, by name.
/// \return any error of the store, unchanged
[[nodiscard]] model::Result<std::vector<std::string>> environment_names(store::GraphStore& store);

/// Refuses a name of --env that is none; an empty one stands for all.
/// \retval kInvalidArgument  there is no such environment; the message lists those that are there
[[nodiscard]] model::Status check_environment(const std::string& name,
                                              const std::vector<std::string>& known);
[[nodiscard]] model::Status check_environment(const std::string& name, store::GraphStore& store);
[[nodiscard]] model::Status check_environment(const std::string& name,
                                              std::span<const graph::Environment> known);

/// Says that nothing declares these environments, what follows, and what to do.
[[nodiscard]] std::string undeclared_text(const std::vector<std::string>& names);

/// Why environments have no cliques although they hold nodes: nothing declares them.
struct Undeclared {
  std::string reason;        ///< One sentence and what to do; empty when all are declared.
  bool all_of_them = false;  ///< None of those asked for is declared.
};

/// \param name  only this environment; empty: all
[[nodiscard]] Undeclared find_undeclared(std::span<const graph::Environment> environments,
                                         const std::string& name);

}  // namespace toposcope::cli
