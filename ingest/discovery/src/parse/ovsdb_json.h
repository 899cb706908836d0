#pragma once

/// \file
/// `ovs-vsctl -f json list TABLE`.

#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "parse/ovs_value.h"

namespace toposcope::discovery::parse {

/// A list of headings and a list of rows, values as in RFC 7047.
[[nodiscard]] model::Result<std::vector<OvsRecord>> read_ovsdb_json(std::string_view text);

}  // namespace toposcope::discovery::parse
