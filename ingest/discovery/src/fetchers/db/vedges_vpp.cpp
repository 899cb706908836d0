#include <array>

#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "parse/vpp_interfaces.h"

namespace toposcope::discovery {
namespace {

/// By name (2018), or as a list.
Json ports_of(const std::vector<parse::VppInterface>& interfaces, const Shape& shape) {
  Json ports = shape.is_2018() ? Json::object() : Json::array();
  for (const parse::VppInterface& interface : interfaces) {
    Json port{{"id", interface.id}, {"name", interface.name}, {"state", interface.state}};
    if (shape.is_2018()) {
      ports[interface.name] = std::move(port);
    } else {
      ports.push_back(std::move(port));
    }
  }
  return ports;
}

model::Result<Json> vedge_of(const std::string& host, const std::vector<CommandResult>& told,
                             const Shape& shape) {
  if (told[1].exit_code != 0) return cli::failure(host, "vppctl show int", told[1]);
  const auto interfaces = parse::read_vpp_interfaces(told[1].output);
  if (!interfaces.has_value()) return interfaces.error();
  Json vedge{{"id", host + "-VPP"}, {"name", "VPP-" + host}, {"host", host}, {"agent_type", "VPP"}};
  const std::string binary =
      told[0].exit_code == 0 ? parse::read_vpp_version(told[0].output) : std::string();
  if (!binary.empty()) vedge["binary"] = binary;
  if (!shape.is_2018()) vedge["vedge_type"] = "VPP";
  vedge["ports"] = ports_of(interfaces.value(), shape);
  return vedge;
}

/// VPP itself tells all: no database has to do with it, whatever the name says.
model::Result<FetchResult> fetch_vedges(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Network", "Compute"})) return result;
  const std::array<std::string, 2> commands{"vppctl show ver", "vppctl show int"};
  const auto told = cli::run(context, host->id, commands);
  if (!told.has_value()) return told.error();
  auto vedge = vedge_of(host->id, told.value(), context.shape);
  if (!vedge.has_value()) return vedge.error();
  result.objects.push_back({std::move(vedge).value()});
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_db_vedges_vpp_fetcher() {
  return make_function_fetcher("DbFetchVedgesVpp", fetch_vedges, {.source = FetchSource::kCommand});
}

}  // namespace toposcope::discovery
