#pragma once

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
[[nodiscard]] model::Result<GraphSnapshot> fetch_around(model::TopologyReader& reader,
                                                        model::NodeRow focal_point,
                                                        Semantics semantics);

}  // namespace toposcope::graph
