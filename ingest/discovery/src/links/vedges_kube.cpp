#include "links/vedges_kube.h"

#include <string>

namespace toposcope::discovery {

void link_kube_vedge(LinkContext& context, ObjectNumber number, const Doc& vedge) {
  const EnvironmentConfig& environment = context.rules.environment;
  const bool flannel = environment.has_driver("Flannel");
  if (!flannel && !environment.has_driver("Calico")) return;
  const Value address = flannel ? vedge["pod_status"]["host_ip"] : vedge["ip_address"];
  const auto otep = address.text().empty()
                        ? std::nullopt
                        : context.first("otep", is_text("ip_address", address.text()));
  const Object& object = context.inventory.object(number);
  if (!otep) return context.remarks.add(object, "no otep has its address " + address.json());
  Doc doc;
  context.read(*otep, doc);
  const Value end = doc[flannel ? "overlay_mac_address" : "tunnel_address"];
  FoundLink link{"vedge-otep", number, *otep};
  link.name = object.object_name + "-" +
              (flannel && !end.is_truthy() ? std::string("Unknown") : end.printed());
  context.links.put(link);
}

}  // namespace toposcope::discovery
