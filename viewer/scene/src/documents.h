#pragma once

#include <memory>
#include <vector>

#include <nlohmann/json.hpp>

#include "toposcope/scene/facts.h"

namespace toposcope::scene {

/// Documents of nodes, each parsed when it is first asked for: most of a large clique folds, and
/// what is in a fold is named by few of its documents.  One thread at a time.
class Documents {
 public:
  /// \param nodes  must outlive this
  explicit Documents(const std::vector<NodeFacts>& nodes) : nodes_(nodes), parsed_(nodes.size()) {}

  /// The document of a node; an empty object for a text that is none.
  [[nodiscard]] const nlohmann::json& operator[](std::size_t node) const;

 private:
  const std::vector<NodeFacts>& nodes_;
  mutable std::vector<std::unique_ptr<nlohmann::json>> parsed_;  ///< Indexed by node.
};

}  // namespace toposcope::scene
