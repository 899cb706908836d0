#include "sources/openstack/keystone.h"

#include <algorithm>
#include <chrono>
#include <utility>

#include <nlohmann/json.hpp>

namespace toposcope::discovery {
namespace {

using Json = nlohmann::json;
using model::Error;
using model::ErrorCode;

constexpr auto kMargin = std::chrono::seconds(60);

Json json_of(const NameOrId& thing) {
  return thing.id.empty() ? Json{{"name", thing.name}} : Json{{"id", thing.id}};
}

/// A name counts within its domain, an id everywhere.
Json json_of(const NameOrId& thing, const NameOrId& domain) {
  Json json = json_of(thing);
  if (thing.id.empty()) json["domain"] = json_of(domain);
  return json;
}

std::string who(const ApiLogin& login) {
  if (!login.application_credential.empty()) return "this application credential";
  const std::string& user = login.user.name.empty() ? login.user.id : login.user.name;
  const std::string& project = login.project.name.empty() ? login.project.id : login.project.name;
  return "user " + user + " for project " + project;
}

Error of_keystone(Error error) {
  error.message = "keystone: " + error.message;
  return error;
}

model::Result<std::string> token_id_of(const HttpReply& reply, const TokenBody& body,
                                       const std::string& place) {
  const std::string_view stated = reply.header("x-subject-token");
  if (!stated.empty()) return std::string(stated);
  if (!body.token_id.empty()) return body.token_id;
  return Error{ErrorCode::kMalformedInput, "keystone: the reply has no token", place};
}

Error refusal(int status, const ApiLogin& login, const std::string& place) {
  const std::string number = " (" + std::to_string(status) + ")";
  if (status == 401 || status == 403) {
    return {ErrorCode::kInvalidArgument,
            "login refused: keystone does not let in " + who(login) + number, place};
  }
  if (status == 404) {
    return {ErrorCode::kMalformedInput, "keystone has no logins of version 3 here" + number, place};
  }
  if (status == 429 || status >= 500) {
    return {ErrorCode::kUnavailable, "keystone fails" + number, place};
  }
  return {ErrorCode::kInvalidArgument, "keystone takes no such login" + number, place};
}

}  // namespace

std::string login_document(const ApiLogin& login) {
  Json identity;
  Json auth;
  const NameOrId& application = login.application_credential;
  if (!application.empty()) {
    Json credential = json_of(application);
    if (application.id.empty()) credential["user"] = json_of(login.user, login.user_domain);
    credential["secret"] = login.secret.reveal();
    identity = {{"methods", {"application_credential"}}, {"application_credential", credential}};
    auth = {{"identity", identity}};
  } else {
    Json user = json_of(login.user, login.user_domain);
    user["password"] = login.secret.reveal();
    identity = {{"methods", {"password"}}, {"password", {{"user", user}}}};
    auth = {{"identity", identity},
            {"scope", {{"project", json_of(login.project, login.project_domain)}}}};
  }
  return Json{{"auth", auth}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

bool Keystone::is_good(const SharedToken& refused) const {
  return token_ != nullptr && token_ != refused && clock_->now() < token_->renew_at;
}

model::Result<SharedToken> Keystone::current(const SharedToken& refused) {
  std::unique_lock lock(mutex_);
  if (is_good(refused)) return token_;
  if (failure_ && failure_->code == ErrorCode::kInvalidArgument) return *failure_;
  if (is_busy_) {
    const unsigned before = logins_;
    changed_.wait(lock, [&] { return logins_ != before; });
    if (failure_) return *failure_;
    return token_;
  }
  is_busy_ = true;
  lock.unlock();
  auto result = log_in();
  lock.lock();
  is_busy_ = false;
  ++logins_;
  failure_.reset();
  if (result.has_value()) {
    token_ = result.value();
  } else {
    failure_ = result.error();
  }
  changed_.notify_all();
  return result;
}

/// Asks which versions there are; a keystone that does not say is taken for one of version 3.
model::Result<std::string> Keystone::find_root() {
  const VersionedUrl url = split_version(login_->auth_url);
  std::string root = versioned_root({url.root, "v3", ""}, "");
  if (url.version == "v3") return root;
  const HttpRequest request{.url = url.root + "/"};
  auto reply = http_->send(request);
  if (!reply.has_value()) return of_keystone(reply.error());
  const int status = reply.value().status;
  if (status == 429 || status >= 500) return refusal(status, *login_, place_of(request));
  const auto versions = read_versions(reply.value().body);
  if (!versions.has_value()) return root;
  const auto& all = versions.value();
  const bool speaks_v3 = std::any_of(all.begin(), all.end(), [](const ApiVersion& version) {
    return version.is_usable && (version.id == "v3" || version.id.starts_with("v3."));
  });
  if (speaks_v3) return root;
  return Error{ErrorCode::kMalformedInput, "keystone offers no version 3", place_of(request)};
}

model::Result<SharedToken> Keystone::log_in() {
  auto root = find_root();
  if (!root.has_value()) return root.error();
  HttpRequest request{.url = root.value() + "/auth/tokens", .json = login_document(*login_)};
  const model::UtcMicros now = clock_->now();  // before: a token is never older than we think
  auto reply = http_->send(request);
  const std::string place = place_of(request);
  wipe(*request.json);
  if (!reply.has_value()) return of_keystone(reply.error());
  if (reply.value().status / 100 != 2) return refusal(reply.value().status, *login_, place);

  auto body = read_token_body(reply.value().body);
  if (!body.has_value()) {
    return Error{ErrorCode::kMalformedInput, "keystone: " + body.error().message, place};
  }
  auto id = token_id_of(reply.value(), body.value(), place);
  if (!id.has_value()) return id.error();
  auto token = std::make_shared<Token>();
  token->id = SecretText(id.value());
  if (listener_) listener_(id.value());
  wipe(id.value());
  wipe(body.value().token_id);
  token->body = std::move(body).value();
  // By how long it lasts, not until when: clocks differ.
  const auto begin = token->body.issued.value_or(now);
  token->renew_at = now + (token->body.expires - begin) - kMargin;
  return SharedToken(std::move(token));
}

}  // namespace toposcope::discovery
