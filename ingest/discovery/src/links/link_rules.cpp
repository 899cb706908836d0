#include "links/link_rules.h"

#include <set>

#include "inventory/doc.h"

namespace toposcope::discovery {
namespace {

bool counts(LinkMode mode, std::string_view environment, const Value& stated) {
  const bool none = !stated.exists() || stated.is_null();
  const bool this_one = stated.exists() && stated.text() == environment && !environment.empty();
  switch (mode) {
    case LinkMode::kCalipso2018:
      return none;
    case LinkMode::kCalipso:
      return this_one;
    case LinkMode::kToposcope:
      return none || this_one || stated.json() == "\"\"";
  }
  return false;
}

}  // namespace

bool LinkRules::is_vlan_only() const {
  const auto& drivers = environment.type_drivers;
  if (drivers.size() != 1 || drivers.front() != "vlan") return false;
  Doc doc;
  const bool stated_as_list = doc.load(environment.document) && doc["type_drivers"].is_list();
  return is_own() || !stated_as_list;
}

std::vector<std::string> constraint_names_of(LinkMode mode, std::string_view environment,
                                             std::span<const std::string> documents) {
  std::set<std::string> names;
  Doc doc;
  for (const std::string& document : documents) {
    if (!doc.load(document) || !counts(mode, environment, doc["environment"])) continue;
    for (const Value& name : doc["constraints"].items()) {
      if (!name.text().empty()) names.emplace(name.text());
    }
  }
  return {names.begin(), names.end()};
}

}  // namespace toposcope::discovery
