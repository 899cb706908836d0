#include "fetchers/cli/domains.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "fetchers/cli/guest_addresses.h"
#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/answers.h"
#include "fetchers/facts/parents.h"
#include "parse/virsh_list.h"

namespace toposcope::discovery::cli {
namespace {

model::Result<Domains> read_domains(const FetchContext& context, const std::string& host) {
  const auto list =
      read(context, host, context.shape.is_2018() ? "virsh list" : "virsh list --all");
  if (!list.has_value()) return list.error();
  const auto listed = parse::read_virsh_list(list.value());
  if (!listed.has_value()) return listed.error();
  Domains domains;
  std::vector<std::string> commands;
  for (const parse::VirshDomain& domain : listed.value()) {
    commands.push_back("virsh dumpxml " + shell_word(domain.name));
  }
  if (commands.empty()) return domains;
  const auto told = run_each(context, host, commands);
  if (!told.has_value()) return told.error();
  for (std::size_t i = 0; i < commands.size(); ++i) {
    const CommandResult& result = told.value()[i];
    if (result.exit_code != 0) {
      domains.failures.push_back(failure(host, commands[i], result).message);
      continue;
    }
    auto domain = parse::read_domain_xml(result.output);
    if (!domain.has_value()) return domain.error();
    std::string uuid = domain.value().uuid;
    domains.by_uuid.insert_or_assign(std::move(uuid), std::move(domain).value());
  }
  return domains;
}

std::string instance_of(const Object& folder) {
  if (folder.type == "instance") return folder.id;
  if (folder.parent_type == "instance") return folder.parent_id;
  constexpr std::string_view kFolder = "-vnics";
  if (!folder.id.ends_with(kFolder)) return {};
  return folder.id.substr(0, folder.id.size() - kFolder.size());
}

std::string at(const Json& document, const char* element, const char* attribute) {
  const auto found = document.find(element);
  return found == document.end() ? std::string() : facts::text_of(*found, attribute);
}

/// The drivers of nova that go through libvirt, as their hypervisors call themselves.
bool is_of_libvirt(std::string_view hypervisor_type) {
  constexpr std::array<std::string_view, 6> kTypes = {"QEMU", "KVM", "LXC",
                                                      "UML",  "XEN", "PARALLELS"};
  std::string type(hypervisor_type);
  std::transform(type.begin(), type.end(), type.begin(),
                 [](unsigned char c) { return static_cast<char>(std::toupper(c)); });
  return type.empty() || std::find(kTypes.begin(), kTypes.end(), type) != kTypes.end();
}

/// What does not change while a guest runs or moves.
Json disks_of(const parse::LibvirtDomain& domain) {
  Json disks = Json::array();
  for (const parse::XmlElement& element : domain.disks) {
    Json disk = Json::object();
    facts::copy_members(xml_document(element), disk, {"@type", "@device", "driver", "target"});
    disks.push_back(std::move(disk));
  }
  return disks;
}

/// The port of neutron with this address: of the instance, else any.
std::string port_of(const FetchContext& context, const Guest& guest, const std::string& mac) {
  std::string any;
  Doc doc;
  if (mac.empty()) return any;
  for (const Object* port : context.inventory.where("port", is_text("mac_address", mac))) {
    if (doc.load(port->document) && doc["device_id"].text() == guest.instance->id) return port->id;
    if (any.empty()) any = port->id;
  }
  return any;
}

}  // namespace

model::Result<std::shared_ptr<const Domains>> domains(const FetchContext& context,
                                                      const std::string& host) {
  return context.cache.get<Domains>("guests of " + host,
                                    [&] { return read_domains(context, host); });
}

Json xml_document(const parse::XmlElement& element) {
  Json document = Json::object();
  for (const auto& [name, value] : element.attributes) document['@' + name] = value;
  for (const parse::XmlElement& child : element.children) {
    Json value = xml_document(child);
    if (!document.contains(child.name)) {
      document[child.name] = std::move(value);
      continue;
    }
    Json& there = document[child.name];
    if (!there.is_array()) there = Json::array({there});
    there.push_back(std::move(value));
  }
  if (element.text.empty()) return document.empty() ? Json(nullptr) : document;
  if (document.empty()) return element.text;
  document["#text"] = element.text;
  return document;
}

model::Result<std::optional<Guest>> guest_of_parent(const FetchContext& context) {
  const Object* instance = context.inventory.find("instance", instance_of(context.parent));
  if (instance == nullptr) return std::optional<Guest>();
  const Object* host = context.inventory.find("host", instance->host);
  if (host == nullptr || !facts::host_is(*host, {"Compute"})) return std::optional<Guest>();
  const std::string type = facts::text_of(facts::to_json(host->document), "hypervisor_type");
  if (!is_of_libvirt(type)) {
    return model::Error{model::ErrorCode::kUnsupported,
                        "interfaces of guests on hosts without libvirt (" + type + ")", host->id};
  }
  const auto all = domains(context, host->id);
  if (!all.has_value()) return all.error();
  Guest guest{instance, facts::to_json(instance->document), {}};
  std::string uuid = facts::text_of(guest.document, "uuid");
  if (uuid.empty()) uuid = instance->id;
  const auto found = all.value()->by_uuid.find(uuid);
  if (found != all.value()->by_uuid.end()) {
    guest.domain = found->second;
    return std::optional(std::move(guest));
  }
  if (all.value()->failures.empty()) return std::optional<Guest>();
  return model::Error{model::ErrorCode::kUnavailable, all.value()->failures.front(), host->id};
}

GuestVnic guest_vnic(const FetchContext& context, const Guest& guest,
                     const parse::XmlElement& interface) {
  GuestVnic vnic;
  const Json xml = xml_document(interface);
  vnic.mac = at(xml, "mac", "@address");
  vnic.device = at(xml, "target", "@dev");
  vnic.alias = at(xml, "alias", "@name");
  vnic.type = facts::text_of(xml, "@type");
  Json& document = vnic.document;
  document = {{"host", guest.instance->host},
              {"vnic_type", "instance_vnic"},
              {"instance_id", guest.instance->id}};
  set_text(document, "mac_address", vnic.mac);
  std::string bridge = at(xml, "source", "@bridge");
  if (bridge.empty() && !context.shape.is_2018()) bridge = at(xml, "driver", "@name");
  set_text(document, "source_bridge", bridge);
  if (!context.shape.is_2018()) {
    document["uuid"] = guest.domain.uuid;
    set_text(document, "port", port_of(context, guest, vnic.mac));
    document["addresses"] = guest_addresses(guest.document, vnic.mac);
  }
  for (const auto& [name, value] : xml.items()) document[name] = value;
  if (!context.shape.is_2018()) set_text(document, "mtu", at(xml, "mtu", "@size"));
  return vnic;
}

ObjectUpdate instance_update(const FetchContext& context, const Guest& guest,
                             const std::string& mac) {
  ObjectUpdate update{"instance", guest.instance->id, Json::object()};
  set_text(update.members, "mac_address", mac);
  if (!context.shape.is_2018()) {
    set_text(update.members, "vcpu", guest.domain.vcpus);
    update.members["disks"] = disks_of(guest.domain);
  }
  return update;
}

}  // namespace toposcope::discovery::cli
