#pragma once

/// \file
/// Records as flat rows of named texts: the columns and keys of the forms that toposcope writes.

#include <array>
#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_set>

#include "toposcope/model/records.h"

namespace toposcope::ingest::plain {

inline constexpr auto kNodeFields = std::to_array<std::string_view>(
    {"environment", "key", "type", "id", "name", "parent_type", "parent_id", "status",
     "status_text", "status_time", "constraints", "document"});

inline constexpr auto kLinkFields = std::to_array<std::string_view>(
    {"environment", "key", "type", "name", "source_key", "source_type", "source_id", "target_key",
     "target_type", "target_id", "implicit", "status", "status_text", "status_time", "constraints",
     "document"});

inline constexpr auto kDocumentFields =
    std::to_array<std::string_view>({"collection", "environment", "key", "document"});

using NodeTexts = std::array<std::string_view, kNodeFields.size()>;
using LinkTexts = std::array<std::string_view, kLinkFields.size()>;

/// The texts of a record in the order of its fields; empty where it says nothing.  `time` backs the
/// text of the status time.
[[nodiscard]] NodeTexts texts_of(const model::NodeRecord& node, std::string& time);
[[nodiscard]] LinkTexts texts_of(const model::LinkRecord& link, std::string& time);

/// Names by which a written graph joins links to nodes: the key, else "type:id"; a second node of
/// that name has "#2" behind it.
/// Memory: 8 bytes and a hash table's overhead a node.
class NodeNames {
 public:
  /// The name of one more node, not given to another.
  [[nodiscard]] std::string add(const model::NodeRecord& node);

  /// The name that an end refers to.
  [[nodiscard]] static std::string of(const model::LinkEnd& end);

  /// True the first time that an end refers to a name that no node has.
  [[nodiscard]] bool is_new(const std::string& name);

 private:
  std::unordered_set<std::uint64_t> hashes_;
};

}  // namespace toposcope::ingest::plain
