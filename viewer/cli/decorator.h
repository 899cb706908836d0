#pragma once

/// \file
/// What drawings and documents need beside the snapshot: status, host, link documents.

#include <string>
#include <string_view>
#include <unordered_map>

#include "toposcope/graph/export.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::cli {

/// Looks up what the store says of the nodes and links of cliques; each is read once.
class Decorator {
 public:
  /// \param store  must outlive this
  /// \param at     the revision of the snapshots that are decorated
  Decorator(store::GraphStore& store, model::RevisionNumber at) : store_(store), at_(at) {}

  /// \return any error of the store, unchanged
  [[nodiscard]] model::Result<graph::Decorations> decorate(const graph::GraphSnapshot& snapshot,
                                                           const graph::Clique& clique);

  /// The stored JSON of a link; "null" when the revision has none.
  [[nodiscard]] std::string link_document(const graph::GraphSnapshot& snapshot, model::LinkId link);

 private:
  [[nodiscard]] model::Result<graph::NodeDecoration> node_decoration(model::NodeRow row);
  [[nodiscard]] model::Result<graph::LinkDecoration> link_decoration(model::LinkRow row);

  store::GraphStore& store_;
  model::RevisionNumber at_;
  std::unordered_map<model::NodeRow, graph::NodeDecoration> nodes_;
  std::unordered_map<model::LinkRow, graph::LinkDecoration> links_;
};

/// A link whose document states another state than "up".
[[nodiscard]] bool states_down(std::string_view document);

/// The host a node belongs to: its own `host`, or its id when it is a host itself; else empty.
[[nodiscard]] std::string host_of(std::string_view type, std::string_view id,
                                  std::string_view document);

}  // namespace toposcope::cli
