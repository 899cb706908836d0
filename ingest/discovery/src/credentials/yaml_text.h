#pragma once

#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// A YAML document as JSON: plain scalars are words (true, false, null) and whole numbers where
/// they look so, else texts; aliases stand for what they name. \retval kMalformedInput  no YAML, or
/// nested more than 64 deep; `where` has the line
[[nodiscard]] model::Result<std::string> yaml_to_json(std::string_view yaml);

}  // namespace toposcope::discovery
