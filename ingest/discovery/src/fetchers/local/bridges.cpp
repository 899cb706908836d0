// Bridges of the kernel in all namespaces.

#include "fetchers/cli/host_shell.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "fetchers/local/devices.h"

namespace toposcope::discovery {
namespace {

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = local::host_of(context);
  if (host == nullptr) return result;
  const auto devices = local::devices(context, host->id);
  if (!devices.has_value()) return devices.error();
  for (const local::Device& device : devices.value()->all) {
    if (device.kind != local::Device::Kind::kBridge) continue;
    Json document = local::device_document(host->id, device);
    const parse::Fields& told = device.interface->attributes;
    document["connector_type"] = "bridge";
    cli::set_text(document, "bridge_id", parse::field(told, "bridge_id"));
    document["stp_enabled"] = parse::field(told, "stp_state") == "1" ? "yes" : "no";
    document["vlan_filtering"] = parse::field(told, "vlan_filtering") == "1";
    result.objects.push_back({std::move(document)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_local_bridges_fetcher() {
  return make_function_fetcher("LocalFetchBridges", fetch);
}

}  // namespace toposcope::discovery
