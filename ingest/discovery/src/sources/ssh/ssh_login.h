#pragma once

#include <string>

#include "toposcope/model/result.h"

#include "sources/ssh/ssh_handle.h"
#include "sources/ssh/ssh_settings.h"

namespace toposcope::discovery {

/// Logs in by whatever the settings allow and the host accepts: keys, then the password.
/// \retval kInvalidArgument  refused, or the key file is not usable; with what was tried
/// \retval kUnavailable      the connection broke
[[nodiscard]] model::Status log_in(ssh_session session, const SshSettings& settings,
                                   const std::string& place);

}  // namespace toposcope::discovery
