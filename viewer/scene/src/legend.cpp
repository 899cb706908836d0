#include "legend.h"

#include <algorithm>
#include <array>
#include <string>

#include "toposcope/model/status.h"

#include "badges.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

constexpr float kLineSwatch = 26;
constexpr float kStatusSwatch = 13;

TextStyle word_style(const Theme& theme) { return {.size = 11, .colour = theme.text2}; }

TextStyle number_style(const Theme& theme) {
  return {.weight = Weight::kSemiBold, .size = 11, .colour = theme.text};
}

std::string thousands(std::size_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, " ");
  return digits;
}

FlowItem status_item(const Theme& theme, const StatusFacts& status, std::uint32_t count) {
  FlowItem item;
  item.swatch_width = kStatusSwatch;
  item.draw_swatch = [&theme, status](Scene& scene, Point centre) {
    draw_swatch(scene, theme, status, centre);
  };
  std::string word(model::status_label(status.value));
  if (status.acknowledged) word += " acknowledged";
  item.texts = {{word, word_style(theme)}, {thousands(count), number_style(theme)}};
  return item;
}

void add_statuses(std::vector<FlowItem>& items, const StatusCounts& counts, const Theme& theme) {
  constexpr std::array kOrder = {
      StatusValue::kError,       StatusValue::kWarning, StatusValue::kUnknown, StatusValue::kStale,
      StatusValue::kMaintenance, StatusValue::kOk,      StatusValue::kNoCheck};
  for (const StatusValue status : kOrder) {
    const auto index = static_cast<std::size_t>(status);
    const std::uint32_t hollow = counts.acknowledged.at(index);
    const std::uint32_t solid = counts.of.at(index) - hollow;
    if (solid > 0) items.push_back(status_item(theme, {status, false, ""}, solid));
    if (hollow > 0) items.push_back(status_item(theme, {status, true, ""}, hollow));
  }
}

FlowItem line_item(const Theme& theme, const std::string& word, const Stroke& stroke) {
  FlowItem item;
  item.swatch_width = kLineSwatch;
  const bool prints = stroke.width >= 2 && stroke.colour != theme.accent;
  const Colour casing = prints ? theme.mark_border : Colour{};
  item.draw_swatch = [stroke, casing](Scene& scene, Point centre) {
    if (casing.alpha != 0) {
      scene.add_line({centre.x - kLineSwatch / 2, centre.y}, {centre.x + kLineSwatch / 2, centre.y},
                     {casing, stroke.width + 1.2F, Cap::kButt, {}});
    }
    scene.add_line({centre.x - kLineSwatch / 2, centre.y}, {centre.x + kLineSwatch / 2, centre.y},
                   stroke);
  };
  item.texts = {{word, word_style(theme)}};
  return item;
}

FlowItem double_item(const Theme& theme) {
  FlowItem item = line_item(theme, "several links", {});
  item.draw_swatch = [&theme](Scene& scene, Point centre) {
    const Point a{centre.x - kLineSwatch / 2, centre.y};
    const Point b{centre.x + kLineSwatch / 2, centre.y};
    scene.add_line(a, b, {theme.link, 3.3F, Cap::kButt, {}});
    scene.add_line(a, b, {theme.canvas, 1.1F, Cap::kButt, {}});
  };
  return item;
}

FlowItem down_item(const Theme& theme) {
  FlowItem item = line_item(theme, "down", {});
  item.draw_swatch = [&theme](Scene& scene, Point c) {
    const Stroke line{theme.text2, 1.3F, Cap::kButt, {}};
    const Stroke bar{theme.text2, 2, Cap::kButt, {}};
    scene.add_line({c.x - kLineSwatch / 2, c.y}, {c.x - 4, c.y}, line);
    scene.add_line({c.x + 4, c.y}, {c.x + kLineSwatch / 2, c.y}, line);
    for (const float x : {-4.0F, 4.0F}) scene.add_line({c.x + x, c.y - 5}, {c.x + x, c.y + 5}, bar);
  };
  return item;
}

void add_links(std::vector<FlowItem>& items, const LegendFacts& shown, const Theme& theme) {
  const Stroke calm{theme.link, 1.4F, Cap::kButt, {}};
  const auto mark = [&](StatusValue status) { return theme.of(status).mark; };
  if (shown.has_calm_links) items.push_back(line_item(theme, "link", calm));
  if (shown.has_double_links) items.push_back(double_item(theme));
  if (shown.has_implicit_links) {
    items.push_back(line_item(theme, "implicit", {theme.link, 1.4F, Cap::kButt, {9, 3, 2, 3}}));
  }
  if (shown.marked_links.count(StatusValue::kError) > 0) {
    items.push_back(line_item(theme, "error", {mark(StatusValue::kError), 2.5F, Cap::kButt, {}}));
  }
  if (shown.marked_links.count(StatusValue::kWarning) > 0) {
    items.push_back(line_item(theme, "warning", {mark(StatusValue::kWarning), 2, Cap::kButt, {}}));
  }
  if (shown.marked_links.count(StatusValue::kStale) +
          shown.marked_links.count(StatusValue::kUnknown) >
      0) {
    items.push_back(
        line_item(theme, "stale or unknown", {theme.link, 1.4F, Cap::kButt, {5, 4, 0, 0}}));
  }
  if (shown.marked_links.count(StatusValue::kMaintenance) > 0) {
    items.push_back(line_item(theme, "maintenance",
                              {mark(StatusValue::kMaintenance), 1.4F, Cap::kRound, {1, 4, 0, 0}}));
  }
  if (shown.has_down_links) items.push_back(down_item(theme));
  if (shown.has_path) {
    items.push_back(line_item(theme, "why here", {theme.accent, 2.5F, Cap::kButt, {}}));
  }
}

