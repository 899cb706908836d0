#pragma once

#include <string>
#include <string_view>

#include "page_sources.h"

namespace toposcope::scene {

/// What the head of a page says.
struct PageHead {
  std::string_view title;
  std::string_view html_attributes = {};  ///< Of <html>, with a space in front, escaped.
  std::string_view script_origins = {};   ///< Besides the page's own script, e.g. " file:".
  std::string_view more_style = {};
};

/// Everything up to and with <body>: no script runs but ours, nothing is loaded that is not named.
void append_page_head(std::string& out, const PageHead& head, const PageSources& sources);

/// The script, and the end of the page.
void append_page_end(std::string& out, const PageSources& sources);

}  // namespace toposcope::scene
