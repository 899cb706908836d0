#include <algorithm>
#include <set>
#include <unordered_map>

#include "toposcope/model/status.h"

#include "query/why.h"
#include "query/words.h"

namespace toposcope::query {
namespace {

using model::badness;
using model::NodeId;
using model::NodeRow;
using model::StatusValue;

using IllByRow = std::unordered_map<NodeRow, const IllNode*>;

std::string state_text(StatusValue status, const std::string& text) {
  std::string out(model::status_label(status));
  if (!text.empty()) out += ": " + printable(text);
  return out;
}

IllReason reason_of(const NodeName& node, StatusValue status, const std::string& text) {
  IllReason out{node, status, text, {}, {}};
  out.sentence = short_name(node) + " is in " + state_text(status, text);
  return out;
}

/// Ill nodes of the node's own cliques that are worse than it.
std::vector<IllReason> worse_than(const graph::CliqueEngine& engine, NodeId node,
                                  StatusValue status, const IllByRow& ill) {
  const graph::GraphSnapshot& snapshot = engine.snapshot();
  std::set<NodeId> members;
  for (const graph::Clique& clique : engine.cliques_of(node))
    members.insert(clique.nodes.begin(), clique.nodes.end());
  std::vector<const IllNode*> found;
  for (const NodeId member : members) {
    const auto one = ill.find(snapshot.row(member));
    if (one != ill.end() && member != node && badness(one->second->value) > badness(status))
      found.push_back(one->second);
  }
  std::stable_sort(found.begin(), found.end(), [](const IllNode* a, const IllNode* b) {
    if (badness(a->value) != badness(b->value)) return badness(a->value) > badness(b->value);
    return is_older(a->since, b->since);
  });
  std::vector<IllReason> out;
  for (const IllNode* one : found) {
    const auto id = snapshot.find(one->row);
    out.push_back(reason_of(name_of(snapshot, *id), one->value, one->text));
  }
  return out;
}

void add_paths(const graph::CliqueEngine& engine, NodeId node, std::size_t most,
               std::vector<IllReason>& reasons) {
  for (std::size_t i = 0; i < std::min(most, reasons.size()); ++i) {
    const auto to = engine.snapshot().find(reasons[i].node.row);
    for (const WhyHere& why : why_here(engine, node, *to)) {
      const bool shorter = reasons[i].path.empty() || why.steps.size() < reasons[i].path.size();
      if (why.in_clique && shorter) reasons[i].path = why.steps;
    }
  }
}

/// The row that the node is in: its own, or the one of its cause.
void add_problem(const Problems& problems, NodeRow node, const IllByRow& ill, WhyRed& out) {
  const auto at = problems.row_of.find(node);
  if (at == problems.row_of.end()) return;
  const ProblemRow& row = problems.rows[at->second];
  if (row.cause.row != node) out.effect_of = reason_of(row.cause, row.status, row.text);
  // Effects are by hops: what leads to the node was met before what leads to it by way of others.
  std::set<NodeRow> explained = {node};
  for (const Effect& effect : row.effects) {
    if (effect.node.row == node || !explained.contains(effect.because)) continue;
    explained.insert(effect.node.row);
    const auto own = ill.find(effect.node.row);
    out.explains.push_back(reason_of(effect.node, effect.status,
                                     own == ill.end() ? std::string() : own->second->text));
  }
}

std::string headline_of(const WhyRed& why, const NodeName& node) {
  if (why.effect_of.has_value()) return "an effect: " + why.effect_of->sentence;
  if (!why.worse.empty()) {
    return "it stands on " + count_text(why.worse.size(), "thing") +
           (why.worse.size() == 1 ? " that is worse" : " that are worse");
  }
  if (badness(why.status) == 0 && why.status != StatusValue::kMaintenance)
    return short_name(node) + " is not ill, and nothing it stands on is";
  if (why.explains.empty()) return "nothing it stands on is worse";
  return "nothing it stands on is worse; it explains " + count_text(why.explains.size(), "object");
}

}  // namespace

WhyRed why_red(const graph::CliqueEngine& engine, NodeId node, const std::vector<IllNode>& ill,
               const Problems& problems, const WhyRedOptions& options) {
  IllByRow by_row;
  for (const IllNode& one : ill) {
    if (model::is_ill(one.value)) by_row.emplace(one.row, &one);
  }
  WhyRed out;
  const NodeName name = name_of(engine.snapshot(), node);
  const auto own = by_row.find(name.row);
  if (own != by_row.end()) {
    out.status = own->second->value;
    out.own = "own check";
    if (!own->second->source.empty()) out.own += " of " + printable(own->second->source);
    out.own += " says " + state_text(out.status, own->second->text);
  } else {
    out.own = "no check of its own says that it is ill";
  }
  out.worse = worse_than(engine, node, out.status, by_row);
  add_paths(engine, node, options.most_paths, out.worse);
  add_problem(problems, name.row, by_row, out);
  out.headline = headline_of(out, name);
  return out;
}

}  // namespace toposcope::query
