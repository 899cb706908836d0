#include "parse/os_release.h"

#include <optional>

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "os-release";
constexpr std::string_view kNameCharacters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_";

/// Nothing when a quote is not closed.
std::optional<std::string> unquoted(std::string_view value) {
  std::string result;
  char quote = 0;
  for (std::size_t i = 0; i < value.size(); ++i) {
    const char c = value[i];
    if (c == '\\' && quote != '\'') {
      if (++i == value.size()) return std::nullopt;
      result += value[i];
    } else if (quote == 0 && (c == '"' || c == '\'')) {
      quote = c;
    } else if (c == quote) {
      quote = 0;
    } else {
      result += c;
    }
  }
  if (quote != 0) return std::nullopt;
  return result;
}

}  // namespace

model::Result<Fields> read_os_release(std::string_view text) {
  Fields fields;
  if (trimmed(text).empty()) return fault(kTool, 1, "NAME=VALUE", "");
  for (const auto& [whole, number] : lines_of(text)) {
    const std::string_view line = trimmed(whole);
    if (line.empty() || line.starts_with('#')) continue;
    const auto halves = split_at(line, "=");
    if (!halves || halves->first.empty() ||
        halves->first.find_first_not_of(kNameCharacters) != std::string_view::npos) {
      return fault(kTool, number, "NAME=VALUE", line);
    }
    auto value = unquoted(halves->second);
    if (!value) return fault(kTool, number, "a closing quote", line);
    fields.emplace_back(halves->first, *std::move(value));
  }
  return fields;
}

}  // namespace toposcope::discovery::parse
