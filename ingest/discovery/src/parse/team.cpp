#include "parse/team.h"

#include "parse/json_text.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "teamdctl state dump";

Fields simple_members(std::optional<JsonElement> map) {
  Fields fields;
  if (!map) return fields;
  for (const auto& [name, value] : members_of(*map)) {
    if (value.is_object() || value.is_array() || value.is_null()) continue;
    if (name != "pid") fields.emplace_back(name, text_of(value));
  }
  return fields;
}

std::string interface_text(JsonElement element, std::string_view name) {
  const auto info = member(element, "ifinfo");
  return info ? member_text(*info, name) : std::string();
}

}  // namespace

model::Result<Team> read_team_state(std::string_view text) {
  JsonText json;
  if (const auto loaded = json.load(kTool, text); !loaded.has_value()) return loaded.error();
  const auto device = member(json.root(), "team_device");
  const auto ports = member(json.root(), "ports");
  Team team;
  if (device) team.name = interface_text(*device, "ifname");
  if (team.name.empty()) return json_fault(kTool, "team_device.ifinfo.ifname", "a name");
  team.mac = interface_text(*device, "dev_addr");
  team.setup = simple_members(member(json.root(), "setup"));
  team.runner = std::string(field(team.setup, "runner_name"));
  if (!ports) return team;
  if (!ports->is_object()) return json_fault(kTool, "ports", "a map");
  for (const auto& [name, value] : members_of(*ports)) {
    TeamPort port;
    port.name = std::string(name);
    port.mac = interface_text(value, "dev_addr");
    port.link = simple_members(member(value, "link"));
    port.is_up = field(port.link, "up") == "true";
    port.runner = simple_members(member(value, "runner"));
    team.ports.push_back(std::move(port));
  }
  return team;
}

model::Result<std::vector<TeamUnit>> read_team_units(std::string_view text) {
  constexpr std::string_view kBegin = "teamd@";
  constexpr std::string_view kEnd = ".service";
  std::vector<TeamUnit> units;
  for (const auto& [line, number] : lines_of(text)) {
    auto words = words_of(line);
    // A dot of any colour stands before a unit that failed.
    if (!words.empty() && !words[0].starts_with(kBegin)) words.erase(words.begin());
    if (words.empty() || !words[0].starts_with(kBegin) || !words[0].ends_with(kEnd)) continue;
    const std::string_view name = words[0].substr(kBegin.size());
    if (words.size() < 4 || name.size() <= kEnd.size()) {
      return fault("systemctl list-units", number, "unit and its states LOAD, ACTIVE, SUB", line);
    }
    units.push_back({std::string(name.substr(0, name.size() - kEnd.size())), std::string(words[1]),
                     std::string(words[2]), std::string(words[3])});
  }
  return units;
}

}  // namespace toposcope::discovery::parse
