#include "query/loaded_revision.h"

#include <utility>

#include "toposcope/graph/snapshot_builder.h"

namespace toposcope::query {

const graph::CliqueEngine& LoadedRevision::engine(graph::Semantics semantics) const {
  const std::lock_guard lock(mutex_);
  const auto known = engines_.find(semantics);
  if (known != engines_.end()) return known->second;
  graph::EngineOptions options;
  options.semantics = semantics;
  return engines_.try_emplace(semantics, snapshot_, rules_, std::move(options)).first->second;
}

model::Result<LoadedRevisionPtr> load_revision(store::GraphStore& store, model::RevisionNumber at) {
  graph::SnapshotBuilder builder;
  if (const auto sent = store.replay_topology(at, builder); !sent.has_value()) return sent.error();
  auto snapshot = std::move(builder).build();
  if (!snapshot.has_value()) return snapshot.error();
  return LoadedRevisionPtr(std::make_shared<LoadedRevision>(at, std::move(snapshot).value()));
}

}  // namespace toposcope::query
