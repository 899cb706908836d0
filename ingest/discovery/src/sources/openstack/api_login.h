#pragma once

/// \file
/// With what to log in, from a section of an environment and the secret that it refers to.

#include <string>

#include "toposcope/discovery/credentials.h"
#include "toposcope/discovery/environment.h"
#include "toposcope/model/result.h"

namespace toposcope::discovery {

/// Something that has a name, and an id that wins when both are known.
struct NameOrId {
  std::string name;
  std::string id;

  [[nodiscard]] bool empty() const noexcept { return name.empty() && id.empty(); }
  bool operator==(const NameOrId&) const = default;
};

struct ApiLogin {
  std::string auth_url;  ///< As stated; with or without a version.
  NameOrId user;
  NameOrId user_domain;
  NameOrId project;
  NameOrId project_domain;
  NameOrId application_credential;  ///< When stated, it stands for password and project.
  SecretText secret;
  std::string region;  ///< Where a request names none; empty: the first one.
  std::string interface_name = "public";
  bool verify = true;
  std::string ca_file;
};

/// Keys of the section: auth_url, or host and port (5000); user, project, user_domain,
/// project_domain, application_credential_id, region, interface, verify, ca_file.  What it does not
/// state is that of its cloud.  "pwd" and "admin_token", as Calipso writes them, are not looked at.
/// \retval kInvalidArgument  no address or user is stated, or the address holds a login
/// Other errors as those of CredentialStore::find().
[[nodiscard]] model::Result<ApiLogin> make_api_login(const EnvironmentSection& section,
                                                     CredentialStore& credentials);

/// "no", "false", "off" and "0" mean no; empty means FALLBACK; all else means yes.
[[nodiscard]] bool is_yes(std::string_view text, bool fallback);

}  // namespace toposcope::discovery
