#include "parse/brctl.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "brctl show";
constexpr std::size_t kIdLength = 17;
constexpr std::size_t kBytesOfMac = 6;

bool is_bridge_id(std::string_view text) {
  return text.size() == kIdLength && text[4] == '.' &&
         text.find_first_not_of("0123456789abcdefABCDEF.") == std::string_view::npos;
}

}  // namespace

model::Result<std::vector<BrctlBridge>> read_brctl_show(std::string_view text) {
  std::vector<BrctlBridge> bridges;
  for (const auto& [line, number] : lines_of(text)) {
    const auto words = words_of(line);
    if (words.empty() || line.starts_with("bridge name")) continue;
    if (indentation_of(line) > 0) {
      if (bridges.empty()) return fault(kTool, number, "a bridge before its interfaces", line);
      if (words.size() > 1) return fault(kTool, number, "one interface", line);
      bridges.back().interfaces.emplace_back(words[0]);
      continue;
    }
    // What is no bridge is named on request only, with "can't get info".
    if (words.size() > 1 && words[1] == "can't") continue;
    if (words.size() < 3 || words.size() > 4 || !is_bridge_id(words[1])) {
      return fault(kTool, number, "name, id, STP and interface of a bridge", line);
    }
    if (words[2] != "yes" && words[2] != "no") {
      return fault(kTool, number, "'yes' or 'no' for STP", words[2]);
    }
    BrctlBridge bridge{std::string(words[0]), std::string(words[1]), std::string(words[2]), {}};
    if (words.size() == 4) bridge.interfaces.emplace_back(words[3]);
    bridges.push_back(std::move(bridge));
  }
  return bridges;
}

std::string brctl_bridge_id(std::string_view id) {
  const auto halves = split_at(id, ".");
  if (!halves || halves->first.size() != 4) return std::string(id);
  std::string result = std::string(halves->first) + '.';
  std::string_view rest = halves->second;
  for (std::size_t i = 0; i < kBytesOfMac; ++i) {
    const std::size_t end = rest.find(':');
    const std::string_view byte = rest.substr(0, end);
    if (byte.empty() || byte.size() > 2 || (end == std::string_view::npos) != (i == 5)) {
      return std::string(id);
    }
    result.append(2 - byte.size(), '0').append(byte);
    rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
  }
  return result;
}

}  // namespace toposcope::discovery::parse
