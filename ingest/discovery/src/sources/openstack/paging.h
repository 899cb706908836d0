#pragma once

/// \file
/// Lists that come in pages.

#include <cstddef>
#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// One page of a list.
struct Page {
  std::string entries;  ///< JSON, with commas between; empty when there are none.
  std::size_t count = 0;
  /// Path and query of the next page as its link has it, without scheme and host, which may be
  /// those of an inner network; empty on the last page.
  std::string next;
};

/// \retval kMalformedInput  no JSON, or without a list of that name
[[nodiscard]] model::Result<Page> read_page(std::string_view json, std::string_view list_member);

/// The path that asks for pages of 1000 where a service would else give all at once, or pages of
/// its own size: servers and ports.
[[nodiscard]] std::string with_page_size(std::string path, std::string_view list_member);

/// What to ask for next: the path that was asked, with the query of the next page.  A service
/// behind another one may not know the path by which it is reached.
/// \retval kMalformedInput  the link has no query, or leads to the page that has it
[[nodiscard]] model::Result<std::string> next_path(std::string_view asked, std::string_view next);

}  // namespace toposcope::discovery
