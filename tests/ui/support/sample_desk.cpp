#include "ui/support/sample_desk.h"

#include <chrono>
#include <utility>

namespace toposcope::testing {
namespace {

using model::StatusValue;

struct CauseSample {
  StatusValue value;
  bool acknowledged;
  const char* type;
  const char* title;
  const char* detail;
  int minutes;
  std::size_t cliques, effects;
};

constexpr CauseSample kCauses[] = {
    {StatusValue::kError, false, "switch_pnic", "leaf-1b Eth1/12", "no carrier", 14, 38, 12},
    {StatusValue::kError, false, "host", "stor-4 osd.17", "heartbeat lost", 6, 12, 0},
    {StatusValue::kError, true, "vservice", "qdhcp-web-back @node-2", "ack m.kern until 16:00", 120,
     9, 2},
    {StatusValue::kWarning, false, "ps_host", "ps-fra1 \xE2\x86\x92 ps-ams2",
     "loss 0.4 % (limit 0.1 %)", 7, 2, 0},
    {StatusValue::kWarning, false, "instance", "app-be-02", "ARP incomplete", 11, 1, 0},
    {StatusValue::kWarning, false, "switch", "spine-2", "power supply 1 failed", 1500, 214, 3},
    {StatusValue::kStale, false, "host", "node-3", "agent silent, 24 objects", 26, 31, 11},
    {StatusValue::kMaintenance, false, "host", "node-8", "maintenance until 16:00", 60, 19, 0},
};

/// A row of the tree: of a group, or of a node of this type.
struct SampleRow {
  int depth;
  const char* what;
  const char* label;
  std::uint64_t count;
  StatusValue worst;
  bool open = false;
};

void add_row(ui::AppState& state, const SampleRow& sample) {
  ui::TreeNode row;
  row.group = sample.what;
  row.label = sample.label;
  row.count = sample.count;
  row.worst = sample.worst;
  row.depth = sample.depth;
  row.open = sample.open;
  row.path = std::string(sample.what) + ":" + sample.label;
  state.tree.rows.push_back(std::move(row));
}

void add_node(ui::AppState& state, const SampleRow& sample) {
  add_row(state, sample);
  ui::TreeNode& row = state.tree.rows.back();
  row.group.clear();
  row.subject = sample_subject(sample.what, sample.label);
  row.path = std::string("n:") + sample.label;
}

void add_tree(ui::AppState& state) {
  const StatusValue error = StatusValue::kError;
  const StatusValue warning = StatusValue::kWarning;
  const StatusValue ok = StatusValue::kOk;
  add_row(state, {0, "environment", "fra1-prod", 1048, error, true});
  add_row(state, {1, "region", "region", 1011, error, true});
  add_node(state, {2, "region", "fra1", 1011, error, true});
  add_node(state, {3, "zone", "az1", 402, error, true});
  add_node(state, {4, "host", "node-2", 96, error});
  add_node(state, {4, "host", "node-6", 88, warning, true});
  add_row(state, {5, "instance", "instance", 31, warning, true});
  add_node(state, {6, "instance", "web-fe-03", 6, warning});
  add_node(state, {6, "instance", "web-fe-07", 6, ok});
  add_row(state, {6, "more", "more", 29, StatusValue::kNoCheck, false});
  state.tree.rows.back().path = "n:node-6/instance/more2";
  add_row(state, {5, "host_pnic", "host_pnic", 3, ok, false});
  add_row(state, {5, "vedge", "vedge", 2, ok, false});
  add_node(state, {4, "host", "node-7", 71, ok});
  add_node(state, {3, "zone", "az2", 380, StatusValue::kStale});
  add_row(state, {1, "project", "project", 24, ok, false});
  add_row(state, {1, "switch", "switch", 13, error, false});
  state.tree.loaded = true;
}

}  // namespace

model::UtcMicros sample_now() {
  using namespace std::chrono;
  return sys_days{year{2026} / November / 20} + hours(14) + minutes(32);
}

model::UtcMicros minutes_ago(int minutes) { return sample_now() - std::chrono::minutes(minutes); }

ui::Subject sample_subject(const std::string& type, const std::string& name) {
  return {"fra1-prod", type, name, type + "/" + name, name};
}

ui::AppState open_desk() {
  ui::AppState state;
  state.now = sample_now();
  state.inventory.access = ui::InventoryState::Access::kOpen;
  state.inventory.path = "prod.db";
  state.inventory.title = "prod.db";
  state.inventory.environments = {"fra1-prod"};
  state.inventory.objects = 1048;
  state.inventory.links = 1311;
  state.inventory.clique_types = 6;
  state.inventory.whole_is_loaded = true;
  state.inventory.newest_import = minutes_ago(172);
  state.inventory.newest_status = sample_now() - std::chrono::seconds(2);
  state.search.covers_addresses = true;
  state.tabs.emplace_back();
  return state;
}

ui::AppState busy_desk() {
  ui::AppState state = open_desk();
  for (const CauseSample& sample : kCauses) {
    ui::ProblemRow row;
    row.subject = sample_subject(sample.type, sample.title);
    row.status = {sample.value, sample.acknowledged, sample.detail};
    row.title = sample.title;
    row.detail = sample.detail;
    row.since = minutes_ago(sample.minutes);
    row.cliques = sample.cliques;
    row.effects = sample.effects;
    state.problems.rows.push_back(std::move(row));
  }
  state.problems.loaded = state.problems.ranked = state.problems.counted = true;
  state.problems.ill_objects = 36;
  auto& counts = state.problems.counts;
  counts.of = {52, 957, 9, 3, 0, 24, 3};  // By StatusValue: no check, OK, warning, error, ...
  counts.acknowledged[static_cast<std::size_t>(StatusValue::kError)] = 1;
  add_tree(state);
  return state;
}

}  // namespace toposcope::testing
