// Guests of libvirt, and what runs in namespaces without a name: containers, mostly.

#include "fetchers/cli/domains.h"

#include "fetchers/cli/host_shell.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "fetchers/local/devices.h"
#include "fetchers/local/ovs_facts.h"

namespace toposcope::discovery {
namespace {

Json guest_of(const std::string& host, const parse::LibvirtDomain& domain,
              const local::Devices& devices) {
  Json interfaces = Json::array();
  Json vnics = Json::array();
  for (const parse::XmlElement& element : domain.interfaces) {
    interfaces.push_back(cli::xml_document(element));
    const parse::XmlElement* target = element.child("target");
    if (target == nullptr) continue;
    const local::Device* device =
        devices.find(devices.facts->all.front(), target->attribute("dev"));
    if (device != nullptr) vnics.push_back(device->id);
  }
  Json document{{"id", domain.uuid},         {"name", domain.name}, {"host", host},
                {"local_name", domain.name}, {"uuid", domain.uuid}, {"kind", domain.type}};
  cli::set_text(document, "vcpu", domain.vcpus);
  document["interfaces"] = std::move(interfaces);
  document["vnics"] = std::move(vnics);
  return document;
}

Json processes_of(const std::string& host, const local::Netns& netns,
                  const local::Devices& devices) {
  Json vnics = Json::array();
  for (const local::Device& device : devices.all) {
    if (device.netns == &netns && device.kind == local::Device::Kind::kVnic) {
      vnics.push_back(device.id);
    }
  }
  return {{"id", local::device_id(host, "processes", netns.name)},
          {"name", netns.name},
          {"host", host},
          {"kind", "processes"},
          {"netns", local::netns_id(host, netns)},
          {"vnics", std::move(vnics)}};
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = local::host_of(context);
  if (host == nullptr) return result;
  const auto devices = local::devices(context, host->id);
  if (!devices.has_value()) return devices.error();
  const auto runs = local::has_socket(context, host->id,
                                      {"/run/libvirt/libvirt-sock", "/run/libvirt/virtqemud-sock",
                                       "/var/run/libvirt/libvirt-sock"});
  if (!runs.has_value()) return runs.error();
  if (runs.value()) {
    const auto domains = cli::domains(context, host->id);
    if (!domains.has_value()) return domains.error();
    if (!domains.value()->failures.empty()) {
      return model::Error{model::ErrorCode::kUnavailable, domains.value()->failures.front(),
                          host->id};
    }
    for (const auto& [uuid, domain] : domains.value()->by_uuid) {
      result.objects.push_back({guest_of(host->id, domain, *devices.value())});
    }
  }
  for (const local::Netns& netns : devices.value()->facts->all) {
    if (netns.pid) result.objects.push_back({processes_of(host->id, netns, *devices.value())});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_local_domains_fetcher() {
  return make_function_fetcher("LocalFetchDomains", fetch);
}

}  // namespace toposcope::discovery
