// Interfaces of guests, as libvirt has them.

#include "fetchers/cli/domains.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

/// "qvo1f72bd15-8a" for "qbr1f72bd15-8a": the end of it that is a port of Open vSwitch.
std::string port_of_bridge(const std::string& bridge) {
  return bridge.starts_with("qbr") ? "qvo" + bridge.substr(3) : bridge;
}

/// \return false when it has no name
bool name_it(const FetchContext& context, const cli::Guest& guest, cli::GuestVnic& vnic) {
  const std::string& host = guest.instance->host;
  Json& document = vnic.document;
  if (context.shape.is_2018()) {
    document["name"] = vnic.device;
    document["id"] = context.shape.vnic_id(host, vnic.device);
    return !vnic.device.empty();
  }
  const std::string shown = guest.instance->name + '|' + vnic.mac;
  const std::string& end =
      !vnic.device.empty() ? vnic.device : (!vnic.alias.empty() ? vnic.alias : vnic.type);
  document["object_name"] = shown;
  document["id"] = context.shape.vnic_id(host, shown);
  document["name"] = shown + '|' + end;
  const bool is_sriov = vnic.type == "hostdev";
  const std::string bridge = document.value("source_bridge", "");
  document["interface_name"] = is_sriov || bridge.empty() ? shown : port_of_bridge(bridge);
  return true;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const auto guest = cli::guest_of_parent(context);
  if (!guest.has_value()) return guest.error();
  if (!guest.value()) return result;
  std::string mac;
  for (const parse::XmlElement& interface : guest.value()->domain.interfaces) {
    cli::GuestVnic vnic = cli::guest_vnic(context, *guest.value(), interface);
    if (!name_it(context, *guest.value(), vnic)) {
      result.remarks.push_back("an interface of " + guest.value()->instance->id + " has no device");
      continue;
    }
    mac = vnic.mac;
    result.objects.push_back({std::move(vnic.document)});
  }
  result.updates.push_back(cli::instance_update(context, *guest.value(), mac));
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_instance_vnics_fetcher() {
  return make_function_fetcher("CliFetchInstanceVnics", fetch, {.sets = cli::kSetInInstances});
}

}  // namespace toposcope::discovery
