#include "parse/vpp_hardware.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "vppctl show hardware-interfaces";

bool is_heading(const std::vector<std::string_view>& words) {
  return words.size() >= 3 && words[0] == "Name" && words[1] == "Idx";
}

}  // namespace

model::Result<VppHardware> read_vpp_hardware(std::string_view text) {
  VppHardware result;
  if (trimmed(text).empty()) return fault(kTool, 1, "a heading", "");
  auto& interfaces = result.interfaces;
  for (const auto& [line, number] : lines_of(text)) {
    const auto words = words_of(line);
    if (is_heading(words)) {
      if (result.heading.empty()) result.heading = std::string(line);
    } else if (words.empty() || indentation_of(line) > 0) {
      if (interfaces.empty() && !words.empty()) {
        return fault(kTool, number, "an interface before its details", line);
      }
      if (words.empty()) continue;
      interfaces.back().lines.emplace_back(line);
      const std::string_view mac = word_after(words, "address");
      if (words[0] == "Ethernet" && is_mac(mac)) interfaces.back().mac = std::string(mac);
    } else {
      if (words.size() < 4 || !number_of<unsigned>(words[1])) {
        return fault(kTool, number, "name, index, link and hardware of an interface", line);
      }
      VppHardwareInterface& interface = interfaces.emplace_back();
      interface.name = std::string(words[0]);
      interface.index = std::string(words[1]);
      interface.link = std::string(words[2]);
      interface.hardware = std::string(words[3]);
      interface.lines.emplace_back(line);
    }
  }
  return result;
}

}  // namespace toposcope::discovery::parse
