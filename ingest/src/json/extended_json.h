#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace toposcope::ingest {

/// When `json` begins with an object that is a MongoDB extended JSON value ({"$oid": ...},
/// {"$date": ...}, {"$numberLong": ...}, ..., canonical, relaxed or of version 1), appends the
/// plain JSON value it stands for and returns how many bytes it took; 0 for any other object.
/// `json` must be valid.
///
/// Regular expressions of version 1 become those of version 2.  These, timestamps, code with scope
/// and min/max keys have no plain form and stay as they are.
[[nodiscard]] std::size_t append_plain_form(std::string_view json, std::string& out);

}  // namespace toposcope::ingest
