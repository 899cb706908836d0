#include "ui/panels/inspected_port.h"

#include <array>
#include <chrono>
#include <string>

#include "ui/models/inspector_model.h"
#include "ui/models/properties_model.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;
using model::UtcMicros;
using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;

constexpr const char* kDocument = R"({
  "id": "leaf-1b/Eth1/12",
  "type": "switch_pnic",
  "speed": "25G",
  "admin / oper": "up / down",
  "mac_address": "00:3a:9c:4e:11:2c",
  "description": "node-2 bond0 slave 2",
  "last_scanned": "11:40:12",
  "counters": {"in_errors": 30, "out_errors": 0, "flaps": 2},
  "neighbours": ["node-2 ens1f1"],
  "id_path": "/fra1-prod/fra1-prod-switches/leaf-1b/leaf-1b-switch_pnics/leaf-1b/Eth1/12"
})";

UtcMicros now() {
  return UtcMicros(std::chrono::sys_days{std::chrono::year{2026} / 11 / 20}) + hours(14) +
         minutes(32) + seconds(9);
}

ui::WhyHere way() {
  struct Step {
    const char* type;
    const char* title;
    const char* link;
  };
  constexpr std::array<Step, 9> kSteps = {{
      {"vnic", "tap3f9c21d0-7a", "instance-vnic"},
      {"vconnector", "qbr3f9c21d0-7a", "vnic-vconnector"},
      {"vedge", "OVS @node-6", "vconnector-vedge"},
      {"otep", "10.20.0.16", "vedge-otep"},
      {"vconnector", "br-mesh @node-6", "otep-vconnector"},
      {"host_pnic", "bond0 @node-6", "vconnector-host_pnic"},
      {"network", "web-front", "host_pnic-network"},
      {"host_pnic", "bond0 @node-2", "network-host_pnic"},
      {"switch_pnic", "Eth1/12 @leaf-1b", "host_pnic-switch_pnic"},
  }};
  ui::WhyHere why;
  why.known = why.present = true;
  why.focal_point = "9 steps from web-fe-03";
  why.notes = {"network = web-front passed at 3 links"};
  for (const Step& one : kSteps) {
    ui::WhyStep step;
    step.number = static_cast<std::uint32_t>(why.steps.size() + 1);
    step.subject = mention(one.type, one.title).subject;
    step.title = one.title;
    step.link_type = one.link;
    why.steps.push_back(std::move(step));
  }
  return why;
}

ui::ImpactState impact() {
  ui::ImpactState out;
  out.known = true;
  out.redundancy = 31;
  out.none = 7;
  out.projects = {{"web", 0, 18, 0}, {"shop", 0, 9, 3}, {"batch", 0, 4, 2}, {"lab", 0, 0, 2}};
  for (int i = 1; i <= 12; ++i) {
    const std::string name = "web-fe-" + std::string(i < 10 ? "0" : "") + std::to_string(i);
    out.focal_points.push_back(mention("instance", name, "redundancy lost"));
  }
  out.text = "31 focal points lose redundancy";
  return out;
}

void add_facts(ui::Inspection& inspection) {
  const std::array<std::string, 5> preferred = {"speed", "admin / oper", "mac_address",
                                                "description", "last_scanned"};
  inspection.document = kDocument;
  inspection.document_lines = ui::readable_lines(kDocument);
  inspection.properties = ui::property_rows(kDocument, preferred);
  inspection.links = {{"l1", "host_pnic-switch_pnic", "bond0 to Eth1/12", false,
                       mention("host_pnic", "node-2 bond0", "", StatusValue::kWarning)},
                      {"l2", "switch-switch_pnic", "", false, mention("switch", "leaf-1b", "")}};
  inspection.links_total = 2;
  inspection.cliques = {mention("instance", "web-fe-03", "instance", StatusValue::kWarning),
                        mention("instance", "web-fe-01", "instance"),
                        mention("network", "web-front", "network")};
  inspection.cliques_total = 3;
  inspection.cliques_known = true;
  inspection.history = {{now() - hours(48), StatusValue::kOk, "up"},
                        {now() - hours(9) - minutes(37), StatusValue::kStale, "agent silent"},
                        {now() - hours(9), StatusValue::kOk, "up"},
                        {inspection.since, StatusValue::kError, "no carrier"}};
  inspection.first_seen = "revision 12";
  inspection.last_seen = "2026-11-20 11:40:12 UTC";
  inspection.source = "snmp@mon-1";
}

}  // namespace

ui::Mention mention(const std::string& type, const std::string& title, const std::string& note,
                    StatusValue status) {
  ui::Mention out;
  out.subject = {"fra1-prod", type, title, title, title};
  out.status.value = status;
  out.title = title;
  out.note = note;
  return out;
}

ui::AppState inspected_port() {
  ui::AppState state;
  state.now = now();
  state.inventory.whole_is_loaded = true;
  state.tabs.emplace_back();
  state.tab().view.subject = mention("instance", "web-fe-03").subject;
  ui::Inspection& inspection = state.inspection;
  inspection.subject = mention("switch_pnic", "Eth1/12 @leaf-1b").subject;
  inspection.title = "Eth1/12";
  inspection.subtitle = "switch port \u00B7 leaf-1b \u00B7 fra1-prod";
  inspection.status = {StatusValue::kError, false, "no carrier"};
  inspection.since = now() - minutes(14) - seconds(2);
  inspection.before = "before: OK for 41 d";
  inspection.reports = {{inspection.status, "snmp@mon-1", now() - seconds(22), ""}};
  inspection.why_red.known = inspection.why_red.own = true;
  inspection.why_red.explains = {
      mention("host_pnic", "node-2 bond0", "1 of 2 members up", StatusValue::kWarning),
      mention("otep", "node-2 otep 10.20.0.12", "loss 3.1 %", StatusValue::kWarning),
      mention("instance", "web-fe-03", "gateway silent", StatusValue::kWarning)};
  inspection.why_here = way();
  inspection.impact = impact();
  add_facts(inspection);
  inspection.loaded = true;
  return state;
}

}  // namespace toposcope::testing
