#pragma once

/// \file
/// Logging in, and staying so.

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>

#include "toposcope/discovery/credentials.h"
#include "toposcope/discovery/sources.h"
#include "toposcope/model/result.h"
#include "toposcope/model/time.h"

#include "sources/http/http_client.h"
#include "sources/openstack/api_login.h"
#include "sources/openstack/catalog.h"

namespace toposcope::discovery {

/// What a login came to.
struct Token {
  SecretText id;
  model::UtcMicros renew_at{};  ///< By our own clock, 60 s before it expires.
  TokenBody body;
};

using SharedToken = std::shared_ptr<const Token>;

/// Called with every token, so that it can be kept out of what is written.
using TokenListener = std::function<void(std::string_view)>;

/// The login at keystone of many threads: who asks while another logs in gets what that comes to.
/// A login that is refused is not tried again, so that nobody is locked out.
///
/// \par Thread safety
/// May be used by several threads.
class Keystone {
 public:
  Keystone(std::shared_ptr<const ApiLogin> login, std::shared_ptr<HttpClient> http,
           std::shared_ptr<Clock> clock, TokenListener listener)
      : login_(std::move(login)),
        http_(std::move(http)),
        clock_(std::move(clock)),
        listener_(std::move(listener)) {}

  /// A token that is good for another minute.
  /// \retval kInvalidArgument  refused
  /// \retval kMalformedInput   keystone does not speak v3
  /// Other errors as those of HttpClient.
  [[nodiscard]] model::Result<SharedToken> token() { return current({}); }

  /// Likewise, and not the one that a service refused.
  [[nodiscard]] model::Result<SharedToken> token_after(const SharedToken& refused) {
    return current(refused);
  }

 private:
  [[nodiscard]] bool is_good(const SharedToken& refused) const;
  model::Result<SharedToken> current(const SharedToken& refused);
  model::Result<SharedToken> log_in();
  model::Result<std::string> find_root();

  std::shared_ptr<const ApiLogin> login_;
  std::shared_ptr<HttpClient> http_;
  std::shared_ptr<Clock> clock_;
  TokenListener listener_;

  std::mutex mutex_;
  std::condition_variable changed_;
  bool is_busy_ = false;
  unsigned logins_ = 0;  ///< Over, however they ended.
  SharedToken token_;
  std::optional<model::Error> failure_;  ///< Of the last one.
};

/// The document that is posted; to be wiped.
[[nodiscard]] std::string login_document(const ApiLogin& login);

}  // namespace toposcope::discovery
