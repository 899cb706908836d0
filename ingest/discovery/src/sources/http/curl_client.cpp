#include "sources/http/curl_client.h"

#include <algorithm>
#include <mutex>
#include <utility>
#include <vector>

#include <curl/curl.h>

#include "sources/lower_case.h"

namespace toposcope::discovery {
namespace {

constexpr int kMaxRedirects = 3;

struct EasyCloser {
  void operator()(CURL* easy) const noexcept { curl_easy_cleanup(easy); }
};
struct MultiCloser {
  void operator()(CURLM* multi) const noexcept { curl_multi_cleanup(multi); }
};
struct ListCloser {
  void operator()(curl_slist* list) const noexcept { curl_slist_free_all(list); }
};
struct UrlCloser {
  void operator()(CURLU* url) const noexcept { curl_url_cleanup(url); }
};
using Url = std::unique_ptr<CURLU, UrlCloser>;
using HeaderList = std::unique_ptr<curl_slist, ListCloser>;

/// What one thread at a time sends with; its connections stay open.
struct Handle {
  std::unique_ptr<CURLM, MultiCloser> multi;  // goes after the easy one
  std::unique_ptr<CURL, EasyCloser> easy;
};

/// An easy handle is in its multi handle for as long as this is there.
class Attached {
 public:
  explicit Attached(const Handle& handle) : handle_(handle) {
    curl_multi_add_handle(handle_.multi.get(), handle_.easy.get());
  }
  ~Attached() { curl_multi_remove_handle(handle_.multi.get(), handle_.easy.get()); }
  Attached(const Attached&) = delete;
  Attached& operator=(const Attached&) = delete;

 private:
  const Handle& handle_;
};

/// What came so far.
struct Incoming {
  HttpReply reply;
  std::size_t max_body = 0;
  bool is_too_much = false;
};

std::size_t take_body(char* data, std::size_t /*one*/, std::size_t size, void* user) {
  auto& incoming = *static_cast<Incoming*>(user);
  if (size > incoming.max_body - incoming.reply.body.size()) {
    incoming.is_too_much = true;
    return 0;
  }
  incoming.reply.body.append(data, size);
  return size;
}

std::string_view trimmed(std::string_view text) {
  constexpr std::string_view kBlanks = " \t\r\n";
  const std::size_t begin = std::min(text.find_first_not_of(kBlanks), text.size());
  text.remove_prefix(begin);
  return text.substr(0, text.find_last_not_of(kBlanks) + 1);
}

std::size_t take_header(char* data, std::size_t /*one*/, std::size_t size, void* user) {
  auto& incoming = *static_cast<Incoming*>(user);
  const std::string_view line(data, size);
  if (line.starts_with("HTTP/")) {  // of "100 Continue", too: what counts comes after
    incoming.reply.headers.clear();
    return size;
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return size;
  incoming.reply.headers.emplace_back(lower_case(std::string(line.substr(0, colon))),
                                      trimmed(line.substr(colon + 1)));
  return size;
}

std::string part_of(const Url& url, CURLUPart part) {
  char* text = nullptr;
  if (curl_url_get(url.get(), part, &text, CURLU_DEFAULT_PORT) != CURLUE_OK) return {};
  std::string owned(text);
  curl_free(text);
  return owned;
}

std::string origin_of(const Url& url) {
  return part_of(url, CURLUPART_SCHEME) + "://" + part_of(url, CURLUPART_HOST) + ":" +
         part_of(url, CURLUPART_PORT);
}

/// Where a redirect leads; empty when that is another server.
std::string redirected(const std::string& from, std::string_view location) {
  const Url before(curl_url());
  const Url after(curl_url());
  const std::string to(location);
  if (curl_url_set(before.get(), CURLUPART_URL, from.c_str(), 0) != CURLUE_OK) return {};
  if (curl_url_set(after.get(), CURLUPART_URL, from.c_str(), 0) != CURLUE_OK) return {};
  if (curl_url_set(after.get(), CURLUPART_URL, to.c_str(), 0) != CURLUE_OK) return {};
  return origin_of(before) == origin_of(after) ? part_of(after, CURLUPART_URL) : std::string();
}

bool is_redirect(int status) {
  return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
}

HeaderList headers_of(const HttpRequest& request) {
  HeaderList list;
  const auto add = [&list](const std::string& line) {
    list.reset(curl_slist_append(list.release(), line.c_str()));
  };
  add("Accept: application/json");
  add("Expect:");
  if (request.json) add("Content-Type: application/json");
  for (const auto& [name, value] : request.headers) add(name + ": " + value);
  return list;
}

class CurlClient : public HttpClient {
 public:
  explicit CurlClient(const CurlOptions& options) : options_(options) {
    static const CURLcode started = curl_global_init(CURL_GLOBAL_DEFAULT);  // once a process
    static_cast<void>(started);
  }

  model::Result<HttpReply> send(const HttpRequest& request) override {
    Handle handle = take();
    HttpRequest now = request;
    for (int hop = 0;; ++hop) {
      auto reply = send_once(handle, now);
      const bool leads_on = reply.has_value() && is_redirect(reply.value().status);
      if (!leads_on || request.json) {
        give_back(std::move(handle));
        return reply;
      }
      const std::string_view location = reply.value().header("location");
      std::string next = redirected(now.url, location);
      if (next.empty() || hop == kMaxRedirects) {
        return model::Error{
            model::ErrorCode::kUnavailable,
            next.empty() ? "leads to another server, " + std::string(location) + ": not followed"
                         : "leads from one address to the next",
            place_of(now)};
      }
      now.url = std::move(next);
    }
  }

 private:
  Handle take() {
    const std::lock_guard lock(mutex_);
    if (idle_.empty()) {
      Handle handle;
      handle.multi.reset(curl_multi_init());
      handle.easy.reset(curl_easy_init());
      return handle;
    }
    Handle handle = std::move(idle_.back());
    idle_.pop_back();
    return handle;
  }

  void give_back(Handle handle) {
    curl_easy_reset(handle.easy.get());
    const std::lock_guard lock(mutex_);
    idle_.push_back(std::move(handle));
  }

  void set_options(CURL* easy) const {
    curl_easy_reset(easy);
    curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
    curl_easy_setopt(easy, CURLOPT_ACCEPT_ENCODING, "");
    curl_easy_setopt(easy, CURLOPT_USERAGENT, "toposcope");
    curl_easy_setopt(easy, CURLOPT_CONNECTTIMEOUT_MS, options_.connect_timeout.count());
    curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, options_.timeout.count());
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_LIMIT, 1L);
    curl_easy_setopt(easy, CURLOPT_LOW_SPEED_TIME, options_.silence.count());
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYPEER, options_.verify ? 1L : 0L);
    curl_easy_setopt(easy, CURLOPT_SSL_VERIFYHOST, options_.verify ? 2L : 0L);
    if (!options_.ca_file.empty()) {
      curl_easy_setopt(easy, CURLOPT_CAINFO, options_.ca_file.c_str());
    }
  }

