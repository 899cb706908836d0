#pragma once

/// \file
/// The section "CLI" of an environment.

#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/discovery/credentials.h"
#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"

#include "sources/ssh/ssh_settings.h"

namespace toposcope::discovery {

/// \retval kInvalidArgument  port is no port; others as those of CredentialStore::find()
[[nodiscard]] model::Result<SshSettings> ssh_settings_of(const EnvironmentSection& section,
                                                         CredentialStore& credentials);

/// Commands on hosts of the environment: each asked once, in containers where they belong there.
/// Null when it has neither a section "CLI" nor the type "Linux".
[[nodiscard]] model::Result<std::shared_ptr<HostCommands>> make_live_hosts(
    const EnvironmentConfig& environment, CredentialStore& credentials,
    const std::stop_token& stop);

/// Names that ssh_config gives to single hosts, in its order.
[[nodiscard]] std::vector<std::string> aliases_of(std::string_view ssh_config);

}  // namespace toposcope::discovery
