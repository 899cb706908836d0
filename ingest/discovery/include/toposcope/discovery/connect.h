#pragma once

/// \file
/// From what is known of an environment to sources that answer.
///
/// \code
///   CredentialStore credentials;
///   const auto sources = discovery::connect(environment, credentials, stop);
///   if (!sources.has_value()) return sources.error();
/// \endcode
///
/// \par Sections of an environment's configuration
/// "OpenStack": auth_url or host and port, user, project, ...; "mysql": host, port, user, ...;
/// "CLI": ssh_config, known_hosts, key_file, user, port, sudo ("no"), host (one to try), exclude
/// (names of hosts not to ask); each with "secret_ref": where its secret is.  An environment of
/// type "Linux" is this machine.

#include <chrono>
#include <stop_token>
#include <string>
#include <vector>

#include "toposcope/discovery/credentials.h"
#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// Sources for the sections that there are; the others are null.  Nothing is asked yet, no login is
/// tried.
/// \pre the credentials outlive the sources
/// \return the first fault of a section: kInvalidArgument, kNotFound and others of
///         CredentialStore::find()
[[nodiscard]] model::Result<SourceSet> connect(const EnvironmentConfig& environment,
                                               CredentialStore& credentials,
                                               const std::stop_token& stop);

/// Whether one way into an environment is open.
struct ConnectionVerdict {
  std::string section;  ///< "OpenStack", "mysql", "CLI compute2", "this machine".
  bool ok = false;
  std::string text;    ///< What is there, or what is wrong.
  std::string remedy;  ///< What to do; empty when the text says it.
  std::chrono::milliseconds took{};
};

/// Tries each section: logs in, asks one small question.  Hosts are the section's own and all
/// aliases of its ssh_config, at most 64, at the same time.
[[nodiscard]] std::vector<ConnectionVerdict> test_connections(const EnvironmentConfig& environment,
                                                              CredentialStore& credentials,
                                                              const std::stop_token& stop);

}  // namespace toposcope::discovery
