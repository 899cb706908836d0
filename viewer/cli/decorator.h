#pragma once

/// \file
/// What drawings and documents need beside the snapshot: status, host, link documents.

#include <memory>
#include <string>

#include "toposcope/graph/export.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::cli {

/// Looks up what the store says of the nodes and links of cliques; each is read once.
class Decorator {
 public:
  virtual ~Decorator() = default;

  [[nodiscard]] virtual model::Result<graph::Decorations> decorate(
      const graph::GraphSnapshot& snapshot, const graph::Clique& clique) = 0;

  /// The stored JSON of a link; "null" when the revision has none.
  [[nodiscard]] virtual std::string link_document(const graph::GraphSnapshot& snapshot,
                                                  model::LinkId link) = 0;
};

/// For the newest revision: reads node by node.  Must not outlive the store.
[[nodiscard]] std::unique_ptr<Decorator> make_present_decorator(store::GraphStore& store);

/// For a past revision: reads all of it once, here.
/// \return any error of the store, unchanged
[[nodiscard]] model::Result<std::unique_ptr<Decorator>> make_past_decorator(
    store::GraphStore& store, model::RevisionNumber at);

/// The host a node belongs to: its own `host`, or its id when it is a host itself; else empty.
[[nodiscard]] std::string host_of(std::string_view type, std::string_view id,
                                  std::string_view document);

}  // namespace toposcope::cli
