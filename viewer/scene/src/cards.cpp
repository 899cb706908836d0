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

/// Makes cards of nodes, in their order.
class CardAdder {
 public:
  CardAdder(CardGraph& graph, CardGround& ground, const CardOptions& options)
      : graph_(graph), ground_(ground), options_(options) {
    ground_.card_of.assign(ground_.facts.nodes.size(), kNone);
  }

  /// By first member, so that cards follow the nodes.
  void add_all() {
    for (std::uint32_t i = 0; i < ground_.facts.nodes.size(); ++i) {
      if (ground_.card_of[i] != kNone) continue;
      const std::uint32_t fold = ground_.folding.fold_of[i];
      if (ground_.collapsed[i] != kNone) {
        add_collapsed(ground_.collapsed[i]);
      } else if (fold == kNone) {
        add({i});
      } else {
        add_fold(fold);
      }
    }
  }

 private:
  Card& add(std::vector<std::uint32_t> members) {
    const NodeFacts& first = ground_.facts.nodes[members[0]];
    const auto index = static_cast<std::uint32_t>(graph_.cards.size());
    Card card;
    card.key = first.key;
    card.type = first.type;
    card.column = ground_.columns[members[0]];
    for (const std::uint32_t member : members) {
      ground_.card_of[member] = index;
      card.column = std::min(card.column, ground_.columns[member]);
      if (member == ground_.facts.focal_point) {
        card.is_focal_point = true;
        graph_.focal_point = index;
      }
    }
    card.members = std::move(members);
    write_card(card, ground_);
    graph_.cards.push_back(std::move(card));
    return graph_.cards.back();
  }

  Card& add_folded(std::vector<std::uint32_t> members, const std::string& key) {
    ++graph_.folds;
    graph_.folded_nodes += members.size();
    Card& card = add(std::move(members));
    card.key = key;
    return card;
  }

  void add_fold(std::uint32_t fold) {
    const std::vector<std::uint32_t>& members = ground_.folding.folds[fold].members;
    const std::string& key = ground_.fold_keys[fold];
    const auto asked = options_.open_folds.find(key);
    std::size_t shown = asked == options_.open_folds.end() ? 0 : asked->second;
    if (shown == 0) {
      add_folded(members, key);
      return;
    }
    // One alone is no fold.
    if (shown + 1 >= members.size()) shown = members.size();
    const auto index = static_cast<std::uint32_t>(graph_.open_folds.size());
    OpenFold open{key, static_cast<std::uint32_t>(members.size()), {}};
    const auto note = [&](Card& card) {
      card.open_fold = index;
      open.cards.push_back(static_cast<std::uint32_t>(graph_.cards.size() - 1));
    };
    for (std::size_t i = 0; i < shown; ++i) note(add({members[i]}));
    if (shown < members.size()) {
      Card& rest =
          add_folded({members.begin() + static_cast<std::ptrdiff_t>(shown), members.end()}, key);
      write_rest(rest, static_cast<std::uint32_t>(shown));
      note(rest);
    }
    graph_.open_folds.push_back(std::move(open));
  }

  /// What it is called is written when frames are.
  void add_collapsed(std::uint32_t frame) {
    std::vector<std::uint32_t> members;
    for (std::uint32_t i = 0; i < ground_.collapsed.size(); ++i) {
      if (ground_.collapsed[i] == frame) members.push_back(i);
    }
    ++graph_.collapsed_frames;
    graph_.collapsed_nodes += members.size();
    Card& card = add(std::move(members));
    const FoundFrame& found = ground_.frames.frames[frame];
    card.is_collapsed = true;
    card.type = found.type;
    card.key = "box:" + found.type + ":" + found.id;
  }

  CardGraph& graph_;
  CardGround& ground_;
  const CardOptions& options_;
};

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
  const float inset = (card.is_focal_point ? kFocalTextInset : kTextInset) +
                      (card.is_collapsed ? kCollapsedIndent + kFoldEdges : 0);
  const float least = room_for_status       ? kMinStatusWidth
                      : card.is_focal_point ? kMinFocalWidth
                                            : kMinCardWidth;
  return std::clamp(inset + text + kTextMargin, least, kMaxCardWidth);
}

/// A case is as wide as its title, but no wider than for the widest card.
float case_width(const Frame& frame) {
  return std::min(title_width(frame), kMaxCardWidth + 2 * kCaseMargin);
}

/// Cards in a case fill it, however long its title is.
float room_in_case(const CardGraph& graph, const Card& card) {
  if (card.frame == kNone || !graph.frames[card.frame].fabric || card.is_collapsed) return 0;
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
    card.height = card.is_collapsed     ? kCollapsedHeight
                  : card.is_focal_point ? kFocalHeight
                                        : kCardHeight;
    if ((card.is_fold() || card.is_collapsed) && !heads) card.height += kFoldEdges;
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
  CardAdder(graph, ground, options).add_all();
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
    if (frame.collapsed_card != kNone) {
      box.margin = 0;
      box.row_pitch = cards[frame.collapsed_card].height + kCollapsedGap;
      input.boxes.push_back(std::move(box));
      continue;
    }
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
