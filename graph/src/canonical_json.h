#pragma once

#include <string>

#include <nlohmann/json_fwd.hpp>

namespace toposcope::graph {

/// One text for all values that Python calls equal: 1, 1.0 and true give "1"; members of an object
/// are sorted by name.  Text keeps its quotes, so that "1" and 1 differ.
[[nodiscard]] std::string canonical_json(const nlohmann::json& value);

}  // namespace toposcope::graph
