#include "discovery_sources/fake_cloud.h"

#include <algorithm>
#include <utility>

#include <nlohmann/json.hpp>

namespace toposcope::testing {

FakeServer::FakeServer(std::unique_ptr<httplib::Server> server, const std::string& scheme)
    : server_(std::move(server)) {
  ::setenv("no_proxy", "127.0.0.1", 1);
  server_->new_task_queue = [] { return std::make_unique<httplib::ThreadPool>(32).release(); };
  server_->set_tcp_nodelay(true);
  const auto all = [this](const httplib::Request& request, httplib::Response& response) {
    answer(request, response);
  };
  server_->Get(".*", all);
  server_->Post(".*", all);
  origin_ = scheme + "://127.0.0.1:" + std::to_string(server_->bind_to_any_port("127.0.0.1"));
  thread_ = std::thread([this] { server_->listen_after_bind(); });
  while (!server_->is_running()) std::this_thread::yield();
}

FakeServer::~FakeServer() {
  server_->stop();
  thread_.join();
}

void FakeServer::on(const std::string& path, Handler handler) {
  const std::lock_guard lock(mutex_);
  handlers_.insert_or_assign(path, std::move(handler));
}

void FakeServer::on(const std::string& path, int status, const std::string& body) {
  on(path, [status, body](const httplib::Request&, httplib::Response& response) {
    response.status = status;
    response.set_content(body, "application/json");
  });
}

std::size_t FakeServer::count(const std::string& path) const {
  const std::lock_guard lock(mutex_);
  return static_cast<std::size_t>(
      std::count_if(requests_.begin(), requests_.end(),
                    [&](const httplib::Request& request) { return request.path == path; }));
}

std::vector<std::string> FakeServer::targets() const {
  const std::lock_guard lock(mutex_);
  std::vector<std::string> targets;
  for (const httplib::Request& request : requests_) targets.push_back(request.target);
  return targets;
}

std::string FakeServer::last_header(const std::string& path, const std::string& name) const {
  const std::lock_guard lock(mutex_);
  const auto found =
      std::find_if(requests_.rbegin(), requests_.rend(),
                   [&](const httplib::Request& request) { return request.path == path; });
  return found == requests_.rend() ? "" : found->get_header_value(name.c_str());
}

void FakeServer::answer(const httplib::Request& request, httplib::Response& response) {
  Handler handler;
  {
    const std::lock_guard lock(mutex_);
    requests_.push_back(request);
    const auto found = handlers_.find(request.path);
    if (found != handlers_.end()) handler = found->second;
  }
  if (handler) return handler(request, response);
  response.status = 404;
  response.set_content(R"({"itemNotFound":{"code":404,"message":"no such thing"}})",
                       "application/json");
}

FakeCloud::FakeCloud() {
  server_.on("/identity/", 300, R"({"versions":{"values":[{"id":"v3.14","status":"stable"}]}})");
  server_.on("/compute/", 200,
             R"({"versions":[{"id":"v2.0","status":"SUPPORTED","version":"","min_version":""},
                {"id":"v2.1","status":"CURRENT","version":"2.53","min_version":"2.1"}]})");
  server_.on("/placement/", 200,
             R"({"versions":[{"id":"v1.0","max_version":"1.39","min_version":"1.0"}]})");
  server_.on("/identity/v3/auth/tokens",
             [this](const httplib::Request& request, httplib::Response& response) {
               log_in(request, response);
             });
  on_authorised("/compute/v2.1/servers/detail",
                R"({"servers":[{"id":"5b2c8a0e","name":"web-1","status":"ACTIVE"}]})");
  on_authorised("/network/v2.0/networks", R"({"networks":[{"id":"9d1f4c7a","name":"blue-web"}]})");
}

void FakeCloud::revoke_tokens() {
  const std::lock_guard lock(mutex_);
  tokens_.clear();
}

void FakeCloud::on_authorised(const std::string& path, FakeServer::Handler handler) {
  server_.on(path, [this, handler = std::move(handler)](const httplib::Request& request,
                                                        httplib::Response& response) {
    const std::lock_guard lock(mutex_);
    if (!refuses_tokens_ && tokens_.contains(request.get_header_value("X-Auth-Token"))) {
      return handler(request, response);
    }
    response.status = 401;
    response.set_content(R"({"error":{"code":401,"message":"requires authentication"}})",
                         "application/json");
  });
}

void FakeCloud::on_authorised(const std::string& path, const std::string& body) {
  on_authorised(path, [body](const httplib::Request&, httplib::Response& response) {
    response.set_content(body, "application/json");
  });
}

discovery::ApiLogin FakeCloud::login() const {
  discovery::ApiLogin login;
  login.auth_url = server_.url("/identity");
  login.user.name = "admin";
  login.user_domain.id = "default";
  login.project.name = "admin";
  login.project_domain.name = "Default";
  login.secret = discovery::SecretText(kPassword);
  return login;
}

void FakeCloud::log_in(const httplib::Request& request, httplib::Response& response) {
  const unsigned number = ++logins_;
  const auto document = nlohmann::json::parse(request.body, nullptr, false);
  const auto expected = nlohmann::json::parse(R"({"auth":{
    "identity":{"methods":["password"],"password":{"user":{"name":"admin",
      "domain":{"id":"default"},"password":"canary-Passw0rd"}}},
    "scope":{"project":{"name":"admin","domain":{"name":"Default"}}}}})");
  if (document != expected) {
    response.status = 401;
    response.set_content(R"({"error":{"code":401,"message":")" + request.body + R"("}})",
                         "application/json");
    return;
  }
  const std::string token = "canary-token-" + std::to_string(number);
  const std::lock_guard lock(mutex_);
  tokens_.insert(token);
  response.status = 201;
  response.set_header("X-Subject-Token", token);
  response.set_content(token_body(), "application/json");
}

std::string FakeCloud::token_body() const {
  const auto endpoint = [&](const char* region, const std::string& path) {
    return nlohmann::json{{"interface", "public"}, {"region", region}, {"url", server_.url(path)}};
  };
  const auto service = [](const char* type, const std::vector<nlohmann::json>& endpoints) {
    return nlohmann::json{{"type", type}, {"name", type}, {"endpoints", endpoints}};
  };
  const nlohmann::json catalog = {
      service("identity", {endpoint("RegionTwo", "/identity"), endpoint("RegionOne", "/identity")}),
      service("compute", {endpoint("RegionOne", "/compute/v2.1")}),
      service("placement", {endpoint("RegionOne", "/placement")}),
      service("network", {endpoint("RegionOne", "/network")})};
  return nlohmann::json{{"token",
                         {{"user", {{"name", "admin"}}},
                          {"project", {{"name", "admin"}}},
                          {"roles", {{{"name", "admin"}}}},
                          {"audit_ids", {"8BvzDPpyRBmeJho-FzKuGA"}},
                          {"issued_at", "2025-03-01T10:00:00.000000Z"},
                          {"expires_at", "2025-03-01T11:00:00.000000Z"},
                          {"catalog", catalog}}}}
      .dump();
}

}  // namespace toposcope::testing
