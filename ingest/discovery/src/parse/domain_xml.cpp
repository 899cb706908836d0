#include "parse/domain_xml.h"

namespace toposcope::discovery::parse {

model::Result<LibvirtDomain> read_domain_xml(std::string_view text) {
  constexpr std::string_view kTool = "virsh dumpxml";
  auto document = read_xml(kTool, text);
  if (!document.has_value()) return document.error();
  const XmlElement& root = document.value();
  if (root.name != "domain") return fault(kTool, 1, "<domain>", "<" + root.name + ">");
  LibvirtDomain domain;
  domain.type = std::string(root.attribute("type"));
  domain.name = std::string(root.child_text("name"));
  domain.uuid = std::string(root.child_text("uuid"));
  domain.vcpus = std::string(root.child_text("vcpu"));
  if (domain.uuid.empty()) return fault(kTool, 1, "<uuid> in <domain>", "");
  const XmlElement* devices = root.child("devices");
  if (devices == nullptr) return domain;
  for (const XmlElement& device : devices->children) {
    if (device.name == "interface") domain.interfaces.push_back(device);
    if (device.name == "disk") domain.disks.push_back(device);
  }
  return domain;
}

}  // namespace toposcope::discovery::parse
