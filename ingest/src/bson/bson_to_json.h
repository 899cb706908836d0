#pragma once

#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::ingest {

/// Appends a BSON document as minified JSON in the form that extended JSON is decoded to (see
/// extended_json.h): the same record exported in either way gives the same text.
/// \retval kMalformedInput  not a valid BSON document, or deeper than kMaxJsonDepth
[[nodiscard]] model::Status append_bson(std::string_view document, std::string& out);

}  // namespace toposcope::ingest
