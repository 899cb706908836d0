#include <algorithm>
#include <map>
#include <string>

#include "toposcope/graph/tiers.h"
#include "toposcope/model/status.h"
#include "toposcope/model/text.h"

#include "card_maker.h"
#include "templates.h"

namespace toposcope::scene {
namespace {

using graph::kNone;
using model::StatusValue;

std::vector<double> tiers_of(const GraphFacts& facts, const Look& look) {
  graph::TierInput input;
  std::vector<graph::LayoutLink> links;
  for (const NodeFacts& node : facts.nodes) input.types.push_back(node.type);
  for (const LinkFacts& link : facts.links) links.push_back({link.source, link.target});
  input.links = links;
  input.link_types = facts.link_types;
  input.focal_point = facts.focal_point == kNone ? 0 : facts.focal_point;
  return graph::assign_tiers(input, look.tiers);
}

/// Numbers for texts that are compared only.
class Interner {
 public:
  std::uint32_t operator()(const std::string& text) {
    return numbers_.emplace(text, static_cast<std::uint32_t>(numbers_.size())).first->second;
  }

 private:
  std::map<std::string, std::uint32_t> numbers_;
};

/// How much a node must stay outside of a fold; 0: it may go in.
std::uint32_t apartness(const NodeFacts& node) {
  if (node.marks.why_step != 0) return 6;
  if (node.marks.selected) return 5;
  if (node.marks.pinned) return 4;
  if (node.marks.found) return 3;
  if (node.marks.difference != Difference::kNone) return 3;
  if (node.status.value == StatusValue::kError) return 2;
  return node.status.value == StatusValue::kWarning ? 1 : 0;
}

/// What of a link keeps it from looking like others; a healthy one is as good as an unchecked one.
std::string link_signature(const LinkFacts& link, bool calm) {
  const bool ill = model::is_alarm(link.status.value) && !calm;
  std::string text =
      link.type + (link.down && !calm ? "|down" : "") + (link.implicit ? "|implicit" : "");
  if (ill) text += "|" + std::to_string(static_cast<int>(link.status.value));
  if (link.difference != Difference::kNone) {
    text += "|differs " + std::to_string(static_cast<int>(link.difference));
  }
  return text;
}

/// \param calm  as if all were well and nobody had asked for a single one
graph::FoldInput fold_input(const CardGround& ground, bool calm = false) {
  graph::FoldInput input;
  Interner number;
  for (std::uint32_t i = 0; i < ground.facts.nodes.size(); ++i) {
    const NodeFacts& node = ground.facts.nodes[i];
    graph::FoldNode fold;
    fold.signature = number(node.type + "|" + std::to_string(ground.columns[i]) +
                            (node.placeholder ? "|placeholder|" : "|") +
                            std::to_string(static_cast<int>(node.marks.difference)));
    fold.box = ground.frames.of_node[i];
    fold.apart = calm ? 0 : apartness(node);
    input.nodes.push_back(fold);
  }
  for (const LinkFacts& link : ground.facts.links) {
    input.links.push_back({link.source, link.target, number("link " + link_signature(link, calm))});
  }
  for (const FoundFrame& frame : ground.frames.frames) {
    // As nodes do, an ill owner stays outside.
    const bool ill = !calm && frame.owner != kNone &&
                     model::is_alarm(ground.facts.owners[frame.owner].status.value);
    input.box_signatures.push_back(number("box " + frame.type + (ill ? " " + frame.id : "")));
  }
  input.focal_point = ground.facts.focal_point;
  return input;
}

graph::Folding no_folding(const CardGround& ground) {
  graph::Folding folding;
  folding.fold_of.assign(ground.facts.nodes.size(), kNone);
  folding.box_fold_of.assign(ground.frames.frames.size(), kNone);
  return folding;
}

/// Names of folds that no change of status ends: the first of those nodes that would fold together
/// if all were well.
std::vector<std::string> fold_keys(const CardGround& ground) {
  std::vector<std::string> keys;
  if (ground.folding.folds.empty()) return keys;
  const graph::Folding calm = graph::fold_equivalents(fold_input(ground, true));
  std::map<std::string, int> uses;
  for (const graph::Fold& fold : ground.folding.folds) {
    const std::uint32_t first = fold.members[0];
    const std::uint32_t in_calm = calm.fold_of[first];
    const std::uint32_t named = in_calm == kNone ? first : calm.folds[in_calm].members[0];
    std::string key = "fold:" + ground.facts.nodes[named].key;
    const int use = ++uses[key];
    keys.push_back(use == 1 ? key : key + "~" + std::to_string(use));
  }
  return keys;
}

std::vector<std::uint32_t> collapsed_frames(const CardGround& ground, const CardOptions& options) {
  std::vector<std::uint32_t> collapsed(ground.facts.nodes.size(), kNone);
  if (options.collapsed.empty()) return collapsed;
  for (std::size_t i = 0; i < collapsed.size(); ++i) {
    std::uint32_t frame = ground.frames.of_node[i];
    if (frame == kNone) continue;
    const std::uint32_t fold = ground.folding.box_fold_of[frame];
    if (fold != kNone) frame = ground.folding.box_folds[fold].boxes[0];
    const FoundFrame& found = ground.frames.frames[frame];
    if (options.collapsed.contains(found.type + ":" + found.id)) collapsed[i] = frame;
  }
  return collapsed;
}

void find_neighbours(CardGround& ground) {
  ground.across.assign(ground.facts.nodes.size(), kNone);
  const auto look_across = [&](std::uint32_t from, std::uint32_t to) {
    const std::string& host = ground.facts.nodes[to].host;
    if (host.empty() || host == ground.facts.nodes[from].host) return;
    // Of several the first by name, whatever order links come in.
    std::uint32_t& across = ground.across[from];
    const bool is_first =
        across == kNone || model::compare_natural(host, ground.facts.nodes[across].host) < 0;
    if (is_first) across = to;
  };
  for (const LinkFacts& link : ground.facts.links) {
    look_across(link.source, link.target);
    look_across(link.target, link.source);
  }
  for (const NodeFacts& node : ground.facts.nodes) ++ground.count_of_type[node.type];
}

}  // namespace

CardGround prepare_ground(const GraphFacts& facts, const Look& look, const CardOptions& options) {
  CardGround ground{facts, look, Documents(facts.nodes), {}, {}, {}, {}, {}, {}, {}, {}, {}, {}};
  find_neighbours(ground);
  ground.tiers = tiers_of(facts, look);
  ground.columns = graph::dense_columns(ground.tiers);
  if (options.frames) {
    ground.frames = find_frames(facts, look, ground.documents, ground.tiers);
  } else {
    ground.frames.of_node.assign(facts.nodes.size(), kNone);
  }
  ground.folding = options.fold ? graph::fold_equivalents(fold_input(ground)) : no_folding(ground);
  ground.fold_keys = fold_keys(ground);
  ground.collapsed = collapsed_frames(ground, options);
  return ground;
}

}  // namespace toposcope::scene
