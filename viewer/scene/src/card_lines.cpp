#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "toposcope/model/status.h"

#include "card_maker.h"
#include "naming.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

/// So many calm links between two single cards are drawn one by one.
constexpr std::size_t kMostParallel = 3;

/// What a link is drawn like: its own check, or what both of its ends are in.
StatusFacts status_of(const GraphFacts& facts, const LinkFacts& link) {
  const bool has_own = model::is_ill(link.status.value);
  if (has_own) return link.status;
  const StatusValue source = facts.nodes[link.source].status.value;
  const StatusValue target = facts.nodes[link.target].status.value;
  const bool shared =
      source == target && (source == StatusValue::kStale || source == StatusValue::kMaintenance);
  return shared ? StatusFacts{source, false, ""} : link.status;
}

/// Links that may be drawn as one line have equal keys.
using LineKey = std::tuple<std::uint32_t, std::uint32_t, StatusValue, bool, bool, bool, Difference>;

struct DrawnLink {
  LineKey key;
  std::uint32_t link;
  StatusFacts status;
};

DrawnLink drawn(const CardGround& ground, std::uint32_t index) {
  const LinkFacts& link = ground.facts.links[index];
  const std::uint32_t a = ground.card_of[link.source];
  const std::uint32_t b = ground.card_of[link.target];
  StatusFacts status = status_of(ground.facts, link);
  const bool in_order = link.directed || a < b;
  const std::uint32_t first = in_order ? a : b;
  const std::uint32_t second = in_order ? b : a;
  const StatusValue value = status.value == StatusValue::kOk ? StatusValue::kNoCheck : status.value;
  return {{first, second, value, link.down, link.implicit, link.directed, link.difference},
          index,
          std::move(status)};
}

class LineMaker {
 public:
  LineMaker(CardGraph& graph, const CardGround& ground) : graph_(graph), ground_(ground) {}

  void add_all() {
    std::map<LineKey, std::vector<std::uint32_t>> bundles;
    for (std::uint32_t i = 0; i < ground_.facts.links.size(); ++i) {
      if (is_inside(i)) {
        ++graph_.contained_links;
        continue;
      }
      const DrawnLink link = drawn(ground_, i);
      const LinkFacts& facts = ground_.facts.links[i];
      const bool alone =
          facts.why_step != 0 || facts.hidden_nodes != 0 || model::is_alarm(link.status.value);
      if (alone) {
        add(link, {i});
      } else {
        bundles[link.key].push_back(i);
      }
    }
    for (const auto& [key, links] : bundles) add_bundle(links);
  }

 private:
  /// Of a frame that is one card.
  [[nodiscard]] bool is_inside(std::uint32_t link) const {
    const std::uint32_t card = ground_.card_of[ground_.facts.links[link].source];
    return card == ground_.card_of[ground_.facts.links[link].target] &&
           graph_.cards[card].is_collapsed;
  }

  void add_bundle(const std::vector<std::uint32_t>& links) {
    const DrawnLink first = drawn(ground_, links[0]);
    const Card& a = graph_.cards[std::get<0>(first.key)];
    const Card& b = graph_.cards[std::get<1>(first.key)];
    const bool stand_alone = a.members.size() == 1 && b.members.size() == 1;
    const bool single = stand_alone && links.size() <= kMostParallel;
    if (!single) return add(first, links);
    for (const std::uint32_t link : links) add(drawn(ground_, link), {link});
  }

  void add(const DrawnLink& first, std::vector<std::uint32_t> links) {
    const LinkFacts& link = ground_.facts.links[links[0]];
    Line line;
    line.source = ground_.card_of[link.source];
    line.target = ground_.card_of[link.target];
    line.type = link.type;
    line.status = first.status;
    line.down = link.down;
    line.implicit = link.implicit;
    line.directed = link.directed;
    line.why_step = link.why_step;
    line.difference = link.difference;
    line.hidden_nodes = link.hidden_nodes;
    line.is_contained = is_contained(line) && !has_to_say(line);
    if (line.is_contained) graph_.contained_links += links.size();
    if (links.size() == 1) {
      line.name = one_line(link.name);
      line.source_end = one_line(link.source_end);
      line.target_end = one_line(link.target_end);
    }
    line.title = title_of(line, links);
    line.links = std::move(links);
    graph_.lines.push_back(std::move(line));
  }

  [[nodiscard]] std::string title_of(const Line& line,
                                     const std::vector<std::uint32_t>& links) const {
    const LinkFacts& link = ground_.facts.links[links[0]];
    std::string title = types_of(links);
    if (links.size() > 1) title = std::to_string(links.size()) + " links " + title;
    if (!line.name.empty()) title += " " + line.name;
    title += "\n" + graph_.cards[line.source].name + " \u2013 " + graph_.cards[line.target].name;
    if (link.hidden_nodes != 0) {
      title += "\nstands for " + std::to_string(link.hidden_nodes) + " hidden objects";
    }
    if (link.implicit) title += "\nimplicit";
    if (link.down) title += "\nstate down";
    if (link.status.value != StatusValue::kNoCheck) {
      title += "\n" + std::string(model::status_label(link.status.value));
      if (!link.status.text.empty()) title += ": " + one_line(link.status.text);
    }
    return title;
  }

  /// Each type once, in order.
  [[nodiscard]] std::string types_of(const std::vector<std::uint32_t>& links) const {
    std::set<std::string> types;
    for (const std::uint32_t link : links) types.insert(ground_.facts.links[link].type);
    std::string text;
    for (const std::string& type : types) text += (text.empty() ? "" : ", ") + type;
    return text;
  }

  static bool has_to_say(const Line& line) {
    return model::is_alarm(line.status.value) || line.down || line.why_step != 0 ||
           line.difference != Difference::kNone;
  }

  [[nodiscard]] bool is_contained(const Line& line) const {
    const Card& a = graph_.cards[line.source];
    const Card& b = graph_.cards[line.target];
    return a.frame != graph::kNone && a.frame == b.frame && (a.is_head != b.is_head);
  }

  CardGraph& graph_;
  const CardGround& ground_;
};

}  // namespace

void add_lines(CardGraph& graph, const CardGround& ground) {
  LineMaker(graph, ground).add_all();
  std::sort(graph.lines.begin(), graph.lines.end(),
            [](const Line& a, const Line& b) { return a.links[0] < b.links[0]; });
}

}  // namespace toposcope::scene
