#pragma once

/// \file
/// All that is said of one node or link: what `show` prints.

#include <ostream>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "json_text.h"

namespace toposcope::cli {

/// Which revision, where, and how much.
struct PageOptions {
  std::string environment;  ///< Empty: all.
  std::string at;           ///< Revision or time; empty: the newest.
  bool cliques = true;
};

struct NodePage {
  store::NodeDetail detail;
  std::vector<store::NodeSummary> parents;  ///< Nearest first.
  /// What the last of these states as its parent, when that is no node; both may be empty.
  std::string other_parent_type, other_parent_id;
  std::string other_parent_fault;  ///< Why it is no node; empty: it is an environment.
  std::vector<store::NodeSummary> children;
  std::vector<store::LinkDetail> links;
  Json cliques = nullptr;  ///< Null: not asked for.
};

struct LinkPage {
  store::LinkDetail detail;
  Json cliques = nullptr;  ///< Null: not asked for.
};

/// \return as GraphStore::resolve()
[[nodiscard]] model::Result<NodePage> read_node_page(store::GraphStore& store,
                                                     const std::string& reference,
                                                     const PageOptions& options);

/// \retval kNotFound  no link has this key
[[nodiscard]] model::Result<LinkPage> read_link_page(store::GraphStore& store, std::string_view key,
                                                     const PageOptions& options);

void print_page(std::ostream& out, const NodePage& page);
void print_page(std::ostream& out, const LinkPage& page);

[[nodiscard]] Json to_json(const NodePage& page);
[[nodiscard]] Json to_json(const LinkPage& page);

}  // namespace toposcope::cli
