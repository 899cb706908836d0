#include "discovery_fetch/lab_bench.h"

#include <algorithm>

namespace toposcope::discovery {

void LabBench::use_admin() {
  const Json lab = fixture_json("lab-admin.json");
  api->session_answer = lab["session"].dump();
  for (const auto& [request, body] : lab["answers"].items()) api->say(request, body);
}

void LabBench::use_tenant() {
  const Json lab = fixture_json("lab-tenant.json");
  api->session_answer =
      session_body({"RegionOne"}, lab["project"]["id"], lab["project"]["name"]).dump();
  for (const auto& [request, body] : lab["answers"].items()) api->say(request, body);
  for (const Json& request : lab["refused"]) {
    api->refuse(request, model::ErrorCode::kUnsupported);
  }
}

void LabBench::use_database() {
  const Json rows = fixture_json("lab-db.json");
  sources.database = database;
  database->say("information_schema", R"([{"name": "neutron"}])");
  database->say("neutron.agents", rows["agents"].dump());
  database->say("instance_info_caches", rows["instances"].dump());
  database->say("nova.aggregates", "[]");  // where they were before there were cells
  database->say("nova.aggregate_hosts", "[]");
  database->say("nova_api.aggregates", rows["aggregates"].dump());
  database->say("nova_api.aggregate_hosts", rows["aggregate_hosts"].dump());
  database->say("nova.instances", rows["zones"].dump());
  database->say("compute_nodes", rows["compute_nodes"].dump());
  database->say("ml2_vxlan_endpoints", rows["vxlan_endpoints"].dump());
}

void LabBench::keep(const Json& objects, const std::string& type) {
  for (Json object : objects) {
    object["type"] = type;
    put(object);
  }
}

Json LabBench::objects(std::unique_ptr<Fetcher> fetcher, std::string_view type, std::string_view id,
                       std::string_view as) {
  return calipso_form(fetch_as(*fetcher, type, id, as.empty() ? id : as));
}

Json named(const Json& objects, std::string_view name) {
  if (!objects.is_array()) return nullptr;
  for (const Json& object : objects) {
    if (object.contains("name") && object["name"] == name) return object;
  }
  return nullptr;
}

std::vector<std::string> values_of(const Json& objects, const std::string& member) {
  std::vector<std::string> values;
  if (!objects.is_array()) return {objects.dump()};
  for (const Json& object : objects) {
    values.push_back(object.contains(member) && object[member].is_string()
                         ? object[member].get<std::string>()
                         : std::string());
  }
  std::sort(values.begin(), values.end());
  return values;
}

}  // namespace toposcope::discovery
