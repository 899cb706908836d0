// Interfaces of guests, under the names that VPP has for them.

#include "fetchers/cli/domains.h"
#include "fetchers/cli/vpp_facts.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"

namespace toposcope::discovery {
namespace {

void name_of_2018(const FetchContext& context, const cli::Guest& guest, cli::GuestVnic& vnic) {
  const std::string name = guest.instance->name + '-' + vnic.type + '-' + vnic.mac;
  vnic.document["name"] = name;
  vnic.document["id"] = context.shape.vnic_id(guest.instance->host, name);
}

void name_of_2020(const FetchContext& context, const cli::Guest& guest,
                  const parse::VppHardware& hardware, cli::GuestVnic& vnic) {
  const parse::VppHardwareInterface* found = cli::with_mac(hardware, vnic.mac);
  const std::string interface = found == nullptr ? "undefined-" + guest.domain.uuid : found->name;
  const std::string shown = guest.instance->name + '|' + vnic.mac;
  const std::string id =
      context.shape.vnic_id(guest.instance->host, cli::without_slashes(interface));
  vnic.document["object_name"] = shown;
  vnic.document["interface_name"] = interface;
  vnic.document["id"] = id;
  vnic.document["name"] = id + '|' + shown;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const auto guest = cli::guest_of_parent(context);
  if (!guest.has_value()) return guest.error();
  if (!guest.value()) return result;
  std::shared_ptr<const parse::VppHardware> hardware;
  if (!context.shape.is_2018()) {
    auto told = cli::vpp_hardware(context, guest.value()->instance->host);
    if (!told.has_value()) return told.error();
    hardware = std::move(told).value();
  }
  std::string mac;
  for (const parse::XmlElement& interface : guest.value()->domain.interfaces) {
    cli::GuestVnic vnic = cli::guest_vnic(context, *guest.value(), interface);
    if (hardware == nullptr) {
      name_of_2018(context, *guest.value(), vnic);
    } else {
      name_of_2020(context, *guest.value(), *hardware, vnic);
    }
    mac = vnic.mac;
    result.objects.push_back({std::move(vnic.document)});
  }
  result.updates.push_back(cli::instance_update(context, *guest.value(), mac));
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_instance_vnics_vpp_fetcher() {
  return make_function_fetcher("CliFetchInstanceVnicsVpp", fetch, {.sets = cli::kSetInInstances});
}

}  // namespace toposcope::discovery
