#include "query/impact_summary.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "toposcope/model/text.h"

#include "query/clique_facts.h"
#include "query/words.h"

namespace toposcope::query {
namespace {

using graph::Loss;

constexpr Loss kWorstFirst[] = {Loss::kEveryPath, Loss::kRedundancy, Loss::kKept};

bool is_before(const ImpactLine& a, const ImpactLine& b) {
  if (a.loss != b.loss) return a.loss > b.loss;
  if (a.focal_point != b.focal_point) return before_by_name(a.focal_point, b.focal_point);
  return std::tie(a.clique_type_name, a.clique_type) < std::tie(b.clique_type_name, b.clique_type);
}

void add(ImpactSum& sum, Loss loss) {
  ++sum.focal_points;
  ++sum.by_loss[loss];
}

std::vector<ImpactSum> sorted(const std::map<std::string, ImpactSum>& sums) {
  std::vector<ImpactSum> out;
  for (const auto& [name, sum] : sums) {
    out.push_back(sum);
    out.back().name = name;
  }
  std::sort(out.begin(), out.end(), [](const ImpactSum& a, const ImpactSum& b) {
    if (a.name.empty() != b.name.empty()) return b.name.empty();
    return model::compare_natural(a.name, b.name) < 0;
  });
  return out;
}

void sum_up(ImpactSummary& summary) {
  std::map<std::string, ImpactSum> projects;
  std::map<std::string, ImpactSum> types;
  for (const ImpactLine& line : summary.lines) {
    ++summary.by_loss[line.loss];
    add(types[line.focal_point.type], line.loss);
    if (line.projects.empty()) add(projects[""], line.loss);
    for (const std::string& project : line.projects) add(projects[project], line.loss);
  }
  summary.focal_points = summary.lines.size();
  summary.by_project = sorted(projects);
  summary.by_type = sorted(types);
}

std::vector<NodeName> names_of(const graph::GraphSnapshot& snapshot,
                               const std::vector<model::NodeId>& nodes) {
  std::vector<NodeName> out;
  for (const model::NodeId node : nodes) out.push_back(name_of(snapshot, node));
  return out;
}

std::string label_of(const NodeName& node) {
  std::string out = printable(node.type) + " " + short_name(node);
  if (!node.name.empty() && node.name != node.id) out += " (" + printable(node.id) + ")";
  return out;
}

std::string counts_text(const std::map<Loss, std::size_t>& by_loss) {
  std::string out;
  for (const Loss loss : kWorstFirst) {
    const auto count = by_loss.find(loss);
    if (count == by_loss.end()) continue;
    out += (out.empty() ? "" : ", ") + std::string(word_of(loss)) + " " +
           std::to_string(count->second);
  }
  return out;
}

std::string paths_text(std::uint32_t count) {
  return count < 2 ? std::to_string(count) : std::to_string(count) + " or more";
}

std::string line_text(const ImpactLine& line, bool lost) {
  std::string out = "  " + label_of(line.focal_point);
  if (lost) {
    out += ": " + std::string(word_of(line.loss)) + ", paths " + paths_text(line.paths_before) +
           " to " + paths_text(line.paths_after);
  }
  for (std::size_t i = 0; i < line.projects.size(); ++i) {
    out += (i == 0 ? ", project " : ", ") + printable(line.projects[i]);
  }
  return out + "\n";
}

std::string sums_text(const ImpactSummary& summary) {
  std::string out;
  for (const ImpactSum& sum : summary.by_project) {
    out += (sum.name.empty() ? "  no project" : "  project " + printable(sum.name)) + ": " +
           count_text(sum.focal_points, "focal point");
    if (summary.lost) out += ", " + counts_text(sum.by_loss);
    out += "\n";
  }
  return out;
}

std::string lost_text(const ImpactSummary& summary) {
  std::string out;
  for (const NodeName& node : summary.nodes) {
    out += (summary.lost ? "Lost: " : "Asked: ") + label_of(node) + "\n";
  }
  for (const std::string& link : summary.links) {
    out += (summary.lost ? "Lost: link " : "Asked: link ") + printable(link) + "\n";
  }
  for (const PartsLost& one : summary.stand_ins) {
    out += label_of(one.node) + " is in no clique and takes its " + count_text(one.parts, "part") +
           " along, of which " + std::to_string(one.in_cliques.size()) +
           (one.in_cliques.size() == 1 ? " is" : " are") + " in cliques\n";
  }
  return out;
}

Json node_json(const NodeName& node) {
  return {{"key", node.key},
          {"type", node.type},
          {"id", node.id},
          {"name", node.name},
          {"environment", node.environment}};
}

Json nodes_json(const std::vector<NodeName>& nodes) {
  Json out = Json::array();
  for (const NodeName& node : nodes) out.push_back(node_json(node));
  return out;
}

void add_counts(const std::map<Loss, std::size_t>& by_loss, Json& out) {
  for (const Loss loss : kWorstFirst) {
    const auto count = by_loss.find(loss);
    out[std::string(word_of(loss))] = count == by_loss.end() ? 0 : count->second;
  }
}

Json sums_json(const std::vector<ImpactSum>& sums, const char* what, bool lost) {
  Json out = Json::array();
  for (const ImpactSum& sum : sums) {
    Json one = {{what, sum.name}, {"focal_points", sum.focal_points}};
    if (lost) add_counts(sum.by_loss, one);
    out.push_back(std::move(one));
  }
  return out;
}

Json line_json(const ImpactLine& line, bool lost) {
  Json out = {{"focal_point", node_json(line.focal_point)},
              {"clique_type", line.clique_type},
              {"clique_type_name", line.clique_type_name},
              {"projects", line.projects},
              {"holds", nodes_json(line.holds)}};
  if (lost) {
    out["outcome"] = word_of(line.loss);
    out["paths_before"] = line.paths_before;
    out["paths_after"] = line.paths_after;
  }
  return out;
}

}  // namespace

std::string_view word_of(Loss loss) noexcept {
  switch (loss) {
    case Loss::kKept:
      return "kept";
    case Loss::kRedundancy:
      return "redundancy lost";
    case Loss::kEveryPath:
      return "every path lost";
  }
  return "";
}

model::Result<ImpactSummary> summarise_impact(const AskedOf& where, const graph::Overlay& lost,
                                              const PartsImpact& hits, bool loss) {
  const graph::GraphSnapshot& snapshot = where.engine.snapshot();
  ImpactSummary out;
  out.lost = loss;
  out.nodes = names_of(snapshot, {lost.nodes.begin(), lost.nodes.end()});
  for (const model::LinkId link : lost.links) out.links.emplace_back(snapshot.key(link));
  for (const StandIn& one : hits.stand_ins) {
    out.stand_ins.push_back(
        {name_of(snapshot, one.node), one.parts.size(), names_of(snapshot, one.hit)});
  }
  for (const graph::Impacted& hit : hits.hits) {
    const auto detail = where.store.node(snapshot.row(hit.focal_point), where.at);
    if (!detail.has_value()) return detail.error();
    const graph::CliqueType& type = *where.engine.jobs()[hit.job].type;
    out.lines.push_back({name_of(snapshot, hit.focal_point), type.key, graph::name_of(type),
                         hit.loss, hit.paths_before, hit.paths_after,
                         projects_in(detail.value().document), names_of(snapshot, hit.lost_nodes)});
  }
  std::sort(out.lines.begin(), out.lines.end(),
            [](const ImpactLine& a, const ImpactLine& b) { return is_before(a, b); });
  sum_up(out);
  return out;
}

model::Result<ImpactSummary> summarise_impact(const AskedOf& where, const graph::Overlay& lost,
                                              const graph::ImpactOptions& options) {
  const auto hits = ask_with_parts(where, lost, options);
  if (!hits.has_value()) return hits.error();
  return summarise_impact(where, lost, hits.value(), options.lost);
}

std::string impact_text(const ImpactSummary& summary, std::size_t most) {
  std::string out = lost_text(summary);
  out += count_text(summary.focal_points, "focal point");
  if (summary.lost && summary.focal_points > 0) out += ": " + counts_text(summary.by_loss);
  out += "\n" + sums_text(summary);
  const std::size_t listed = std::min(most, summary.lines.size());
  if (listed > 0) out += "Focal points:\n";
  for (std::size_t i = 0; i < listed; ++i) out += line_text(summary.lines[i], summary.lost);
  if (listed < summary.lines.size()) {
    out += "  and " + std::to_string(summary.lines.size() - listed) + " more\n";
  }
  return out;
}

Json impact_json(const ImpactSummary& summary) {
  Json stand_ins = Json::array();
  for (const PartsLost& one : summary.stand_ins) {
    stand_ins.push_back({{"node", node_json(one.node)}, {"parts", nodes_json(one.in_cliques)}});
  }
  Json lines = Json::array();
  for (const ImpactLine& line : summary.lines) lines.push_back(line_json(line, summary.lost));
  Json counts = {{"focal_points", summary.focal_points}};
  if (summary.lost) add_counts(summary.by_loss, counts);
  return {{"lost", {{"nodes", nodes_json(summary.nodes)}, {"links", summary.links}}},
          {"stands_for", std::move(stand_ins)},
          {"counts", std::move(counts)},
          {"by_project", sums_json(summary.by_project, "project", summary.lost)},
          {"by_type", sums_json(summary.by_type, "type", summary.lost)},
          {"cliques", std::move(lines)}};
}

}  // namespace toposcope::query
