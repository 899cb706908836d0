// Bridge domains of VPP.

#include <map>

#include "fetchers/cli/host_shell.h"
#include "fetchers/facts/parents.h"
#include "fetchers/fetchers.h"
#include "fetchers/function_fetcher.h"
#include "parse/vpp_hardware.h"
#include "parse/vpp_mode.h"

namespace toposcope::discovery {
namespace {

/// Characters of names of VPP that mean nothing to a shell.
constexpr const char* kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789/._-";

using Domains = std::map<std::string, std::vector<std::string>>;

model::Result<Domains> bridge_domains(const FetchContext& context, const std::string& host) {
  const auto told = cli::read(context, host, "vppctl show mode");
  if (!told.has_value()) return told.error();
  const auto modes = parse::read_vpp_mode(told.value());
  if (!modes.has_value()) return modes.error();
  Domains domains;
  for (const parse::VppMode& mode : modes.value()) {
    if (!mode.bridge_domain.empty()) domains[mode.bridge_domain].push_back(mode.interface);
  }
  return domains;
}

/// Nothing when VPP does not tell of it.
model::Result<Json> detail_of(const std::string& name, const std::string& told) {
  const auto hardware = parse::read_vpp_hardware(told);
  if (!hardware.has_value()) return hardware.error();
  for (const parse::VppHardwareInterface& interface : hardware.value().interfaces) {
    if (interface.name != name) continue;
    Json detail{{"name", interface.name},
                {"id", interface.index},
                {"state", interface.link},
                {"hardware", interface.hardware}};
    cli::set_text(detail, "mac_address", interface.mac);
    return detail;
  }
  return Json(nullptr);
}

/// Details of interfaces by name, in one round trip.
model::Result<std::map<std::string, Json>> details_of(const FetchContext& context,
                                                      const std::string& host,
                                                      const Domains& domains) {
  std::map<std::string, Json> details;
  std::vector<std::string> commands;
  std::vector<std::string> names;
  for (const auto& [id, interfaces] : domains) {
    for (const std::string& interface : interfaces) {
      names.push_back(interface);
      const bool is_plain = interface.find_first_not_of(kPlain) == std::string::npos;
      commands.push_back("vppctl show hardware-int " +
                         (is_plain ? interface : cli::shell_word(interface)));
    }
  }
  if (commands.empty()) return details;
  const auto told = cli::read_all(context, host, commands);
  if (!told.has_value()) return told.error();
  for (std::size_t i = 0; i < names.size(); ++i) {
    auto detail = detail_of(names[i], told.value()[i]);
    if (!detail.has_value()) return detail.error();
    details[names[i]] = std::move(detail).value();
  }
  return details;
}

Json document_of(const FetchContext& context, const std::string& host, const std::string& id,
                 const std::vector<std::string>& names) {
  Json document{{"id", host + "-vconnector-" + id},
                {"name", "bridge-domain-" + id},
                {"host", host},
                {"bd_id", id}};
  if (!context.shape.is_2018()) document["object_name"] = host + "-VPP-bridge-domain-" + id;
  document["interfaces"] = context.shape.is_2018() ? Json::object() : Json::array();
  document["interfaces_names"] = names;
  return document;
}

model::Result<FetchResult> fetch(const FetchContext& context) {
  FetchResult result;
  const Object* host = facts::host_of_parent(context);
  if (host == nullptr || !facts::host_is(*host, {"Network", "Compute", "Kube-node"})) return result;
  const auto domains = bridge_domains(context, host->id);
  if (!domains.has_value()) return domains.error();
  const auto details = details_of(context, host->id, domains.value());
  if (!details.has_value()) return details.error();
  for (const auto& [id, names] : domains.value()) {
    Json document = document_of(context, host->id, id, names);
    for (const std::string& name : names) {
      const Json& detail = details.value().at(name);
      if (detail.is_null()) continue;
      if (context.shape.is_2018()) {
        document["interfaces"][name] = detail;
      } else {
        document["interfaces"].push_back(detail);
      }
    }
    result.objects.push_back({std::move(document)});
  }
  return result;
}

}  // namespace

std::unique_ptr<Fetcher> make_cli_vconnectors_vpp_fetcher() {
  return make_function_fetcher("CliFetchVconnectorsVpp", fetch);
}

}  // namespace toposcope::discovery
