#pragma once

/// \file
/// Questions to a web server, as far as OpenStack needs them: GET, and POST of JSON.
///
/// \code
///   const auto reply = client.send({.url = "http://10.0.0.5:8774/"});
///   if (!reply.has_value()) return reply.error();
///   if (reply.value().status == 200) read(reply.value().body);
/// \endcode

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::discovery {

struct HttpRequest {
  std::string url;
  std::vector<std::pair<std::string, std::string>> headers = {};
  std::optional<std::string> json = {};  ///< What is posted; without it this is a GET.
};

struct HttpReply {
  int status = 0;
  std::vector<std::pair<std::string, std::string>> headers = {};  ///< Names in lower case.
  std::string body = {};                                          ///< All of it.

  /// The last header of that name (in lower case); empty when there is none.
  [[nodiscard]] std::string_view header(std::string_view name) const noexcept;
};

/// \par Thread safety
/// Several threads may send at a time.
class HttpClient {
 public:
  virtual ~HttpClient() = default;

  /// Any status is a reply; errors tell of the way there and back.
  /// \retval kUnavailable      not reached, too slow, or it leads to another host
  /// \retval kInvalidArgument  no URL, or its certificate is not trusted
  /// \retval kMalformedInput   the body is not all of it, or too much
  /// \retval kCancelled        a stop was requested
  [[nodiscard]] virtual model::Result<HttpReply> send(const HttpRequest& request) = 0;
};

/// "GET http://host/path", for `where` of an error: without a login that the URL may hold.
[[nodiscard]] std::string place_of(const HttpRequest& request);

}  // namespace toposcope::discovery
