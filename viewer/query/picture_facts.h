#pragma once

/// \file
/// Everything that a view of one focal point shows, in one call.
///
/// \code
///   query::FocalRequest request;
///   request.reference = "instance:web-1";
///   auto answer = query::read_focal(store, request);
///   if (!answer.has_value()) return answer.error();
///   if (answer.value().state == query::FocalState::kNoCliqueType) show_dependants();
/// \endcode

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "toposcope/graph/rules.h"
#include "toposcope/model/diagnostic.h"
#include "toposcope/model/result.h"
#include "toposcope/scene/facts.h"
#include "toposcope/store/graph_store.h"

#include "query/loaded_revision.h"
#include "query/node_name.h"

namespace toposcope::query {

/// What to show.
struct FocalRequest {
  model::NodeRow row{};          ///< The focal point; 0: `reference` says it.
  std::string reference = {};    ///< "TYPE:ID" or "key:K", as for GraphStore::resolve().
  std::string environment = {};  ///< Where references are looked up; empty: everywhere.
  graph::Semantics semantics = graph::Semantics::kCalipso;
  std::optional<std::string> clique_type = {};  ///< Key; none: the one that finds most links.
  model::RevisionNumber at = store::kNow;
  /// A what-if: "TYPE:ID", "link:KEY" and "@FILE"; needs the whole revision.
  std::vector<std::string> without = {};
  std::optional<std::chrono::microseconds> stale_after = {};  ///< As for FactsReader.
  std::set<std::string, std::less<>> members = {};            ///< As for FactsReader.
};

enum class FocalState : std::uint8_t {
  kClique,        ///< There is something to see.
  kNoCliqueType,  ///< No clique type fits: find_dependants() and neighbourhood() lead on.
  kNoLinks,       ///< A clique type fits, and finds no link; the steps say why.
};

/// A clique type that fits the focal point.
struct FittingType {
  std::string key, name;
  std::size_t nodes = 0, links = 0;  ///< Of its clique; 0: it finds no link.
};

/// One step of the clique type shown.
struct StepCount {
  std::uint32_t step = 1;  ///< From 1.
  std::string link_type;
  std::size_t nodes = 0;  ///< Met here first.
  std::size_t links = 0;  ///< Added by this step.
  bool stopped = false;   ///< From here on no step finds anything.
  std::string why;        ///< Why it found nothing; empty when it did.
};

struct FocalAnswer {
  FocalState state = FocalState::kClique;
  NodeName focal_point;
  scene::GraphFacts facts;                    ///< Without a clique: the focal point alone.
  std::string clique_type, clique_type_name;  ///< Key and name; empty: none fits.
  std::vector<FittingType> fitting;           ///< The one that is shown, too.
  std::vector<StepCount> steps;
  std::vector<model::Diagnostic> faults;  ///< Of rules.
  std::string message;                    ///< What to say instead of a clique; else empty.
};

/// Reads what a view of a focal point shows.
///
/// \param loaded  the whole revision `request.at`, when the caller has it: it is used; else the
///                newest is read around the focal point only, and the past and what-ifs as a whole
/// \retval kNotFound         no such node, revision or thing of the what-if; or its type has no
///                           clique type with the key that was asked for
/// \retval kInvalidArgument  a reference fits several nodes
/// \return any error of the store, unchanged
/// \par Complexity
/// graph::fetch_around(), milliseconds; or load_revision(), seconds for a million objects.  Then
/// GraphStore::node() and link() of all that is shown.
/// \par Thread safety
/// That of the store.
[[nodiscard]] model::Result<FocalAnswer> read_focal(store::GraphStore& store,
                                                    const FocalRequest& request,
                                                    const LoadedRevisionPtr& loaded = nullptr);

}  // namespace toposcope::query
