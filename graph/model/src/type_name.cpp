#include "toposcope/model/type_name.h"

#include <algorithm>

namespace toposcope::model {

LinkTypeEnds split_link_type(std::string_view link_type) noexcept {
  const auto dash = link_type.find('-');
  if (dash == std::string_view::npos) return {link_type, {}};
  return {link_type.substr(0, dash), link_type.substr(dash + 1)};
}

std::size_t count_dashes(std::string_view link_type) noexcept {
  return static_cast<std::size_t>(std::count(link_type.begin(), link_type.end(), '-'));
}

std::string reverse_link_type(std::string_view link_type) {
  std::string out;
  out.reserve(link_type.size());
  for (;;) {
    const auto dash = link_type.rfind('-');
    if (dash == std::string_view::npos) return out.append(link_type);
    out.append(link_type.substr(dash + 1)).push_back('-');
    link_type = link_type.substr(0, dash);
  }
}

}  // namespace toposcope::model
