#pragma once

/// \file
/// A whole revision in memory, shared by all who ask about it.

#include <map>
#include <memory>
#include <mutex>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/rules.h"
#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::query {

/// A snapshot with its rules, and an engine for each semantics that was asked for.
///
/// \code
///   auto loaded = query::load_revision(store, store::kNow);
///   if (!loaded.has_value()) return loaded.error();
///   const graph::CliqueEngine& engine = loaded.value()->engine(graph::Semantics::kCalipso);
/// \endcode
/// \par Thread safety
/// const members may run at the same time.
class LoadedRevision {
 public:
  LoadedRevision(model::RevisionNumber number, graph::GraphSnapshot snapshot)
      : number_(number),
        snapshot_(std::move(snapshot)),
        rules_(graph::read_rules(snapshot_.documents())) {}
  LoadedRevision(const LoadedRevision&) = delete;
  LoadedRevision& operator=(const LoadedRevision&) = delete;

  /// As it was asked for: store::kNow stays store::kNow.
  [[nodiscard]] model::RevisionNumber number() const noexcept { return number_; }
  [[nodiscard]] const graph::GraphSnapshot& snapshot() const noexcept { return snapshot_; }
  [[nodiscard]] const graph::RuleBook& rules() const noexcept { return rules_; }

  /// Made when it is first asked for; lives as long as this.
  [[nodiscard]] const graph::CliqueEngine& engine(graph::Semantics semantics) const;

 private:
  model::RevisionNumber number_;
  graph::GraphSnapshot snapshot_;
  graph::RuleBook rules_;
  mutable std::mutex mutex_;  ///< Guards engines_.
  mutable std::map<graph::Semantics, graph::CliqueEngine> engines_;
};

using LoadedRevisionPtr = std::shared_ptr<const LoadedRevision>;

/// Reads the topology of a whole revision.
/// \return any error of the store, unchanged
/// \par Complexity
/// O(N + L): seconds for a million objects.
[[nodiscard]] model::Result<LoadedRevisionPtr> load_revision(store::GraphStore& store,
                                                             model::RevisionNumber at);

}  // namespace toposcope::query
