#pragma once

/// \file
/// Sources of a real cloud, from sections of an environment.  None asks anything before it is
/// asked.
///
/// \code
///   const auto api = make_live_api(*environment.section("OpenStack"), credentials, {clock, stop});
///   if (!api.has_value()) return api.error();
///   const auto session = api.value()->session();  // logs in
/// \endcode

#include <memory>
#include <stop_token>

#include "toposcope/discovery/credentials.h"
#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

[[nodiscard]] std::shared_ptr<Clock> make_system_clock();

struct LiveOptions {
  std::shared_ptr<Clock> clock = {};  ///< For how long tokens last; null: that of the system.
  std::stop_token stop = {};
};

/// \pre the credentials outlive the source: tokens are remembered there
/// \retval kInvalidArgument  the section lacks something; other errors as CredentialStore::find()
[[nodiscard]] model::Result<std::shared_ptr<OpenStackApi>> make_live_api(
    const EnvironmentSection& section, CredentialStore& credentials, const LiveOptions& options);

/// Likewise for the section "mysql".
[[nodiscard]] model::Result<std::shared_ptr<Database>> make_mysql_database(
    const EnvironmentSection& section, CredentialStore& credentials, const LiveOptions& options);

}  // namespace toposcope::discovery
