#pragma once

/// \file
/// Who stands on a node: the focal points in whose cliques it is.
///
/// \code
///   auto found = query::find_dependants(store, engine, store::kNow, node, {});
///   for (const query::DependantGroup& group : found.value().by_project) print(group.name);
/// \endcode

#include <cstddef>
#include <map>
#include <stop_token>
#include <string>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/model/records.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "query/node_name.h"

namespace toposcope::query {

/// One focal point, once whatever number of its cliques hold the node.
struct Dependant {
  NodeName node;
  std::vector<std::string> clique_types;  ///< Names; in the order of CliqueEngine::jobs().
  model::StatusValue status = model::StatusValue::kNoCheck;
  std::string text;  ///< Of the check.
  bool acknowledged = false;
  std::vector<std::string> projects;  ///< Empty: none stated.
};

/// Dependants that share a type or a project.
struct DependantGroup {
  std::string name;  ///< Empty: no project.
  model::StatusValue worst = model::StatusValue::kNoCheck;
  std::map<model::StatusValue, std::size_t> by_status;
  std::vector<std::size_t> members;  ///< Indexes into Dependants::all; worst first.
};

struct Dependants {
  std::vector<Dependant> all;  ///< Worst first, then by name.
  /// Worst first, then by natural order of names; no project last among equals.
  std::vector<DependantGroup> by_type, by_project;
  std::vector<NodeName> parts;  ///< Of a node in no clique: what stood for it; else empty.
};

struct DependantOptions {
  bool parts = true;     ///< A node in no clique, such as a host, stands for its parts.
  unsigned threads = 1;  ///< At least 1; the answer does not depend on it.
  std::stop_token stop = {};
};

/// Focal points whose cliques hold `node`, without the node itself.
///
/// \param at  the revision of the engine's snapshot
/// \retval kCancelled  options.stop was requested
/// \return any error of the store, unchanged
/// \par Complexity
/// graph::impact() without loss, once or twice; GraphStore::node() of each focal point found.
[[nodiscard]] model::Result<Dependants> find_dependants(store::GraphStore& store,
                                                        const graph::CliqueEngine& engine,
                                                        model::RevisionNumber at,
                                                        model::NodeId node,
                                                        const DependantOptions& options);

}  // namespace toposcope::query
