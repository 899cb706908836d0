#include "toposcope/scene/cards.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

#include "toposcope/scene/text_metrics.h"

#include "card_maker.h"
#include "card_metrics.h"

namespace toposcope::scene {
namespace {

using graph::kNone;

void add_card(CardGraph& graph, CardGround& ground, std::vector<std::uint32_t> members) {
  const NodeFacts& first = ground.facts.nodes[members[0]];
  Card card;
  card.key = first.key;
  card.type = first.type;
  card.column = ground.columns[members[0]];
  for (const std::uint32_t member : members) {
    ground.card_of[member] = static_cast<std::uint32_t>(graph.cards.size());
    if (member == ground.facts.focal_point) {
      card.is_focal_point = true;
      graph.focal_point = static_cast<std::uint32_t>(graph.cards.size());
    }
  }
  card.members = std::move(members);
  write_card(card, ground);
  if (card.is_fold()) {
    ++graph.folds;
    graph.folded_nodes += card.members.size();
  }
  graph.cards.push_back(std::move(card));
}

/// By first member, so that cards follow the nodes.
void add_cards(CardGraph& graph, CardGround& ground) {
  ground.card_of.assign(ground.facts.nodes.size(), kNone);
  for (std::uint32_t i = 0; i < ground.facts.nodes.size(); ++i) {
    const std::uint32_t fold = ground.folding.fold_of[i];
    if (fold == kNone) {
      add_card(graph, ground, {i});
    } else if (ground.folding.folds[fold].members[0] == i) {
      add_card(graph, ground, ground.folding.folds[fold].members);
    }
  }
}

std::uint32_t first_fabric_column(const CardGround& ground) {
  std::uint32_t first = kNone;
  for (std::size_t i = 0; i < ground.tiers.size(); ++i) {
    if (ground.tiers[i] >= ground.look.tiers.fabric_from) {
      first = std::min(first, ground.columns[i]);
    }
  }
  return first;
}

/// With room for what its check says, when `card` is not to stay as wide whatever that is.
float wanted_width(const Card& card, bool room_for_status) {
  const TextStyle name{.weight = card.is_focal_point ? Weight::kSemiBold : Weight::kMedium,
                       .size = card.is_focal_point ? kFocalNameSize : kNameSize};
  const TextStyle detail{.size = kDetailSize};
  float text = std::max(text_width(card.name, name), text_width(card.calm_detail, detail));
  if (room_for_status) text = std::max(text, text_width(card.detail, detail));
  const float inset = card.is_focal_point ? kFocalTextInset : kTextInset;
  return std::clamp(inset + text + kTextMargin, kMinCardWidth, kMaxCardWidth);
}

/// A case is as wide as its title, but no wider than for the widest card.
float case_width(const Frame& frame) {
  return std::min(title_width(frame), kMaxCardWidth + 2 * kCaseMargin);
}

/// Cards in a case fill it, however long its title is.
float room_in_case(const CardGraph& graph, const Card& card) {
  if (card.frame == kNone || !graph.frames[card.frame].fabric) return 0;
  return std::min(kMaxCardWidth, case_width(graph.frames[card.frame]) - 2 * kCaseMargin);
}

}  // namespace

void measure_cards(CardGraph& graph, bool room_for_status) {
  // The fabric is one stack: its cards are as wide as each other.
  const auto track = [&](const Card& card) { return std::min(card.column, graph.fabric_column); };
  std::map<std::uint32_t, float> width_of;
  for (Card& card : graph.cards) {
    if (card.is_head) continue;
    float& width = width_of[track(card)];
    width = std::max({width, wanted_width(card, room_for_status), room_in_case(graph, card)});
  }
  for (Card& card : graph.cards) {
    const bool heads = card.is_head;
    card.width = heads ? wanted_width(card, room_for_status) : std::ceil(width_of[track(card)]);
    card.height = card.is_focal_point ? kFocalHeight : kCardHeight;
    if (card.is_fold() && !heads) card.height += kFoldEdges;
  }
}

void add_headings(CardGraph& graph, const CardGround& ground) {
  std::map<std::uint32_t, std::vector<std::string>> labels;
  const auto say = [&](std::uint32_t column, const std::string& label) {
    std::vector<std::string>& there = labels[column];
    if (std::find(there.begin(), there.end(), label) == there.end()) there.push_back(label);
  };
  std::set<std::pair<double, std::string>> types;  // in the order of tiers
  for (std::size_t i = 0; i < ground.tiers.size(); ++i) {
    types.emplace(ground.tiers[i], ground.facts.nodes[i].type);
  }
  std::map<double, std::uint32_t> columns;
  for (std::size_t i = 0; i < ground.tiers.size(); ++i) {
    columns[ground.tiers[i]] = ground.columns[i];
  }
  for (const auto& [tier, type] : types) say(columns[tier], ground.look.type(type).label);
  for (const auto& [column, texts] : labels) {
    std::string text;
    for (const std::string& label : texts) text += (text.empty() ? "" : " \u00B7 ") + label;
    graph.headings.push_back({column, text});
  }
}

CardGraph make_cards(const GraphFacts& facts, const Look& look, const CardOptions& options) {
  CardGraph graph;
  CardGround ground = prepare_ground(facts, look, options);
  graph.fabric_column = first_fabric_column(ground);
  add_cards(graph, ground);
  add_frames(graph, ground);
  add_lines(graph, ground);
  measure_cards(graph, options.room_for_status);
  add_headings(graph, ground);
  return graph;
}

graph::LayoutInput CardGraph::layout_input(const graph::Layout* previous) const {
  graph::LayoutInput input;
  for (const Card& card : cards) {
    input.nodes.push_back({card.key, card.name, card.column, card.frame, card.width, card.height});
  }
  for (const Line& line : lines) input.links.push_back({line.source, line.target});
  for (const Frame& frame : frames) {
    graph::LayoutBox box;
    box.key = frame.key;
    box.head_height = frame.fabric ? kCaseHeadHeight : kLaneHeadHeight;
    const auto index = static_cast<std::uint32_t>(input.boxes.size());
    const bool is_home = focal_point != kNone && cards[focal_point].frame == index;
    if (is_home && frame.head != focal_point) box.head_height += kFocalTabRoom;
    box.margin = frame.fabric ? kCaseMargin : kLaneMargin;
    box.row_pitch = frame.fabric ? kCasePitch : kLanePitch;
    box.min_width = frame.fabric ? case_width(frame) : title_width(frame);
    box.head = frame.head;
    input.boxes.push_back(std::move(box));
  }
  input.fabric_column = fabric_column;
  input.focal_point = focal_point == kNone ? 0 : focal_point;
  input.previous = previous;
  return input;
}

}  // namespace toposcope::scene
