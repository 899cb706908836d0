#include "parse/ethtool.h"

#include <algorithm>
#include <array>

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "ethtool";
constexpr std::string_view kHead = "Settings for ";

/// Lines in which ethtool says what it may not or cannot find out; they come between the others.
bool is_remark(std::string_view line) {
  constexpr std::array<std::string_view, 5> kBeginnings = {
      "Cannot ", "netlink error: ", "No data available", "driver doesn't support", "ethtool: "};
  return std::any_of(kBeginnings.begin(), kBeginnings.end(),
                     [&](std::string_view beginning) { return line.starts_with(beginning); });
}

/// A setting stands behind at most one tab or four blanks; what stands deeper goes on with it.
bool continues(std::string_view line) {
  const std::size_t indentation = indentation_of(line);
  return indentation > 4 || (line.starts_with('\t') && indentation > 1);
}

}  // namespace

std::string EthtoolSettings::value(std::string_view name) const {
  std::string all;
  for (const auto& [key, values] : settings) {
    if (key != name) continue;
    for (const std::string& value : values) all += (all.empty() ? "" : " ") + value;
    break;
  }
  return all;
}

model::Result<EthtoolSettings> read_ethtool(std::string_view text) {
  EthtoolSettings result;
  if (trimmed(text).empty()) return fault(kTool, 1, "'Settings for INTERFACE:'", "");
  for (const auto& [whole, number] : lines_of(text)) {
    const std::string_view line = trimmed(whole);
    if (line.empty()) continue;
    if (is_remark(line)) {
      result.remarks.emplace_back(line);
    } else if (continues(whole)) {
      if (result.settings.empty()) return fault(kTool, number, "a setting before its values", line);
      result.settings.back().second.emplace_back(line);
    } else if (line.starts_with(kHead) && line.ends_with(':')) {
      result.device = std::string(line.substr(kHead.size(), line.size() - kHead.size() - 1));
    } else {
      const auto halves = split_at(line, ":");
      if (!halves || halves->first.empty()) return fault(kTool, number, "'SETTING: VALUE'", line);
      auto& [key, values] = result.settings.emplace_back();
      key = std::string(halves->first);
      if (!halves->second.empty()) values.emplace_back(halves->second);
    }
  }
  return result;
}

}  // namespace toposcope::discovery::parse
