// Interfaces of DHCP servers and routers.

#include "fetchers/cli/host_shell.h"
#include "fetchers/cli/services.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

void name_it(const FetchContext& context, const std::string& host, cli::ServiceVnic& vnic) {
  Json& document = vnic.document;
  document["id"] = context.shape.vnic_id(host, vnic.device);
  if (context.shape.is_2018()) {
    document["name"] = vnic.device;
  } else {
    document["name"] = vnic.device + '|' + vnic.mac;
    document["interface_name"] = vnic.device;
  }
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Network"})) return result;
  auto vnics = cli::service_vnics(context, host->id, result.updates);
  if (!vnics.has_value()) return vnics.error();
  for (cli::ServiceVnic& vnic : vnics.value()) {
    name_it(context, host->id, vnic);
    result.objects.push_back({std::move(vnic.document), cli::vnics_folder(host->id, vnic.service)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_vservice_vnics_fetcher() {
  return make_function_fetcher("CliFetchVserviceVnics", fetch, {.sets = cli::kSetInServices});
}

}  // namespace toposcope::discovery
