#pragma once

/// \file
/// Reads single values out of documents without building a tree of them.

#include <cstdint>
#include <string>
#include <string_view>

namespace toposcope::query {

enum class JsonKind : std::uint8_t { kText, kNumber, kTrue, kFalse };

/// A value that is neither object, array nor null.
struct JsonLeaf {
  JsonKind kind = JsonKind::kText;
  std::string_view raw;     ///< As written; of a text without its quotes.
  bool has_escape = false;  ///< Of a text: raw is not the text yet.
};

/// Decides on a leaf: true ends the walk.
class LeafVisitor {
 public:
  virtual ~LeafVisitor() = default;
  virtual bool visit(const JsonLeaf& leaf) = 0;
};

/// Visits the leaves that a path leads to, until one is accepted.  A path is names of members
/// joined by dots ("attributes.mtu"); names may have dots themselves.  Arrays are gone into on the
/// way and at the end, so that "network_info.address" are the addresses of all its items.
///
/// What is not JSON is read as far as it can be.  At most 64 levels are gone into.  Does not
/// allocate.
/// \return whether a leaf was accepted
/// \par Complexity
/// One pass over the document.
bool visit_leaves(std::string_view document, std::string_view path, LeafVisitor& visitor);

/// The text of a leaf with its escapes resolved; broken ones stay as they are.
[[nodiscard]] std::string leaf_text(const JsonLeaf& leaf);

}  // namespace toposcope::query
