#pragma once

/// \file
/// Where a scan asks: narrow interfaces above logins, so that whoever records or replays them never
/// sees a secret.
///
/// \code
///   const auto servers = sources.api->get({.service = "compute", .path = "/servers/detail",
///                                          .list_member = "servers"});
///   if (!servers.has_value()) return servers.error();
/// \endcode
///
/// \par Thread safety
/// All may be called by several threads at a time.  Every call may block, ends within a time limit
/// of its own, and ends early with kCancelled when the scan is stopped.

#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/model/time.h"

namespace toposcope::discovery {

/// One question to an API of OpenStack.  All of it is part of what a recording goes by.
struct ApiRequest {
  std::string service;            ///< Type in the catalog: "compute", "network", "identity", ...
  std::string path;               ///< "/servers/detail?all_tenants=1", below the version's root.
  std::string list_member = {};   ///< "servers": all pages of the list; empty: one document.
  std::string microversion = {};  ///< "2.79": at most; empty: the service's oldest.
  std::string region = {};        ///< Empty: the first one.
};

/// REST APIs of an OpenStack, logged in.
class OpenStackApi {
 public:
  virtual ~OpenStackApi() = default;

  /// The body as JSON text; of a list {"LIST_MEMBER": [entries of all pages]}.
  /// \retval kUnavailable      not reached, too slow, overloaded or failing (5xx), and that again
  ///                           when it was asked once more
  /// \retval kInvalidArgument  the login is refused, or a certificate is not trusted
  /// \retval kUnsupported      this user may not ask for it (403)
  /// \retval kNotFound         no such service, or it has no such thing (404)
  /// \retval kMalformedInput   the answer is cut off or no JSON, or the service does not take the
  ///                           question (400, 406)
  [[nodiscard]] virtual model::Result<std::string> get(const ApiRequest& request) = 0;

  /// The body of the login's token without the token: catalog, user, project, roles.
  [[nodiscard]] virtual model::Result<std::string> session() = 0;
};

/// What a command came to.
struct CommandResult {
  int exit_code = 0;
  std::string output = {};
  std::string error_output = {};
  /// Why it was not asked, when others of its batch were: nothing is known of it, and its exit code
  /// is not 0.
  std::optional<model::Error> failure = {};

  friend bool operator==(const CommandResult& a, const CommandResult& b) {
    return a.exit_code == b.exit_code && a.output == b.output && a.error_output == b.error_output &&
           a.failure.has_value() == b.failure.has_value() &&
           (!a.failure || a.failure->message == b.failure->message);
  }
};

/// Commands on hosts.
class HostCommands {
 public:
  virtual ~HostCommands() = default;

  /// Runs them all on one host in as few round trips as can be; results in their order.  A command
  /// that fails is a result like another; errors tell of the way to the host.  Where the way failed
  /// for some of many commands only, these have a `failure`.
  /// \param commands  for a POSIX shell; each stands alone
  /// \retval kUnavailable      the host is not reached, or the connection broke
  /// \retval kInvalidArgument  refused: login, or the host's key is not known
  /// \retval kMalformedInput   what came back is not all of it
  [[nodiscard]] virtual model::Result<std::vector<CommandResult>> run(
      std::string_view host, std::span<const std::string> commands) = 0;
};

/// A database of OpenStack.
class Database {
 public:
  virtual ~Database() = default;

  /// Rows as a JSON list of maps: numbers as such, NULL as null, times as text.
  /// \param sql     one SELECT
  /// \param values  what its question marks stand for, in their order
  [[nodiscard]] virtual model::Result<std::string> query(std::string_view sql,
                                                         std::span<const std::string> values) = 0;
};

/// What a scan takes for now.
class Clock {
 public:
  virtual ~Clock() = default;
  [[nodiscard]] virtual model::UtcMicros now() = 0;
};

/// What a scan may ask; what is not there is null, and a scan does without and says so.
struct SourceSet {
  std::shared_ptr<OpenStackApi> api = {};
  std::shared_ptr<HostCommands> hosts = {};
  std::shared_ptr<Database> database = {};
  std::shared_ptr<Clock> clock = {};
};

}  // namespace toposcope::discovery