bool is_ill(StatusValue status) {
  return status == StatusValue::kError || status == StatusValue::kWarning;
}

std::string counted(std::size_t number, const std::string& word) {
  return thousands(number) + " " + word + (number == 1 ? "" : "s");
}

/// Notes how one line is drawn; as draw_line() does it.
void note(LegendFacts& shown, const CardGraph& cards, const Line& line) {
  const bool ill = is_ill(line.status.value);
  const bool quiet =
      line.status.value == StatusValue::kOk || line.status.value == StatusValue::kNoCheck;
  const bool folds = cards.cards[line.source].is_fold() || cards.cards[line.target].is_fold();
  if (line.down && !ill) shown.has_down_links = true;
  if (line.why_step != 0) {
    shown.has_path = shown.has_path || !ill;
    if (ill) shown.marked_links.add(line.status);
    return;
  }
  const bool is_double = line.links.size() > 3 || (folds && line.links.size() > 1);
  if (is_double) shown.has_double_links = true;
  if (line.implicit && (quiet || ill)) shown.has_implicit_links = true;
  if (!quiet) shown.marked_links.add(line.status);
  if (quiet && !line.implicit && !line.down && !is_double) shown.has_calm_links = true;
}

/// What was left out, in the words of those who did it or as numbers; empty: nothing.
std::string hidden_text(const GraphFacts& facts, std::size_t all_nodes, std::size_t all_links) {
  if (!facts.hidden.empty()) return facts.hidden;
  const std::size_t nodes = all_nodes - std::min(all_nodes, facts.nodes.size());
  const std::size_t links = all_links - std::min(all_links, facts.links.size());
  if (nodes == 0 && links == 0) return {};
  if (nodes == 0) return counted(links, "link") + " left out";
  if (links == 0) return counted(nodes, "object") + " left out";
  return counted(nodes, "object") + " and " + counted(links, "link") + " left out";
}

}  // namespace

LegendFacts legend_facts(const GraphFacts& facts, const CardGraph& cards) {
  LegendFacts shown;
  for (const NodeFacts& node : facts.nodes) shown.nodes.add(node.status);
  for (const Line& line : cards.lines) {
    if (!line.is_contained) note(shown, cards, line);
  }
  return shown;
}

std::vector<FlowItem> legend_items(const LegendFacts& shown, const Theme& theme) {
  std::vector<FlowItem> items;
  add_statuses(items, shown.nodes, theme);
  const std::size_t statuses = items.size();
  add_links(items, shown, theme);
  if (statuses > 0 && items.size() > statuses) items[statuses].gap_before = 28;
  return items;
}

std::vector<FlowItem> truth_items(const GraphFacts& facts, const CardGraph& cards,
                                  const Theme& theme) {
  const std::size_t nodes = facts.nodes.size();
  const std::size_t links = facts.links.size();
  const std::size_t all_nodes = facts.total_nodes == 0 ? nodes : facts.total_nodes;
  const std::size_t all_links = facts.total_links == 0 ? links : facts.total_links;
  const std::string hidden = hidden_text(facts, all_nodes, all_links);
  TextStyle head = number_style(theme);
  if (!hidden.empty()) head.colour = theme.of(StatusValue::kWarning).text;
  std::vector<FlowItem> items;
  const auto say = [&](const std::string& text, const TextStyle& style) {
    FlowItem item;
    item.texts = {{(items.empty() ? "" : "\u00B7  ") + text, style}};
    item.gap_before = 8;
    items.push_back(std::move(item));
  };
  say(thousands(nodes) + " of " + thousands(all_nodes) + " objects, " + thousands(links) + " of " +
          thousands(all_links) + " links",
      head);
  if (cards.folds > 0) {
    say(counted(cards.folded_nodes, "object") + " folded into " + counted(cards.folds, "card"),
        word_style(theme));
  }
  if (cards.contained_links > 0) {
    const bool one = cards.contained_links == 1;
    say(thousands(cards.contained_links) + (one ? " link drawn as a box" : " links drawn as boxes"),
        word_style(theme));
  }
  say(hidden.empty() ? "nothing hidden" : hidden, word_style(theme));
  return items;
}

}  // namespace toposcope::scene
