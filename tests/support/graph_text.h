#pragma once

/// \file
/// Small graphs as one line of text; test code only.  Link toposcope_test_graph.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/snapshot.h"
#include "toposcope/model/ids.h"
#include "toposcope/model/topology.h"

#include "support/records.h"

namespace toposcope::testing {

/// What make_snapshot() adds to the graph that the text describes.
struct GraphTextOptions {
  std::string environment = "env";
  bool declared = true;                      ///< Sends an environments_config document for it.
  std::vector<TestDocument> documents = {};  ///< Rules, in their order; sent after the environment.
};

/// Sends a graph written as text to a sink, in the order that TopologySink asks for.
///
/// Tokens separated by blanks:
///   "vm:a"                a node: type and key (also its id and name)
///   "vm:a-nic:b"          a link of type vm-nic; its ends appear on first use
///   "vm:a=nic:b"          the same with implicit true; "~" for implicit missing, "%" for null
///   "vm:a-nic:b[net:7]"   with the constraint value "7" under "net"; also on a node; "[net:7|8]"
///   is
///                         the list of "7" and "8", "[net:]" is null, "[net:7,zone:x]" are two
///   "vm:a?"               a placeholder; on first mention
/// A node keeps the type of its first mention; a link type takes the types as its token writes
/// them, so "vm:a host:a-nic:b" is a host-nic link at a vm.  Rows number nodes, and links, from 1
/// in order of first mention.  The key of a link is its token without the bracket; a second one
/// gets "#2". \throws std::invalid_argument naming the token that does not parse, or the sink's
/// error.
void put_graph_text(std::string_view text, const GraphTextOptions& options,
                    model::TopologySink& sink);

/// put_graph_text() into a snapshot.
[[nodiscard]] graph::GraphSnapshot make_snapshot(std::string_view text,
                                                 const GraphTextOptions& options = {});

/// The node with this key.
/// \throws std::invalid_argument when there is none
[[nodiscard]] model::NodeId node_named(const graph::GraphSnapshot& snapshot, std::string_view key);

/// The keys of `nodes` (or links), sorted, joined by blanks; so that expectations read as text.
[[nodiscard]] std::string keys(const graph::GraphSnapshot& snapshot,
                               const std::vector<model::NodeId>& nodes);
[[nodiscard]] std::string keys(const graph::GraphSnapshot& snapshot,
                               const std::vector<model::LinkId>& links);

}  // namespace toposcope::testing
