#pragma once

#include <string_view>

namespace toposcope::scene {

/// The fixed parts of a page, from viewer/scene/data; put into the program when it is built.
struct PageSources {
  std::string_view style;
  std::string_view controls;  ///< HTML; ends the <header> that the caller has begun.
  std::string_view script;
  std::string_view script_hash;  ///< As a content security policy writes it, without quotes.
};

[[nodiscard]] PageSources picture_page_sources();
[[nodiscard]] PageSources index_page_sources();

}  // namespace toposcope::scene
