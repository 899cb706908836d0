#include "sources/openstack/api_login.h"

#include <algorithm>
#include <cctype>
#include <string_view>
#include <utility>

#include "sources/lower_case.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

/// The first that is not empty.
std::string first_of(std::string_view one, std::string_view other) {
  return std::string(one.empty() ? other : one);
}

/// Ids of keystone are 32 hexadecimal digits; that of the first domain is "default".
bool is_id(std::string_view text) {
  if (text == "default") return true;
  return text.size() == 32 && std::all_of(text.begin(), text.end(),
                                          [](unsigned char c) { return std::isxdigit(c) != 0; });
}

NameOrId name_or_id(std::string_view text) {
  return is_id(text) ? NameOrId{"", std::string(text)} : NameOrId{std::string(text), ""};
}

/// What the section says, else what the cloud says as KEY_name and KEY_id, else the fallback.
NameOrId choose(std::string_view stated, const Cloud& cloud, const std::string& key,
                std::string_view fallback) {
  if (!stated.empty()) return name_or_id(stated);
  NameOrId chosen{std::string(cloud.value(key + "_name")), std::string(cloud.value(key + "_id"))};
  return chosen.empty() && !fallback.empty() ? name_or_id(fallback) : chosen;
}

NameOrId domain(const EnvironmentSection& section, const Cloud& cloud, const std::string& key) {
  const std::string_view fallback = cloud.value("default_domain");
  const NameOrId of_both = choose("", cloud, "domain", fallback.empty() ? "default" : fallback);
  NameOrId chosen = choose(section.value(key), cloud, key, "");
  return chosen.empty() ? of_both : chosen;
}

std::string auth_url(const EnvironmentSection& section, const Cloud& cloud) {
  std::string url = first_of(section.value("auth_url"), cloud.value("auth_url"));
  if (url.empty() && !section.value("host").empty()) {
    std::string host(section.value("host"));
    if (host.find(':') != std::string::npos && !host.starts_with('[')) host = "[" + host + "]";
    url = "http://" + host + ":" + first_of(section.value("port"), "5000");
  }
  while (url.ends_with('/')) url.pop_back();
  return url;
}

bool verify(const EnvironmentSection& section, const Cloud& cloud) {
  const bool of_cloud = is_yes(cloud.value("verify"), !is_yes(cloud.value("insecure"), false));
  return is_yes(section.value("verify"), of_cloud);
}

model::Status check(const ApiLogin& login, const EnvironmentSection& section) {
  const std::string place = "section " + section.name;
  if (login.auth_url.empty()) {
    return Error{ErrorCode::kInvalidArgument, "states neither auth_url nor host", place};
  }
  const std::size_t scheme = login.auth_url.find("://");
  const std::size_t begin = scheme == std::string::npos ? 0 : scheme + 3;
  if (login.auth_url.substr(begin, login.auth_url.find('/', begin) - begin).find('@') !=
      std::string::npos) {
    return Error{ErrorCode::kInvalidArgument, "auth_url holds a login: state it as user and secret",
                 place};
  }
  if (login.user.empty() && login.application_credential.id.empty()) {
    return Error{ErrorCode::kInvalidArgument, "states no user", place};
  }
  return model::ok();
}

}  // namespace

bool is_yes(std::string_view text, bool fallback) {
  const std::string word = lower_case(std::string(text));
  if (word.empty()) return fallback;
  return word != "no" && word != "false" && word != "off" && word != "0";
}

model::Result<ApiLogin> make_api_login(const EnvironmentSection& section,
                                       CredentialStore& credentials) {
  Cloud cloud;
  if (section.secret.starts_with("clouds:")) {
    auto found = credentials.cloud(section);
    if (!found.has_value()) return found.error();
    cloud = std::move(found).value();
  }
  auto secret = credentials.find(section);
  if (!secret.has_value()) return secret.error();

  ApiLogin login;
  login.secret = std::move(secret).value();
  login.auth_url = auth_url(section, cloud);
  login.user = section.value("user").empty() ? NameOrId{std::string(cloud.value("username")),
                                                        std::string(cloud.value("user_id"))}
                                             : name_or_id(section.value("user"));
  login.user_domain = domain(section, cloud, "user_domain");
  login.project = choose(section.value("project"), cloud, "project",
                         first_of(section.value("admin_project"), "admin"));
  login.project_domain = domain(section, cloud, "project_domain");
  login.application_credential = NameOrId{std::string(cloud.value("application_credential_name")),
                                          first_of(section.value("application_credential_id"),
                                                   cloud.value("application_credential_id"))};
  login.region = first_of(section.value("region"), cloud.value("region_name"));
  login.interface_name =
      first_of(first_of(section.value("interface"), cloud.value("interface")), "public");
  login.verify = verify(section, cloud);
  login.ca_file = first_of(section.value("ca_file"), cloud.value("cacert"));
  if (const auto checked = check(login, section); !checked.has_value()) return checked.error();
  return login;
}

}  // namespace toposcope::discovery
