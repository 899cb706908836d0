// Interfaces of DHCP servers and routers, under the names that VPP has for them.

#include "fetchers/cli/services.h"
#include "fetchers/cli/vpp_facts.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

void name_it(const FetchContext& context, const std::string& host,
             const parse::VppHardware& hardware, cli::ServiceVnic& vnic) {
  const parse::VppHardwareInterface* found = cli::with_mac(hardware, vnic.mac);
  const std::string interface = found == nullptr ? "unattached-" + vnic.mac : found->name;
  const std::string id = context.shape.vnic_id(host, cli::without_slashes(interface));
  vnic.document["id"] = id;
  vnic.document["name"] = id + '|' + vnic.device;
  vnic.document["interface_name"] = interface + '|' + vnic.device;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Network"})) return result;
  auto vnics = cli::service_vnics(context, host->id, result.updates);
  if (!vnics.has_value()) return vnics.error();
  if (vnics.value().empty()) return result;
  const auto hardware = cli::vpp_hardware(context, host->id);
  if (!hardware.has_value()) return hardware.error();
  for (cli::ServiceVnic& vnic : vnics.value()) {
    name_it(context, host->id, *hardware.value(), vnic);
    result.objects.push_back({std::move(vnic.document), cli::vnics_folder(host->id, vnic.service)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_vservice_vnics_vpp_fetcher() {
  return make_function_fetcher("CliFetchVserviceVnicsVpp", fetch, {.sets = cli::kSetInServices});
}

}  // namespace toposcope::discovery
