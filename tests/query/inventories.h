#pragma once

/// \file
/// Inventories in stores, for tests of query.

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/store/graph_store.h"

#include "query/loaded_revision.h"
#include "query/problems.h"

namespace toposcope::testing {

/// A store in memory with the newest revision loaded.
struct TestInventory {
  std::unique_ptr<store::GraphStore> store;
  query::LoadedRevisionPtr loaded;

  [[nodiscard]] const graph::CliqueEngine& engine() const {
    return loaded->engine(graph::Semantics::kCalipso);
  }
  [[nodiscard]] const graph::GraphSnapshot& snapshot() const { return loaded->snapshot(); }
  /// The node of "TYPE:ID".
  /// \throws std::invalid_argument when there is none
  [[nodiscard]] model::NodeId node(std::string_view reference) const;
  [[nodiscard]] model::NodeRow row(std::string_view reference) const;
};

/// Imports files, all as one revision each.
/// \throws std::runtime_error naming what failed
[[nodiscard]] TestInventory inventory_of(const std::vector<std::string>& paths);

/// The same from the text of a Calipso document.
[[nodiscard]] TestInventory inventory_of_text(const std::string& json);

/// One line a row: "Error web-1: a(1) b(2) | 3 cliques".
[[nodiscard]] std::vector<std::string> lines_of(const query::Problems& problems);

}  // namespace toposcope::testing
