#include "sources/http/http_client.h"

#include <algorithm>

namespace toposcope::discovery {

std::string_view HttpReply::header(std::string_view name) const noexcept {
  const auto found = std::find_if(headers.rbegin(), headers.rend(),
                                  [&](const auto& header) { return header.first == name; });
  return found == headers.rend() ? std::string_view() : std::string_view(found->second);
}

std::string place_of(const HttpRequest& request) {
  std::string url = request.url;
  const std::size_t scheme = url.find("://");
  if (scheme != std::string::npos) {
    const std::size_t begin = scheme + 3;
    const std::size_t end = std::min(url.find_first_of("/?#", begin), url.size());
    const std::size_t at = url.rfind('@', end);
    if (at != std::string::npos && at >= begin && at < end) url.erase(begin, at + 1 - begin);
  }
  return (request.json ? "POST " : "GET ") + url;
}

}  // namespace toposcope::discovery
