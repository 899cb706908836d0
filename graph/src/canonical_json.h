#pragma once

#include <string>
#include <string_view>

#include <nlohmann/json_fwd.hpp>

namespace toposcope::graph {

/// The value as it is, on one line; bytes that are no UTF-8 become U+FFFD.
[[nodiscard]] std::string plain_json(const nlohmann::json& value);

/// One text for all values that Python calls equal: 1, 1.0 and true give "1"; members of an object
/// are sorted by name.  Text keeps its quotes, so that "1" and 1 differ.
[[nodiscard]] std::string canonical_json(const nlohmann::json& value);

/// A constraint value as the 2021 engine wrote it beside a clique: its encoding of keys turned
/// every list inside a list into {}.  Seen in case 17 of tests/golden/cases. \param minified  JSON
[[nodiscard]] std::string as_written_in_2021(std::string_view minified);

}  // namespace toposcope::graph
