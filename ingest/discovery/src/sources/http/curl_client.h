#pragma once

#include <chrono>
#include <cstddef>
#include <memory>
#include <stop_token>
#include <string>

#include "sources/http/http_client.h"

namespace toposcope::discovery {

struct CurlOptions {
  bool verify = true;        ///< False: any certificate will do.
  std::string ca_file = {};  ///< Who is trusted; empty: whom the system trusts.
  std::chrono::milliseconds connect_timeout = std::chrono::seconds(5);
  std::chrono::seconds silence = std::chrono::seconds(20);  ///< No byte for so long is too slow.
  std::chrono::milliseconds timeout = std::chrono::seconds(120);  ///< For one request in all.
  std::size_t max_body = std::size_t{256} << 20U;  ///< Bytes, once they are unpacked.
  std::stop_token stop = {};
};

/// Sends through libcurl and keeps connections open.  A redirect is followed when it stays on the
/// same scheme, host and port, three times at most: headers with tokens go nowhere else.
/// \pre ca_file is empty or there: else every https request fails
[[nodiscard]] std::unique_ptr<HttpClient> make_curl_client(const CurlOptions& options);

}  // namespace toposcope::discovery
