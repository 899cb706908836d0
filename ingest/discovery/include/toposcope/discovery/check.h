#pragma once

/// \file
/// What is wrong with an inventory as such, whatever its rules.
///
/// \code
///   const auto findings = discovery::check_inventory(*store, {.environment = "prod"});
///   for (const Finding& finding : findings.value()) print(finding.place, finding.reason);
/// \endcode

#include <string>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::discovery {

struct Finding {
  std::string code;  ///< "link-end-missing", ...: one word for all of its kind.
  store::MessageLevel level = store::MessageLevel::kInfo;
  std::string environment;
  std::string place;  ///< TYPE:ID of a node, LINKTYPE:SOURCE>TARGET of a link, clique:KEY.
  std::string reason;
  std::string remedy;  ///< What to do; may be empty.
};

struct CheckOptions {
  std::string environment;  ///< Only findings of this one; empty: of all.
};

/// Looks at the newest revision: ends and parents that are not there, rings of parents, nodes and
/// links that are there twice, links that stand against most of their kind, what a scan did not
/// reach, and cliques that documents keep (collection "cliques") and that name what is not there.
/// By code, and within one in stored order.
///
/// \par Complexity
/// One replay of the store; memory for all nodes and links, without their documents.
/// \return errors of the store, unchanged
[[nodiscard]] model::Result<std::vector<Finding>> check_inventory(store::GraphStore& store,
                                                                  const CheckOptions& options = {});

}  // namespace toposcope::discovery
