#pragma once

#include <string>
#include <string_view>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// The command line of a shell that reads a BatchScript; for any login shell.
/// \param sudo  by `sudo -n` unless it runs as root
[[nodiscard]] std::string shell_call(bool sudo);

/// Why a shell has not even begun with its script.
/// \param errors  what it printed
[[nodiscard]] model::Error not_begun(std::string_view host, std::string_view errors);

}  // namespace toposcope::discovery
