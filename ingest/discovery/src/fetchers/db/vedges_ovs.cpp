#include "fetchers/cli/host_shell.h"
#include "fetchers/db/bridge_pnics.h"
#include "fetchers/db/ovs_ports.h"
#include "fetchers/facts/agents.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// What the commands of one host printed.
struct OvsOutput {
  parse::OvsShow show;
  std::vector<parse::Datapath> datapaths;
  std::vector<std::string> interfaces;  ///< Of bridges mapped to physical networks.
};

/// All in one round trip.
model::Result<OvsOutput> ask_host(const FetchContext& context, const std::string& host,
                                  const std::vector<std::string>& bridges) {
  std::vector<std::string> commands{"ovs-vsctl show", "ovs-dpctl show", "ovs-appctl dpctl/show"};
  for (const std::string& bridge : bridges) commands.push_back("ovs-vsctl list-ifaces " + bridge);
  const auto told = cli::run(context, host, commands);
  if (!told.has_value()) return told.error();
  const std::vector<CommandResult>& results = told.value();
  if (results[0].exit_code != 0) return cli::failure(host, commands[0], results[0]);
  auto show = parse::read_ovs_show(results[0].output);
  if (!show.has_value()) return show.error();
  auto datapaths = read_datapaths(host, results[1], results[2]);
  if (!datapaths.has_value()) return datapaths.error();
  OvsOutput output{std::move(show).value(), std::move(datapaths).value(), {}};
  for (std::size_t i = 0; i < bridges.size(); ++i) {
    if (results[i + 3].exit_code != 0) return cli::failure(host, commands[i + 3], results[i + 3]);
    for (std::string& name :
         listed_interfaces(context.environment, bridges[i], results[i + 3].output)) {
      output.interfaces.push_back(std::move(name));
    }
  }
  return output;
}

/// A list of what is by name; 2018 keeps names.
Json in_shape(const Json& by_name, const Shape& shape) {
  if (shape.is_2018()) return by_name;
  Json list = Json::array();
  for (const Json& entry : by_name) list.push_back(entry);
  return list;
}

bool has_tunnels(const Json& configurations) {
  return !facts::text_of(configurations, "tunneling_ip").empty();
}

model::Status add_vedge(const FetchContext& context, Json vedge, FetchResult& result) {
  const std::string host = facts::text_of(vedge, "host");
  const Json configurations = vedge.value("configurations", Json::object());
  const auto output = ask_host(context, host, mapped_bridges(configurations));
  if (!output.has_value()) return output.error();
  const Json ports = ovs_ports(output.value().datapaths, output.value().show);
  vedge["name"] = host + "-OVS";
  if (!context.shape.is_2018()) vedge["vedge_type"] = "OVS";
  vedge["ports"] = in_shape(ports, context.shape);
  vedge["tunnel_ports"] =
      has_tunnels(configurations) ? tunnel_ports(output.value().show) : Json::object();
  set_bridge_pnic(context, output.value().interfaces, ports, vedge, result);
  result.objects.push_back({std::move(vedge)});
  return model::ok();
}

/// A vedge for each agent of Open vSwitch on the host: there is one.
model::Result<FetchResult> fetch_vedges(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Network", "Compute"})) return result;
  const auto agents = facts::agents_of_host(context, host->id);
  if (!agents.has_value()) return agents.error();
  for (const std::string& text : agents.value()) {
    Json agent = facts::to_json(text);
    if (facts::text_of(agent, "agent_type") != facts::kOvsAgent) continue;
    const auto status = add_vedge(context, std::move(agent), result);
    if (!status.has_value()) return status.error();
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_vedges_ovs_fetcher() {
  return make_function_fetcher("DbFetchVedgesOvs", fetch_vedges,
                               {.source = FetchSource::kMixed, .sets = kSetInCards});
}

}  // namespace toposcope::discovery
