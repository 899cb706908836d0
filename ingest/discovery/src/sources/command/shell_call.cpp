#include "sources/command/shell_call.h"

namespace toposcope::discovery {
namespace {

constexpr std::size_t kLongestQuote = 200;

/// The last line that says something, on one line of limited length.
std::string last_line(std::string_view text) {
  const auto end = text.find_last_not_of(" \r\n\t");
  if (end == std::string_view::npos) return "";
  text = text.substr(0, end + 1);
  const auto newline = text.rfind('\n');
  if (newline != std::string_view::npos) text.remove_prefix(newline + 1);
  return std::string(text.substr(0, kLongestQuote));
}

}  // namespace

std::string shell_call(bool sudo) {
  if (!sudo) return "/bin/sh";
  return "/bin/sh -c 'test \"`id -u`\" = 0 && exec /bin/sh; exec sudo -n /bin/sh'";
}

model::Error not_begun(std::string_view host, std::string_view errors) {
  const std::string said = last_line(errors);
  if (said.find("sudo") != std::string::npos) {
    return {model::ErrorCode::kInvalidArgument,
            "sudo refuses (" + said +
                "); allow it without a password, log in as root, or set sudo = no",
            std::string(host)};
  }
  return {model::ErrorCode::kMalformedInput,
          "no shell answers" + (said.empty() ? std::string() : ": " + said), std::string(host)};
}

}  // namespace toposcope::discovery
