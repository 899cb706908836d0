#pragma once

#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "toposcope/discovery/scanner_config.h"

namespace toposcope::discovery {

/// All that is wrong with a file of scanners, one text for each fault, in file order; what an entry
/// lacks comes before what is wrong in it.  None: read_scanner_config() can read it blindly.
[[nodiscard]] std::vector<std::string> scanner_faults(const nlohmann::ordered_json& file,
                                                      const KnownWords& known);

/// As Python sees it: not null, false, 0, "", [] or {}.
[[nodiscard]] bool is_truthy(const nlohmann::ordered_json& value);

}  // namespace toposcope::discovery
