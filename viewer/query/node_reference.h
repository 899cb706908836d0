#pragma once

#include <string>
#include <string_view>
#include <utility>

#include "toposcope/graph/overlay.h"
#include "toposcope/graph/snapshot.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "query/node_name.h"

namespace toposcope::query {

/// What a person writes before the key of a link.
inline constexpr std::string_view kLinkPrefix = "link:";

/// Finds what a person names in a loaded revision, by the rules of GraphStore::resolve().
class Finder {
 public:
  /// \param snapshot     of the revision `at`
  /// \param environment  only there; empty: everywhere
  Finder(store::GraphStore& store, const graph::GraphSnapshot& snapshot, model::RevisionNumber at,
         std::string environment)
      : store_(store), snapshot_(snapshot), at_(at), environment_(std::move(environment)) {}

  /// \retval kNotFound         nothing fits
  /// \retval kInvalidArgument  several fit, or there is no colon
  [[nodiscard]] model::Result<model::NodeId> node(std::string_view reference) const;

  /// Adds what an item of --without or --lost names: a node, or link:KEY, or the bare key of a
  /// link; else a list of these joined by commas.
  /// \retval kInvalidArgument  as node(); or links of several environments have the key
  [[nodiscard]] model::Status add_to_overlay(graph::Overlay& overlay, std::string_view item) const;

 private:
  [[nodiscard]] model::Status add_one(graph::Overlay& overlay, std::string_view item) const;
  [[nodiscard]] model::Result<model::LinkId> link(std::string_view key) const;

  store::GraphStore& store_;
  const graph::GraphSnapshot& snapshot_;
  model::RevisionNumber at_;
  std::string environment_;
};

/// "type:id", with "(name)" when that says more, fit for a terminal.
[[nodiscard]] std::string describe(const graph::GraphSnapshot& snapshot, model::NodeId node);
[[nodiscard]] std::string describe(const store::NodeSummary& node);
[[nodiscard]] std::string describe(const NodeName& node);

}  // namespace toposcope::query
