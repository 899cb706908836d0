#pragma once

/// \file
/// os-release(5): what a host runs, as assignments of a shell.

#include <string_view>

#include "toposcope/model/result.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

/// NAME=VALUE lines with quotes and backslashes resolved; comments are left out.  Expands nothing.
[[nodiscard]] model::Result<Fields> read_os_release(std::string_view text);

}  // namespace toposcope::discovery::parse
