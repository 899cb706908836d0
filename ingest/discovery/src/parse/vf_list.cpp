#include "parse/vf_list.h"

#include <algorithm>

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

model::Result<std::vector<VirtualFunction>> read_vf_list(std::string_view text) {
  constexpr std::string_view kTool = "ip link, virtual functions";
  std::vector<VirtualFunction> functions;
  for (const auto& [line, number] : lines_of(text)) {
    std::string clean(line);
    std::replace(clean.begin(), clean.end(), ',', ' ');
    const auto words = words_of(clean);
    if (words.empty() || words[0] != "vf") continue;
    VirtualFunction function;
    function.number = std::string(word_after(words, "vf"));
    // iproute2 before 5.0 wrote "MAC", later ones the kind of link.
    const std::string_view old_mac = word_after(words, "MAC");
    function.mac = std::string(old_mac.empty() ? word_after(words, "link/ether") : old_mac);
    if (!number_of<unsigned>(function.number)) {
      return fault(kTool, number, "'vf NUMBER'", trimmed(line));
    }
    if (!function.mac.empty() && !is_mac(function.mac)) {
      return fault(kTool, number, "a MAC address", function.mac);
    }
    function.vlan = std::string(word_after(words, "vlan"));
    function.spoof_checking = std::string(word_after(words, "checking"));
    function.link_state = std::string(word_after(words, "link-state"));
    function.trust = std::string(word_after(words, "trust"));
    functions.push_back(std::move(function));
  }
  return functions;
}

}  // namespace toposcope::discovery::parse
