#include "fetchers/facts/endpoints.h"

#include <algorithm>

#include "fetchers/facts/agents.h"
#include "fetchers/facts/sql_names.h"

namespace toposcope::discovery::facts {
namespace {

/// Ports that IANA has assigned; agents go by them unless told otherwise.
int usual_port(const std::string& type) {
  if (type == "vxlan") return 4789;
  if (type == "geneve") return 6081;
  return 0;
}

model::Result<Endpoints> of_database(const FetchContext& context, const std::string& type) {
  const auto schema = neutron_schema(context);
  if (!schema.has_value()) return schema.error();
  const auto table = sql_table(schema.value(), "ml2_" + type + "_endpoints");
  if (!table.has_value()) return table.error();
  const auto rows = database_rows(context, "SELECT * FROM " + table.value());
  if (!rows.has_value()) return rows.error();
  Endpoints endpoints;
  for (const std::string& row : rows.value()) {
    endpoints.by_host.add(text_of(to_json(row), "host"), row);
  }
  return endpoints;
}

bool has_type(const Json& configurations, const std::string& type) {
  if (!configurations.is_object() || !configurations.contains("tunnel_types")) return false;
  for (const Json& one : configurations["tunnel_types"]) {
    if (one == type) return true;
  }
  return false;
}

/// An agent of Open vSwitch tells of its own end of all tunnels.  That of Linux bridges makes an
/// interface for each network, which neutron keeps no end of; CliFetchOtepsLxb reads them.
model::Result<Endpoints> of_agents(const FetchContext& context, const std::string& type) {
  const auto all = agents(context);
  if (!all.has_value()) return all.error();
  Endpoints endpoints;
  for (const std::string& text : all.value()->all) {
    const Json agent = to_json(text);
    if (!agent.contains("configurations")) continue;
    if (text_of(agent, "agent_type") == "Linux bridge agent") continue;
    const Json& configurations = agent["configurations"];
    const std::string address = text_of(configurations, "tunneling_ip");
    if (address.empty() || !has_type(configurations, type)) continue;
    const std::string host = text_of(agent, "host");
    Json row{{"ip_address", address}};
    if (const int port = usual_port(type); port != 0) row["udp_port"] = port;
    row["host"] = host;
    endpoints.by_host.add(host, row.dump());
  }
  return endpoints;
}

bool is_word(const std::string& type) {
  return !type.empty() && std::all_of(type.begin(), type.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
  });
}

}  // namespace

model::Result<std::shared_ptr<const Endpoints>> tunnel_endpoints(const FetchContext& context,
                                                                 const std::string& type) {
  if (!is_word(type)) {
    return model::Error{model::ErrorCode::kInvalidArgument, '"' + type + "\" is no type of tunnels",
                        ""};
  }
  return context.cache.get<Endpoints>("endpoints " + type, [&] {
    return database_else_api<Endpoints>(
        context, [&] { return of_database(context, type); },
        [&] { return of_agents(context, type); });
  });
}

}  // namespace toposcope::discovery::facts
