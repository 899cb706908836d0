#include "parse/ip_interface.h"

namespace toposcope::discovery::parse {

const std::vector<AttributeName>& kept_attributes() {
  static const std::vector<AttributeName> kNames = {{"id", "id"},
                                                    {"protocol", "protocol"},
                                                    {"local", "local"},
                                                    {"local6", "local6"},
                                                    {"remote", "remote"},
                                                    {"remote6", "remote6"},
                                                    {"group", "group"},
                                                    {"group6", "group6"},
                                                    {"link", "dev"},
                                                    {"port", "dstport"},
                                                    {"mode", "mode"},
                                                    {"type", "type"},
                                                    {"table", "table"},
                                                    {"stp_state", "stp_state"},
                                                    {"vlan_filtering", "vlan_filtering"},
                                                    {"bridge_id", "bridge_id"}};
  return kNames;
}

void set_name(IpInterface& interface, std::string_view name) {
  const auto halves = split_at(name, "@");
  interface.name = std::string(halves ? halves->first : name);
  if (!halves) return;
  interface.parent = std::string(halves->second);
  if (halves->second.starts_with("if")) {
    interface.parent_index = number_of<int>(halves->second.substr(2));
  }
}

}  // namespace toposcope::discovery::parse
