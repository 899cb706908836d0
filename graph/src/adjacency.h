#pragma once

/// \file
/// Links laid out for walking: by environment, link type and side, contiguous, integers only.

#include <cstddef>
#include <cstdint>
#include <limits>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "toposcope/graph/snapshot.h"

#include "clique_plan.h"

namespace toposcope::graph {

/// A node filed under a type name that a link type gives it, in one environment.  A node may have
/// several.  Those of one name are contiguous, by ascending node.
using Slot = std::uint32_t;

inline constexpr Slot kNoSlot = std::numeric_limits<Slot>::max();

struct SlotRange {
  Slot begin = 0;
  Slot end = 0;
};

/// One link, seen from one of its ends.
struct Entry {
  ValueId value;       ///< What a constraint check reads; its meaning is LinkValues'.
  Slot other;          ///< The far end.
  std::uint32_t link;  ///< model::LinkId.
};

/// The links of one type by the slot at one side (compressed sparse rows).
struct Csr {
  Slot base = 0;
  std::vector<std::uint32_t> first;  ///< Entries of slot base + i: [first[i], first[i + 1]).
  std::vector<Entry> entries;

  [[nodiscard]] std::span<const Entry> at(Slot slot) const {
    const std::size_t i = slot - base;
    return {entries.data() + first[i], entries.data() + first[i + 1]};
  }
};

/// Links by (environment, link type), only those that some plan walks and no overlay removes.
class LinkGroups {
 public:
  LinkGroups(const GraphSnapshot& snapshot, const std::vector<bool>& removed,
             std::span<const CliquePlan> plans);

  using Key = std::pair<NameIndex, NameIndex>;  ///< Environment, link type.

  [[nodiscard]] std::span<const Key> keys() const { return keys_; }
  /// Ascending; empty for a pair that is not in keys().
  [[nodiscard]] std::span<const model::LinkId> of(Key key) const;

 private:
  [[nodiscard]] std::size_t cell(Key key) const { return key.first * link_types_ + key.second; }

  std::size_t link_types_;
  std::vector<Key> keys_;
  std::vector<std::uint32_t> group_;  ///< By cell(); kNoGroup when no plan walks it.
  std::vector<std::uint32_t> first_;  ///< By group, and one more.
  std::vector<model::LinkId> links_;
};

/// All slots.
class Filing {
 public:
  Filing(const GraphSnapshot& snapshot, const LinkGroups& groups);

  [[nodiscard]] std::size_t size() const noexcept { return node_.size(); }
  [[nodiscard]] model::NodeId node(Slot slot) const { return node_[slot]; }
  [[nodiscard]] std::span<const model::NodeId> nodes(SlotRange range) const;

  /// Empty when nothing is filed under the name.
  [[nodiscard]] SlotRange range(NameIndex environment, std::string_view type_name) const;

  /// kNoSlot when the node is not in the range.
  [[nodiscard]] Slot find(SlotRange range, model::NodeId node) const;

 private:
  std::map<std::pair<NameIndex, std::string>, SlotRange, std::less<>> ranges_;
  std::vector<model::NodeId> node_;
};

/// What Entry::value holds, by the constraint set of the link: the value carried under the one
/// constraint of a rule, or the number of the set, or nothing.
struct LinkValues {
  std::int32_t id = 0;                   ///< Tells layouts of the same links apart.
  std::span<const ValueId> by_set = {};  ///< Empty: kAbsent for all.
};

/// Builds each layout once, on demand.
class Adjacency {
 public:
  Adjacency(const GraphSnapshot& snapshot, const std::vector<bool>& removed,
            std::span<const CliquePlan> plans);

  [[nodiscard]] const Filing& filing() const noexcept { return filing_; }

  /// The links that a pass of the plan looks at; nullptr when there are none.  The address stays.
  /// \par Complexity
  /// O(links of the type + slots of its ends) the first time, then a look-up.
  [[nodiscard]] const Csr* layout(const CliquePlan& plan, const PassPlan& pass,
                                  const LinkValues& values);

 private:
  using LayoutKey = std::tuple<NameIndex, NameIndex, bool, bool, std::int32_t>;

  [[nodiscard]] Csr build(const CliquePlan& plan, const PassPlan& pass, const LinkValues& values);
  void map_nodes(SlotRange range, std::vector<Slot>& slot_of_node) const;

  const GraphSnapshot& snapshot_;
  LinkGroups groups_;
  Filing filing_;
  std::map<LayoutKey, Csr> layouts_;
  std::vector<Slot> start_slot_, reached_slot_;  ///< By node; valid while one layout is built.
};

}  // namespace toposcope::graph
