#pragma once

#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// A YAML document as JSON.  Plain scalars that look like true, false, null or a whole number are
/// that, all others texts; an alias is what it names.
/// \retval kMalformedInput  no YAML, or nested more than 64 deep; `where` has the line
[[nodiscard]] model::Result<std::string> yaml_to_json(std::string_view yaml);

}  // namespace toposcope::discovery
