#pragma once

#include "query/json_text.h"

namespace toposcope::cli {

using query::Json;
using query::parse_or_null;
using query::plain;
using query::text_member;
using query::to_line;

}  // namespace toposcope::cli
