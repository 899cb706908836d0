#pragma once

/// \file
/// The snapshot of one focal point, read in milliseconds from a file of any size.
///
/// \code
///   const auto around = fetch_around(*reader, row, Semantics::kCalipso);
///   if (!around.has_value()) return around.error();
///   const RuleBook rules = read_rules(around.value().documents());
///   const CliqueEngine engine(around.value(), rules, {});
/// \endcode

#include "toposcope/graph/rules.h"
#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"
#include "toposcope/model/topology.h"

namespace toposcope::graph {

/// A snapshot that holds just what the cliques of one focal point need: read from a large file in
/// milliseconds instead of loading all of it.  Feed it to CliqueEngine; the answer is the same.
///
/// It follows every step of the focal point's clique types in the direction that the link counts of
/// the whole revision choose, and keeps the links that the constraints allow.  The counts are those
/// of the whole revision, too; an Overlay that turns a direction needs the whole snapshot.
///
/// \retval kNotFound  no such row
/// \return any error of the reader, unchanged
/// \par Complexity
/// One indexed read per visited node and step.
/// \par Thread safety
/// That of the reader, which is used from the calling thread only.
[[nodiscard]] model::Result<GraphSnapshot> fetch_around(model::TopologyReader& reader,
                                                        model::NodeRow focal_point,
                                                        Semantics semantics);

}  // namespace toposcope::graph
