#pragma once

/// \file
/// Asking again, where a server says that it may help.

#include <chrono>
#include <memory>
#include <stop_token>

#include "sources/http/http_client.h"

namespace toposcope::discovery {

/// Lets time pass.
class Waiter {
 public:
  virtual ~Waiter() = default;

  /// \return false when a stop was requested, at once
  [[nodiscard]] virtual bool wait(std::chrono::milliseconds time) = 0;
};

[[nodiscard]] std::shared_ptr<Waiter> make_waiter(std::stop_token stop);

/// Asks again when a server is overloaded (429, 503: four times in all, after what Retry-After says
/// in seconds, 30 s at most, else 0.5, 1 and 2 s), and when it fails or is not reached (500, 502,
/// 504, kUnavailable: twice in all, with 0.5 s between).  What comes last is the reply.
[[nodiscard]] std::unique_ptr<HttpClient> make_retrying_client(std::shared_ptr<HttpClient> client,
                                                               std::shared_ptr<Waiter> waiter);

}  // namespace toposcope::discovery
