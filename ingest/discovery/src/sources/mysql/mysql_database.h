#pragma once

#include <memory>
#include <stop_token>
#include <string>

#include "toposcope/discovery/credentials.h"
#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

struct DatabaseLogin {
  std::string host;  ///< Begins with a slash: a socket of this machine.
  unsigned port = 3306;
  std::string user;
  SecretText password;
  /// How far the server must show who it is.  kNone sends all in the clear.
  enum class Tls { kVerified, kNone } tls = Tls::kNone;
  std::string ca_file;  ///< Empty: whom the system trusts.
};

/// Keys of the section: host, port, user, verify, ca_file.  A password goes over a network only
/// to a server that is verified (ca_file or verify), unless verify says no.
/// \retval kInvalidArgument  no host, no port, or neither verify nor ca_file for another machine
/// Other errors as those of CredentialStore::find().
[[nodiscard]] model::Result<DatabaseLogin> make_database_login(const EnvironmentSection& section,
                                                               CredentialStore& credentials);

/// One connection, made at the first question, and once more when it breaks.  Writes nothing: its
/// transactions only read.
[[nodiscard]] std::shared_ptr<Database> make_mysql_database(DatabaseLogin login,
                                                            std::stop_token stop);

}  // namespace toposcope::discovery
