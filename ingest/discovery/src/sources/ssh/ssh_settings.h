#pragma once

#include <chrono>
#include <string>

#include "sources/local/child_process.h"

namespace toposcope::discovery {

/// How hosts are reached and logged in to.
struct SshSettings {
  std::string user = {};         ///< Empty: of ssh_config, else who runs this.
  int port = 0;                  ///< 0: of ssh_config, else 22.
  std::string ssh_config = {};   ///< File; empty: those of the user and the system.
  std::string known_hosts = {};  ///< File; empty: those of ssh_config.
  std::string key_file = {};     ///< Empty: those of ssh_config, the agent's, and the usual ones.
  bool agent = false;            ///< Only keys of the agent.
  std::string secret = {};       ///< Of the key, or of the login; never told.
  bool sudo = true;              ///< By `sudo -n` unless the login is root's.
  std::chrono::seconds connect_time{5};
  CommandLimits limits = {};  ///< Of one batch.
};

}  // namespace toposcope::discovery
