#include "query/small_cloud.h"

#include <nlohmann/json.hpp>

namespace toposcope::testing {
namespace {

using Json = nlohmann::json;

Json node(const char* type, const char* id, Json more = Json::object()) {
  Json out = {{"_id", id}, {"environment", "env"}, {"type", type}, {"id", id}, {"name", id}};
  out.update(more);
  return out;
}

Json status(const char* label, const char* text) {
  return {{"status", label}, {"status_text", text}, {"status_timestamp", "2026-11-20T13:00:00Z"}};
}

Json link(const char* type, const char* source, const char* target) {
  const std::string key = std::string(source) + "-" + target;
  return {{"_id", key},        {"environment", "env"}, {"link_type", type},   {"link_name", key},
          {"source", source},  {"target", target},     {"source_id", source}, {"target_id", target},
          {"implicit", false}, {"state", "up"}};
}

Json rule(const char* id, const char* name, Json steps) {
  return {{"_id", id},
          {"environment", "env"},
          {"focal_point_type", "instance"},
          {"name", name},
          {"link_types", std::move(steps)}};
}

}  // namespace

std::string small_cloud() {
  Json web = status("Warning", "gateway silent");
  web.update({{"project", "shop"}, {"host", "h1"}});
  Json db = status("OK", "");
  db.update({{"projects", {"shop", "pay"}}, {"host", "h1"}});
  const Json inside = {{"host", "h1"}, {"parent_type", "host"}, {"parent_id", "h1"}};
  Json out;
  out["environments_config"] = {{{"_id", "e"}, {"name", "env"}, {"type", "environment"}}};
  out["inventory"] = {node("instance", "web", web),
                      node("instance", "db", db),
                      node("vnic", "n1"),
                      node("vnic", "n2"),
                      node("vedge", "edge", inside),
                      node("host_pnic", "nic", inside),
                      node("switch_pnic", "p1", status("Error", "no carrier")),
                      node("switch_pnic", "p2"),
                      node("switch", "sw"),
                      node("host", "h1"),
                      node("network", "lan")};
  out["links"] = {
      link("instance-vnic", "web", "n1"),         link("instance-vnic", "db", "n2"),
      link("vnic-vedge", "n1", "edge"),           link("vnic-vedge", "n2", "edge"),
      link("vedge-host_pnic", "edge", "nic"),     link("host_pnic-switch_pnic", "nic", "p1"),
      link("host_pnic-switch_pnic", "nic", "p2"), link("switch_pnic-switch", "p1", "sw"),
      link("switch_pnic-switch", "p2", "sw")};
  out["clique_types"] = {rule("full", "whole way",
                              {"instance-vnic", "vnic-vedge", "vedge-host_pnic",
                               "host_pnic-switch_pnic", "switch_pnic-switch", "switch-network"}),
                         rule("short", "short way", {"instance-vnic", "vnic-vedge"})};
  return out.dump();
}

}  // namespace toposcope::testing
