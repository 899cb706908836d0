#include "sources/openstack/live_api.h"

#include <memory>
#include <string>
#include <utility>

#include <simdjson.h>

#include "sources/openstack/paging.h"
#include "sources/openstack/service_roots.h"

namespace toposcope::discovery {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::size_t kMaxPages = 100000;

/// How an error text of a service begins: {"computeFault": {"message": ...}} and the like.
std::string words_of(const HttpReply& reply, std::string_view token) {
  constexpr std::size_t kMaxWords = 200;
  simdjson::dom::parser parser;
  simdjson::dom::object document;
  if (parser.parse(reply.body).get(document) != simdjson::SUCCESS) return {};
  for (const auto& [name, value] : document) {
    std::string_view message;
    if (value["message"].get(message) != simdjson::SUCCESS && value.get(message) != 0) continue;
    if (message.find(token) != std::string_view::npos) return {};
    std::string words = ": ";
    for (const char c : message.substr(0, kMaxWords)) {
      words += static_cast<unsigned char>(c) < ' ' ? ' ' : c;
    }
    return words;
  }
  return {};
}

Error status_error(const HttpReply& reply, const std::string& place, std::string_view token) {
  const int status = reply.status;
  const std::string number = " (" + std::to_string(status) + ")" + words_of(reply, token);
  if (status == 401) {
    return {ErrorCode::kInvalidArgument, "login refused: a fresh token is not taken" + number,
            place};
  }
  if (status == 403) return {ErrorCode::kUnsupported, "not allowed for this user" + number, place};
  if (status == 404 || status == 410) return {ErrorCode::kNotFound, "is not there" + number, place};
  if (status == 408 || status == 429 || status >= 500) {
    return {ErrorCode::kUnavailable, "the service fails" + number, place};
  }
  return {ErrorCode::kMalformedInput, "the service takes no such request" + number, place};
}

/// Whether a fresh token may help.  Services that ask others on our behalf hide a refusal: nova
/// says 400 "Networking client is experiencing an unauthorized exception" when neutron takes no
/// token.
bool is_token_refused(const HttpReply& reply) {
  if (reply.status == 401) return true;
  return reply.status == 400 && reply.body.find("unauthorized") != std::string::npos;
}

/// One question, as far as it is the same for all its pages.
struct Target {
  ServiceRoot root;
  std::string service;
  std::optional<Microversion> microversion;
};

void add_microversion(const Target& target, HttpRequest& request) {
  if (!target.microversion) return;
  const std::string version = to_string(*target.microversion);
  request.headers.emplace_back("OpenStack-API-Version", target.service + " " + version);
  if (target.service == "compute") {  // the only one that it knew before 2.27
    request.headers.emplace_back("X-OpenStack-Nova-API-Version", version);
  }
}

class LiveApi : public OpenStackApi {
 public:
  explicit LiveApi(LiveApiParts parts)
      : login_(std::make_shared<const ApiLogin>(std::move(parts.login))),
        http_(std::move(parts.http)),
        keystone_(login_, http_, std::move(parts.clock), std::move(parts.on_token)),
        roots_(http_) {}

  model::Result<std::string> get(const ApiRequest& request) override {
    auto target = find_target(request);
    if (!target.has_value()) return target.error();
    if (request.list_member.empty()) return get_document(target.value(), request.path);
    return get_list(target.value(), request);
  }

  model::Result<std::string> session() override {
    const auto token = keystone_.token();
    if (!token.has_value()) return token.error();
    return token.value()->body.session;
  }

 private:
  model::Result<Target> find_target(const ApiRequest& request) {
    const auto token = keystone_.token();
    if (!token.has_value()) return token.error();
    const std::string& region = request.region.empty() ? login_->region : request.region;
    const Endpoint* endpoint = find_endpoint(token.value()->body.endpoints, request.service, region,
                                             login_->interface_name);
    if (endpoint == nullptr) {
      return Error{ErrorCode::kNotFound,
                   "the catalog has no " + login_->interface_name + " address of service " +
                       request.service + (region.empty() ? "" : " in region " + region),
                   login_->auth_url};
    }
    const auto wanted = read_microversion(request.microversion);
    if (!wanted && !request.microversion.empty()) {
      return Error{ErrorCode::kInvalidArgument,
                   "\"" + request.microversion + "\" is no microversion", request.path};
    }
    auto root = roots_.find(*endpoint, wanted.has_value());
    if (!root.has_value()) return root.error();
    Target target{std::move(root).value(), request.service, {}};
    if (wanted) target.microversion = target.root.cap(*wanted);
    return target;
  }

  /// With a new token, once, when the service does not take the one we have.
  model::Result<std::string> send(const Target& target, const std::string& path) {
    auto token = keystone_.token();
    for (bool is_fresh = false;; is_fresh = true) {
      if (!token.has_value()) return token.error();
      const std::string_view id = token.value()->id.reveal();
      HttpRequest request{.url = target.root.url + path};
      request.headers.emplace_back("X-Auth-Token", id);
      add_microversion(target, request);
      auto reply = http_->send(request);
      wipe(request.headers.front().second);
      if (!reply.has_value()) return reply.error();
      if (reply.value().status / 100 == 2) return std::move(reply.value().body);
      if (is_fresh || !is_token_refused(reply.value())) {
        return status_error(reply.value(), place_of(request), id);
      }
      token = keystone_.token_after(token.value());
    }
  }

  model::Result<std::string> get_document(const Target& target, const std::string& path) {
    auto body = send(target, path);
    if (!body.has_value()) return body;
    simdjson::dom::parser parser;
    simdjson::dom::element root;
    if (parser.parse(body.value()).get(root) != simdjson::SUCCESS ||
        !(root.is_object() || root.is_array())) {
      return Error{ErrorCode::kMalformedInput, "the reply is no JSON, or not all of it",
                   "GET " + target.root.url + path};
    }
    return body;
  }

  model::Result<std::string> get_list(const Target& target, const ApiRequest& request) {
    std::string joined = "{\"" + request.list_member + "\":[";
    std::string path = with_page_size(request.path, request.list_member);
    std::size_t count = 0;
    for (std::size_t pages = 0; pages < kMaxPages; ++pages) {
      const auto body = send(target, path);
      if (!body.has_value()) return body.error();
      const std::string place = "GET " + target.root.url + path;
      const auto page = read_page(body.value(), request.list_member);
      if (!page.has_value()) return in_place(page.error(), place);
      if (count > 0 && page.value().count > 0) joined += ',';
      count += page.value().count;
      joined += page.value().entries;
      if (page.value().next.empty()) return joined + "]}";
      auto next = next_path(path, page.value().next);
      if (!next.has_value()) return in_place(next.error(), place);
      path = std::move(next).value();
    }
    return Error{ErrorCode::kMalformedInput, "a list has no end",
                 "GET " + target.root.url + request.path};
  }

  static Error in_place(const Error& fault, const std::string& place) {
    return {ErrorCode::kMalformedInput, fault.message + " (" + fault.where + ")", place};
  }

  std::shared_ptr<const ApiLogin> login_;
  std::shared_ptr<HttpClient> http_;
  Keystone keystone_;
  ServiceRoots roots_;
};

}  // namespace

std::shared_ptr<OpenStackApi> make_openstack_api(LiveApiParts parts) {
  return std::make_shared<LiveApi>(std::move(parts));
}

}  // namespace toposcope::discovery
