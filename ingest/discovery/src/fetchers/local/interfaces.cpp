// Interfaces of a host that are neither bridge nor tunnel: cards as host_pnic, others as vnic.

#include "fetchers/cli/host_shell.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "fetchers/local/devices.h"

namespace toposcope::discovery {
namespace {

FetchedObject card_of(const std::string& host, const local::Device& device) {
  Json document = local::device_document(host, device);
  document["local_name"] = device.interface->name;
  const auto& inet = device.interface->inet;
  if (!inet.empty()) document["IP Address"] = inet.front().address;
  document["Link detected"] = document["state"] == "UP" ? "yes" : "no";
  return {std::move(document), std::nullopt, "host_pnic"};
}

FetchedObject vnic_of(const std::string& host, const local::Device& device) {
  Json document = local::device_document(host, device);
  document["vnic_type"] = "interface";
  return {std::move(document), std::nullopt, "vnic"};
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = local::host_of(context);
  if (host == nullptr) return result;
  const auto devices = local::devices(context, host->id);
  if (!devices.has_value()) return devices.error();
  for (const local::Device& device : devices.value()->all) {
    if (device.kind == local::Device::Kind::kCard) {
      result.objects.push_back(card_of(host->id, device));
    } else if (device.kind == local::Device::Kind::kVnic) {
      result.objects.push_back(vnic_of(host->id, device));
    }
  }
  result.remarks = devices.value()->remarks;
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_local_interfaces_fetcher() {
  return make_function_fetcher("LocalFetchInterfaces", fetch);
}

}  // namespace toposcope::discovery
