#pragma once

/// \file
/// One revision of the inventory as plain values.

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/model/records.h"

namespace toposcope::store::memory {

using Row = std::int64_t;

struct NodeState {
  std::string environment, key, type, id, name, parent_type, parent_id;
  std::string constraints;  ///< model::ConstraintText.
  std::string document;
  std::string described_by;  ///< The source that described it last; empty for a placeholder.
  std::uint64_t content_hash = 0;
  bool key_given = false;
  bool placeholder = false;
  model::RevisionNumber first_seen = 0;
  model::RevisionNumber valid_from = 0;
};

struct LinkState {
  std::string environment, key, link_type, name;
  Row source = 0;
  Row target = 0;
  model::Implicit implicit = model::Implicit::kFalse;
  std::string constraints;
  std::string document;
  std::string described_by;
  std::uint64_t content_hash = 0;
  bool key_given = false;
  model::RevisionNumber valid_from = 0;
};

struct DocumentState {
  std::int64_t position = 0;
  std::string environment;
  std::string document;
  std::string described_by;
  std::uint64_t content_hash = 0;
  model::RevisionNumber valid_from = 0;
};

using DocumentKey = std::pair<std::string, std::string>;  ///< Collection and key.

struct State {
  std::map<Row, NodeState> nodes;
  std::map<Row, LinkState> links;
  std::map<DocumentKey, DocumentState> documents;
};

/// \name What a later version must differ in to be one
///@{
[[nodiscard]] bool same_content(const NodeState& a, const NodeState& b);
[[nodiscard]] bool same_content(const LinkState& a, const LinkState& b);
[[nodiscard]] bool same_content(const DocumentState& a, const DocumentState& b);
///@}

/// Rows and states that satisfy a condition, by ascending row.
template <typename Thing, typename Condition>
[[nodiscard]] std::vector<Row> rows_where(const std::map<Row, Thing>& things, Condition holds) {
  std::vector<Row> out;
  for (const auto& [row, thing] : things) {
    if (holds(row, thing)) out.push_back(row);
  }
  return out;
}

/// Documents of one collection (all when empty) by (collection, position, key).
[[nodiscard]] std::vector<DocumentKey> documents_in_order(const State& state,
                                                          std::string_view collection);

[[nodiscard]] bool is_declared(const State& state, const std::string& environment);

/// Environments that are declared, or that a described node or a link names.
[[nodiscard]] std::set<std::string> environments_of(const State& state);

[[nodiscard]] bool is_node_key_live(const State& state, const std::string& environment,
                                    const std::string& key);
[[nodiscard]] bool is_link_key_live(const State& state, const std::string& environment,
                                    const std::string& key);

/// `base`, or the first of base#2, base#3, ... that is not taken.
template <typename IsTaken>
[[nodiscard]] std::string free_key(const std::string& base, IsTaken is_taken) {
  std::string out = base;
  for (int number = 2; is_taken(out); ++number) out = base + "#" + std::to_string(number);
  return out;
}

/// Turns a node into a placeholder; drop_loose_placeholders() then forgets it unless links end
/// there.
void retire_node(State& state, Row row, model::RevisionNumber revision);

/// Forgets the placeholders where no link ends.
void drop_loose_placeholders(State& state);

[[nodiscard]] std::uint64_t count_placeholders(const State& state);

}  // namespace toposcope::store::memory
