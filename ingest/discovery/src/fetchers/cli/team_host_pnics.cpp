// Teams of teamd: cards that are one.

#include <algorithm>

#include "fetchers/cli/cards.h"
#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "parse/team.h"

namespace toposcope::discovery {
namespace {

void set_fields(Json& document, const parse::Fields& fields) {
  for (const auto& [name, value] : fields) document[name] = value;
}

Json members_of(const parse::Team& team, bool as_map) {
  Json members = as_map ? Json::object() : Json::array();
  for (const parse::TeamPort& port : team.ports) {
    Json member{{"name", port.name}, {"mac_address", port.mac}};
    set_fields(member, port.link);
    set_fields(member, port.runner);
    if (as_map) {
      members[port.name] = std::move(member);
    } else {
      members.push_back(std::move(member));
    }
  }
  return members;
}

void add_team(const FetchContext& context, const std::string& host, const parse::Team& team,
              FetchResult& result) {
  const bool is_up = std::any_of(team.ports.begin(), team.ports.end(),
                                 [](const parse::TeamPort& port) { return port.is_up; });
  Json document = cli::group_document(host, {team.name, team.mac, is_up});
  document["team_device"] = team.name;
  document["EtherChannel Config"] = Json{{"runner", team.runner}};
  document["EtherChannel Runtime"] = Json::object();
  set_fields(document["EtherChannel Runtime"], team.setup);
  document["members"] = members_of(team, context.shape.is_2018());
  const std::string id = document["id"];
  for (const parse::TeamPort& port : team.ports) {
    cli::add_to_group(context, host, port.name, id, result);
  }
  result.objects.push_back({std::move(document)});
}

model::Result<FetchResult> fetch_teams(const FetchContext& context, const std::string& host) {
  FetchResult result;
  const auto list = cli::read(context, host, "systemctl list-units 'teamd@*'");
  if (!list.has_value()) return list.error();
  const auto units = parse::read_team_units(list.value());
  if (!units.has_value()) return units.error();
  std::vector<std::string> commands;
  for (const parse::TeamUnit& unit : units.value()) {
    commands.push_back("teamdctl " + cli::shell_word(unit.team) + " state dump");
  }
  if (commands.empty()) return result;
  const auto told = cli::read_all(context, host, commands);
  if (!told.has_value()) return told.error();
  for (const std::string& dump : told.value()) {
    const auto team = parse::read_team_state(dump);
    if (!team.has_value()) return team.error();
    add_team(context, host, team.value(), result);
  }
  return result;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  const Object* host = facts::host_of_parent(context);
  const std::vector<std::string_view> types{"Network", "Compute", "Controller", "Kube-node"};
  if (host == nullptr || !facts::host_is(*host, types)) return FetchResult();
  return fetch_teams(context, host->id);
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_team_host_pnics_fetcher() {
  return make_function_fetcher("CliFetchTeamHostPnics", fetch, {.sets = cli::kSetInGroupedCards});
}

}  // namespace toposcope::discovery
