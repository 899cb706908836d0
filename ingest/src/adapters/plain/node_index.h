#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace toposcope::ingest::plain {

/// What a source's links need to know of its nodes: which type and which id stand behind a text
/// that they use for an end.
/// Memory: about 150 bytes a node, and what its texts are longer than 15 bytes.
class NodeIndex {
 public:
  struct Node {
    std::string_view environment;
    std::string_view type;
    std::string_view key;  ///< Empty when it has none.
    std::string_view id;   ///< Empty when it has none.
  };

  struct Found {
    Node node;
    bool ambiguous = false;  ///< Nodes of several types are called that.
  };

  /// Remembers what the node is called; false when one of its type and environment is called that
  /// already.
  bool add(std::string_view reference, const Node& node);

  /// \return false when no node is called that
  [[nodiscard]] bool find(std::string_view reference, Found& found) const;

  [[nodiscard]] bool empty() const noexcept { return entries_.empty(); }

 private:
  struct Entry {
    std::string text;  ///< Key or id; empty: the id is the reference.
    std::uint32_t type = 0;
    std::uint32_t environment = 0;
    bool is_key = false;
    bool ambiguous = false;
  };
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
      return std::hash<std::string_view>()(text);
    }
  };

  [[nodiscard]] std::uint32_t number_of(std::string_view name);

  std::unordered_map<std::string, Entry, Hash, std::equal_to<>> entries_;
  std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>> numbers_;
  std::vector<std::string_view> names_;  ///< Keys of numbers_, by number.
};

}  // namespace toposcope::ingest::plain
