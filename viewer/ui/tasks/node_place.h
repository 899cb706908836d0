#pragma once

#include <string>

#include "toposcope/scene/facts.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::ui {

/// The status that shows, with its text.
[[nodiscard]] scene::StatusFacts shown_status(const store::NodeDetail& node);

/// Where a node is: "fra1-prod / az1 / node-6"; names of what is above it, the environment first.
[[nodiscard]] std::string place_of(store::GraphStore& store, const store::NodeDetail& node);

/// The name of a node.  Folders that a scan made are named by their id, as Calipso has them; what
/// they are called is in their text.
[[nodiscard]] std::string called(const store::NodeDetail& node);

/// What is above a node, the top first, each with the name that it is called(); a ring of parents
/// is gone round once.
[[nodiscard]] std::vector<store::NodeSummary> ancestors_of(store::GraphStore& store,
                                                           const store::NodeDetail& node,
                                                           model::RevisionNumber at = store::kNow);

/// The name of a node for lists: with the host or switch that it is a part of.
[[nodiscard]] std::string title_of(store::GraphStore& store, const store::NodeDetail& node);

}  // namespace toposcope::ui
