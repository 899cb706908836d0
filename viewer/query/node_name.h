#pragma once

#include <string>

#include "toposcope/graph/snapshot.h"
#include "toposcope/model/ids.h"
#include "toposcope/store/objects.h"

namespace toposcope::query {

/// What a list shows of a node and needs to find it again: owned values.
struct NodeName {
  model::NodeRow row;
  std::string environment;
  std::string type;
  std::string id;
  std::string key;
  std::string name;

  friend bool operator==(const NodeName&, const NodeName&) = default;
};

[[nodiscard]] NodeName name_of(const graph::GraphSnapshot& snapshot, model::NodeId node);
[[nodiscard]] NodeName name_of(const store::NodeSummary& node);

/// The name, else the id: what a sentence calls a node.  Fit for a terminal.
[[nodiscard]] std::string short_name(const NodeName& node);

/// Natural order of names, then type, id, environment, key, row: a total order.
[[nodiscard]] bool before_by_name(const NodeName& a, const NodeName& b);

}  // namespace toposcope::query