  model::Result<HttpReply> send_once(const Handle& handle, const HttpRequest& request) const {
    CURL* easy = handle.easy.get();
    Incoming incoming;
    incoming.max_body = options_.max_body;
    const HeaderList headers = headers_of(request);
    set_options(easy);
    curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
    curl_easy_setopt(easy, CURLOPT_HTTPHEADER, headers.get());
    curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, take_body);
    curl_easy_setopt(easy, CURLOPT_WRITEDATA, &incoming);
    curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, take_header);
    curl_easy_setopt(easy, CURLOPT_HEADERDATA, &incoming);
    if (request.json) {
      curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE,
                       static_cast<curl_off_t>(request.json->size()));
      curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.json->c_str());
    }
    const CURLcode code = transfer(handle);
    long status = 0;
    curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
    incoming.reply.status = static_cast<int>(status);
    if (code == CURLE_OK) return std::move(incoming.reply);
    return failure(code, incoming, request);
  }

  /// Ends at once when a stop is requested.
  CURLcode transfer(const Handle& handle) const {
    CURLM* multi = handle.multi.get();
    const Attached attached(handle);
    const std::stop_callback wake(options_.stop, [multi] { curl_multi_wakeup(multi); });
    int running = 1;
    while (running > 0) {
      if (options_.stop.stop_requested()) return CURLE_ABORTED_BY_CALLBACK;
      if (curl_multi_perform(multi, &running) != CURLM_OK) return CURLE_FAILED_INIT;
      if (running > 0) curl_multi_poll(multi, nullptr, 0, 1000, nullptr);
    }
    int left = 0;
    const CURLMsg* message = curl_multi_info_read(multi, &left);
    return message == nullptr ? CURLE_FAILED_INIT : message->data.result;
  }

  model::Error failure(CURLcode code, const Incoming& incoming, const HttpRequest& request) const {
    using model::ErrorCode;
    const std::string reason = curl_easy_strerror(code);
    const std::string place = place_of(request);
    if (incoming.is_too_much) {
      return {ErrorCode::kMalformedInput,
              "the reply is longer than " + std::to_string(options_.max_body) + " bytes", place};
    }
    switch (code) {
      case CURLE_ABORTED_BY_CALLBACK:
        return {ErrorCode::kCancelled, "stopped", place};
      case CURLE_URL_MALFORMAT:
      case CURLE_UNSUPPORTED_PROTOCOL:
        return {ErrorCode::kInvalidArgument, "is no address of a web server", place};
      case CURLE_PEER_FAILED_VERIFICATION:
      case CURLE_SSL_CACERT_BADFILE:
      case CURLE_SSL_ISSUER_ERROR:
        return {ErrorCode::kInvalidArgument,
                "its certificate is not trusted (" + reason + "): name its authority in ca_file",
                place};
      case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::kUnavailable,
                "did not answer in time (" + std::to_string(options_.silence.count()) +
                    " s of silence, " + std::to_string(options_.timeout.count() / 1000) +
                    " s in all)",
                place};
      case CURLE_PARTIAL_FILE:
      case CURLE_BAD_CONTENT_ENCODING:
        return {ErrorCode::kMalformedInput, "the reply is not all there (" + reason + ")", place};
      case CURLE_RECV_ERROR:
        if (incoming.reply.status != 0) {
          return {ErrorCode::kMalformedInput, "the reply broke off", place};
        }
        break;
      default:
        break;
    }
    return {ErrorCode::kUnavailable, "is not reached (" + reason + ")", place};
  }

  CurlOptions options_;
  std::mutex mutex_;
  std::vector<Handle> idle_;
};

}  // namespace

std::unique_ptr<HttpClient> make_curl_client(const CurlOptions& options) {
  return std::make_unique<CurlClient>(options);
}

}  // namespace toposcope::discovery
