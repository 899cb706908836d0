#pragma once

#include <string>

#include "toposcope/model/result.h"

#include "sources/ssh/ssh_handle.h"

namespace toposcope::discovery {

/// Whether the host at the other end is the one it should be: its key is in the files of known
/// hosts.  There is no way around this.
/// \param place  "compute1 (127.0.0.1:2201)", for messages
/// \retval kInvalidArgument  not known, or another key than the known one; with the remedy
[[nodiscard]] model::Status verify_host(ssh_session session, const std::string& place);

}  // namespace toposcope::discovery
