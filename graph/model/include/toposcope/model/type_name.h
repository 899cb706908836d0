#pragma once

/// \file
/// Link type names are `from-to`: two node type names joined by a dash.

#include <cstddef>
#include <string>
#include <string_view>

namespace toposcope::model {

/// The two node types that a link type names; views into the given text.
struct LinkTypeEnds {
  std::string_view from;
  std::string_view to;  ///< Everything after the first dash; empty when there is no dash.
};

/// Splits at the first dash: "vnic-vedge" is vnic and vedge, "a-b-c" is a and b-c.
[[nodiscard]] LinkTypeEnds split_link_type(std::string_view link_type) noexcept;

/// Number of dashes; exactly one is the proper form.
[[nodiscard]] std::size_t count_dashes(std::string_view link_type) noexcept;

/// All dash-separated parts in reverse order: "vnic-vedge" is "vedge-vnic", "a-b-c" is "c-b-a".
[[nodiscard]] std::string reverse_link_type(std::string_view link_type);

}  // namespace toposcope::model
