#include "parse/ovs_dpctl.h"

#include <algorithm>

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "ovs-dpctl show";

/// "2026-11-20T18:28:47Z|00002|dpif|WARN|..."
bool is_log_line(std::string_view line) {
  return std::count(line.begin(), line.end(), '|') >= 3 && line.find('T') < line.find('|');
}

/// "port 5: vxlan_sys_4789 (vxlan: packet_type=ptap)"
bool read_port(Datapath& datapath, std::string_view line) {
  const auto halves = split_at(line.substr(std::string_view("port ").size()), ":");
  if (!halves || !number_of<unsigned>(halves->first) || halves->second.empty()) return false;
  DatapathPort port;
  port.number = std::string(halves->first);
  port.name = std::string(halves->second.substr(0, halves->second.find(' ')));
  if (const auto type = split_at(halves->second, " (")) {
    port.type = std::string(type->second.substr(0, type->second.find_first_of(":,)")));
  }
  datapath.ports.push_back(std::move(port));
  return true;
}

}  // namespace

model::Result<std::vector<Datapath>> read_ovs_dpctl(std::string_view text) {
  std::vector<Datapath> datapaths;
  for (const auto& [line, number] : lines_of(text)) {
    const std::string_view detail = trimmed(line);
    if (detail.empty() || is_log_line(line)) continue;
    if (indentation_of(line) == 0) {
      if (!detail.ends_with(':')) return fault(kTool, number, "a datapath as 'TYPE@NAME:'", line);
      datapaths.push_back({std::string(detail.substr(0, detail.size() - 1)), {}});
    } else if (datapaths.empty()) {
      return fault(kTool, number, "a datapath before its ports", detail);
    } else if (detail.starts_with("port ") && !read_port(datapaths.back(), detail)) {
      return fault(kTool, number, "a port as 'port NUMBER: NAME'", detail);
    }
  }
  return datapaths;
}

}  // namespace toposcope::discovery::parse
