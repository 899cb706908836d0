#pragma once

/// \file
/// What ids of folders say: "compute1-vnics" is the folder of "compute1".

#include <string_view>

namespace toposcope::discovery {

/// "vnics_folder".
[[nodiscard]] constexpr bool is_folder_type(std::string_view type) noexcept {
  constexpr std::string_view kEnd = "_folder";
  return type.size() > kEnd.size() && type.ends_with(kEnd);
}

/// The id before the last dash, of what the folder belongs to; empty when there is none.  Folders
/// that are in folders need not be stored, so whoever looks for what is goes on with the owner:
///
/// \code
///   for (auto id = folder_owner(folder); !id.empty(); id = folder_owner(id)) ...
/// \endcode
[[nodiscard]] constexpr std::string_view folder_owner(std::string_view folder_id) noexcept {
  const auto dash = folder_id.rfind('-');
  return dash == std::string_view::npos ? std::string_view() : folder_id.substr(0, dash);
}

}  // namespace toposcope::discovery
