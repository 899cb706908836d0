// Network cards that VPP has taken over.

#include "fetchers/cli/host_shell.h"
#include "fetchers/cli/vpp_facts.h"
#include "fetchers/facts/answers.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "inventory/folder.h"

namespace toposcope::discovery {
namespace {

/// The vedge that the parent is a folder of; null when there is none.
const Object* vedge_of_parent(const FetchContext& context) {
  const Object& parent = context.parent;
  if (parent.type == "vedge") return context.inventory.find("vedge", parent.id);
  if (parent.parent_type == "vedge") return context.inventory.find("vedge", parent.parent_id);
  return context.inventory.find("vedge", folder_owner(parent.id));
}

bool is_card(std::string_view port, const Shape& shape) {
  const auto has = [&](std::string_view word) { return port.find(word) != std::string_view::npos; };
  if (shape.is_2018()) return has("GigabitEthernet");
  return has("Ethernet") && !port.starts_with("VirtualEthernet");
}

/// Names of a vedge's ports: those of a map are its keys.
std::vector<std::string> port_names(const Json& vedge) {
  std::vector<std::string> names;
  const Json ports = vedge.value("ports", Json());
  if (const auto* map = ports.get_ptr<const Json::object_t*>()) {
    for (const auto& [name, port] : *map) names.push_back(name);
  } else if (const auto* list = ports.get_ptr<const Json::array_t*>()) {
    for (const Json& port : *list) names.push_back(facts::text_of(port, "name"));
  }
  return names;
}

Json card_of(const FetchContext& context, const std::string& host, const std::string& name,
             const parse::VppHardwareInterface& told) {
  Json card{{"id", host + "-pnic-" + name},
            {"name", name},
            {"object_name", name},
            {"local_name", name},
            {"host", host},
            {"state", told.link},
            {"Link detected", told.link == "up" ? "yes" : "no"}};
  cli::set_text(card, "mac_address", told.mac);
  if (!context.shape.is_2018()) card["index"] = told.index;
  return card;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* vedge = vedge_of_parent(context);
  if (vedge == nullptr) return result;
  const auto hardware = cli::vpp_hardware(context, vedge->host);
  if (!hardware.has_value()) return hardware.error();
  for (const std::string& name : port_names(facts::to_json(vedge->document))) {
    if (!is_card(name, context.shape)) continue;
    const parse::VppHardwareInterface* told = cli::with_name(*hardware.value(), name);
    if (told == nullptr) {  // a port that is no device of its own: "NAME.VLAN"
      told = cli::with_name(*hardware.value(), name.substr(0, name.rfind('.')));
    }
    if (told == nullptr) {
      result.remarks.push_back("VPP has no hardware " + name + " any more");
      continue;
    }
    result.objects.push_back({card_of(context, vedge->host, name, *told)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_host_pnics_vpp_fetcher() {
  return make_function_fetcher("CliFetchHostPnicsVpp", fetch);
}

}  // namespace toposcope::discovery
