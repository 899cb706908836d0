#include "query/dependants.h"

#include <algorithm>
#include <utility>

#include "toposcope/graph/impact.h"
#include "toposcope/model/status.h"
#include "toposcope/model/text.h"

#include "query/clique_facts.h"
#include "query/stand_in.h"

namespace toposcope::query {
namespace {

using model::badness;
using model::NodeId;

/// The focal points of hits with their clique types; the node itself is none of its dependants.
std::vector<std::pair<NodeId, std::vector<std::string>>> focal_points_of(
    const graph::CliqueEngine& engine, const std::vector<graph::Impacted>& hits, NodeId node) {
  std::map<NodeId, std::vector<std::string>> found;
  for (const graph::Impacted& hit : hits) {
    if (hit.focal_point == node) continue;
    found[hit.focal_point].push_back(graph::name_of(*engine.jobs()[hit.job].type));
  }
  return {found.begin(), found.end()};
}

model::Result<Dependant> read_one(store::GraphStore& store, model::RevisionNumber at,
                                  model::NodeRow row) {
  auto read = store.node(row, at);
  if (!read.has_value()) return read.error();
  const store::NodeDetail& detail = read.value();
  Dependant out;
  out.node = name_of(detail.summary);
  out.status = detail.summary.status;
  out.acknowledged = detail.summary.acknowledged;
  if (!detail.statuses.empty()) out.text = detail.statuses.front().text;
  out.projects = projects_in(detail.document);
  return out;
}

/// Adds a dependant, which comes after all worse ones.
void add_to(std::map<std::string, DependantGroup>& groups, const std::string& name,
            std::size_t index, model::StatusValue status) {
  DependantGroup& group = groups[name];
  if (group.members.empty()) group.worst = status;
  group.name = name;
  ++group.by_status[status];
  group.members.push_back(index);
}

bool is_before(const DependantGroup& a, const DependantGroup& b) {
  if (badness(a.worst) != badness(b.worst)) return badness(a.worst) > badness(b.worst);
  if (a.name.empty() != b.name.empty()) return b.name.empty();
  return model::compare_natural(a.name, b.name) < 0;
}

std::vector<DependantGroup> sorted(std::map<std::string, DependantGroup> groups) {
  std::vector<DependantGroup> out;
  for (auto& [name, group] : groups) out.push_back(std::move(group));
  std::sort(out.begin(), out.end(),
            [](const DependantGroup& a, const DependantGroup& b) { return is_before(a, b); });
  return out;
}

void group_up(Dependants& found) {
  std::map<std::string, DependantGroup> types;
  std::map<std::string, DependantGroup> projects;
  for (std::size_t i = 0; i < found.all.size(); ++i) {
    const Dependant& one = found.all[i];
    add_to(types, one.node.type, i, one.status);
    if (one.projects.empty()) add_to(projects, "", i, one.status);
    for (const std::string& project : one.projects) add_to(projects, project, i, one.status);
  }
  found.by_type = sorted(std::move(types));
  found.by_project = sorted(std::move(projects));
}

}  // namespace

model::Result<Dependants> find_dependants(store::GraphStore& store,
                                          const graph::CliqueEngine& engine,
                                          model::RevisionNumber at, NodeId node,
                                          const DependantOptions& options) {
  graph::ImpactOptions impact;
  impact.threads = options.threads;
  impact.stop = options.stop;
  auto asked = ask_with_parts({store, engine, at, options.parts}, {{node}, {}}, impact);
  if (!asked.has_value()) return asked.error();
  Dependants found;
  for (const StandIn& one : asked.value().stand_ins) {
    for (const NodeId part : one.hit) found.parts.push_back(name_of(engine.snapshot(), part));
  }
  for (auto& [focal_point, types] : focal_points_of(engine, asked.value().hits, node)) {
    auto read = read_one(store, at, engine.snapshot().row(focal_point));
    if (!read.has_value()) return read.error();
    read.value().clique_types = std::move(types);
    found.all.push_back(std::move(read).value());
  }
  std::sort(found.all.begin(), found.all.end(), [](const Dependant& a, const Dependant& b) {
    if (badness(a.status) != badness(b.status)) return badness(a.status) > badness(b.status);
    return before_by_name(a.node, b.node);
  });
  group_up(found);
  return found;
}

}  // namespace toposcope::query
