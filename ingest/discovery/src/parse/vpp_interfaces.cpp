#include "parse/vpp_interfaces.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

model::Result<std::vector<VppInterface>> read_vpp_interfaces(std::string_view text) {
  constexpr std::string_view kTool = "vppctl show int";
  std::vector<VppInterface> interfaces;
  if (trimmed(text).empty()) return fault(kTool, 1, "a heading", "");
  for (const auto& [line, number] : lines_of(text)) {
    const auto words = words_of(line);
    // Headings and counters stand behind blanks.
    if (words.empty() || indentation_of(line) > 0) continue;
    if (words.size() < 3 || !number_of<unsigned>(words[1])) {
      return fault(kTool, number, "name, index and state of an interface", line);
    }
    interfaces.push_back({std::string(words[0]), std::string(words[1]), std::string(words[2])});
  }
  return interfaces;
}

std::string read_vpp_version(std::string_view text) {
  const auto lines = lines_of(text);
  const auto words = lines.empty() ? std::vector<std::string_view>() : words_of(lines[0].text);
  if (words.size() < 2) return {};
  return std::string(words[0]) + " " + std::string(words[1]);
}

}  // namespace toposcope::discovery::parse
