#include "parse/vpp_mode.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

model::Result<std::vector<VppMode>> read_vpp_mode(std::string_view text) {
  constexpr std::string_view kTool = "vppctl show mode";
  std::vector<VppMode> modes;
  if (trimmed(text).empty()) return fault(kTool, 1, "'l3 local0'", "");  // which is always there
  for (const auto& [line, number] : lines_of(text)) {
    const auto words = words_of(line);
    if (words.empty()) continue;
    VppMode mode;
    if (words[0] == "l3" && words.size() >= 2) {
      mode = {"l3", std::string(words[1]), {}};
    } else if (words[0] == "l2" && words.size() >= 3) {
      mode = {"l2 " + std::string(words[1]), std::string(words[2]), {}};
    } else {
      return fault(kTool, number, "'l3 INTERFACE' or 'l2 MODE INTERFACE'", line);
    }
    if (mode.mode == "l2 bridge") {
      mode.bridge_domain = std::string(word_after(words, "bd_id"));
      if (mode.bridge_domain.empty()) return fault(kTool, number, "bd_id and its number", line);
    }
    modes.push_back(std::move(mode));
  }
  return modes;
}

}  // namespace toposcope::discovery::parse
