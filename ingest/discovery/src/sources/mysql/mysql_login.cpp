#include <string_view>
#include <utility>

#include "parse/text_lines.h"
#include "sources/mysql/mysql_database.h"
#include "sources/openstack/api_login.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

bool is_this_machine(std::string_view host) {
  return host.starts_with('/') || host == "localhost" || host == "::1" || host.starts_with("127.");
}

}  // namespace

model::Result<DatabaseLogin> make_database_login(const EnvironmentSection& section,
                                                 CredentialStore& credentials) {
  const std::string place = "section " + section.name;
  DatabaseLogin login;
  login.host = section.value("host");
  login.user = section.value("user");
  login.ca_file = section.value("ca_file");
  if (login.host.empty() || login.user.empty()) {
    return Error{ErrorCode::kInvalidArgument, "states no host or no user", place};
  }
  if (const std::string_view port = section.value("port"); !port.empty()) {
    const auto number = parse::number_of<std::uint16_t>(port);
    if (!number) {
      return Error{ErrorCode::kInvalidArgument, "\"" + std::string(port) + "\" is no port", place};
    }
    login.port = *number;
  }
  const std::string_view verify = section.value("verify");
  if (is_yes(verify, !login.ca_file.empty())) {
    login.tls = DatabaseLogin::Tls::kVerified;
  } else if (verify.empty() && !is_this_machine(login.host)) {
    return Error{ErrorCode::kInvalidArgument,
                 "would talk to another machine in the clear: name the authority of its "
                 "certificate in ca_file, set verify to true, or to false to have it so",
                 place};
  }
  auto secret = credentials.find(section);
  if (!secret.has_value()) return secret.error();
  login.password = std::move(secret).value();
  return login;
}

}  // namespace toposcope::discovery
