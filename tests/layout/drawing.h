#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "toposcope/graph/layout.h"

namespace toposcope::testing {

/// A LayoutInput in the making, by names.
///
/// \code
///   Drawing drawing;
///   drawing.lane("node-1");
///   drawing.card("vm-1", 0, "node-1");
///   drawing.card("tap-1", 1, "node-1");
///   drawing.link("vm-1", "tap-1");
/// \endcode
class Drawing {
 public:
  /// A box with a head of 26, margins of 10 and rows of 52.
  void lane(const std::string& key);
  /// A box with rows of 46, margins of 8, and `head` as its title.
  void switch_case(const std::string& key, const std::string& head);
  /// \return the card, to change its size; until the next card is added
  graph::LayoutNode& card(const std::string& key, std::uint32_t column,
                          const std::string& box = "");
  void link(const std::string& source, const std::string& target);
  void pin(const std::string& key, float x, float y);

  [[nodiscard]] std::uint32_t index(std::string_view key) const;
  [[nodiscard]] std::uint32_t box_index(std::string_view key) const;

  graph::LayoutInput input;
};

/// Where `key` is in `layout`; fails the test when it is not there.
[[nodiscard]] graph::LayoutRect node_at(const graph::Layout& layout, std::string_view key);
[[nodiscard]] graph::LayoutRect box_at(const graph::Layout& layout, std::string_view key);

}  // namespace toposcope::testing
