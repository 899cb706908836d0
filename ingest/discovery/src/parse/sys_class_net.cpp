#include "parse/sys_class_net.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

model::Result<std::vector<SysInterface>> read_sys_class_net(std::string_view text) {
  constexpr std::string_view kTool = "ls -l /sys/class/net";
  constexpr std::string_view kFileTypes = "-bcdps";
  std::vector<SysInterface> interfaces;
  if (trimmed(text).empty()) return fault(kTool, 1, "'total NUMBER' or a link", "");
  for (const auto& [line, number] : lines_of(text)) {
    if (trimmed(line).empty() || line.starts_with("total ")) continue;
    const auto words = words_of(line);
    if (words.size() > 1 && words[0].size() >= 10 &&
        kFileTypes.find(words[0][0]) != std::string_view::npos) {
      continue;
    }
    const auto halves = split_at(line, " -> ");
    if (!line.starts_with('l') || !halves || halves->first.empty() || halves->second.empty()) {
      return fault(kTool, number, "a link as 'lrwxrwxrwx ... NAME -> TARGET'", line);
    }
    SysInterface interface;
    interface.name = std::string(words_of(halves->first).back());
    interface.target = std::string(halves->second);
    interface.is_virtual = interface.target.find("/virtual/") != std::string::npos;
    interfaces.push_back(std::move(interface));
  }
  return interfaces;
}

}  // namespace toposcope::discovery::parse
