#include "toposcope/scene/captions.h"

#include <algorithm>
#include <array>

#include "toposcope/model/status.h"

#include "badges.h"
#include "legend.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;
using Kind = LegendEntry::Kind;

constexpr float kLineSwatch = 26;
constexpr float kStatusSwatch = 13;

std::string counted(std::size_t number, const std::string& word) {
  return grouped_digits(number) + " " + word + (number == 1 ? "" : "s");
}

/// Notes how one line is drawn; as draw_line() does it.
void note(LegendFacts& shown, const CardGraph& cards, const Line& line) {
  const bool ill = model::is_alarm(line.status.value);
  const bool quiet = !model::is_ill(line.status.value);
  const bool folds = cards.cards[line.source].is_fold() || cards.cards[line.target].is_fold();
  if (line.down && !ill) shown.has_down_links = true;
  if (line.why_step != 0) {
    shown.has_path = shown.has_path || !ill;
    if (ill) shown.marked_links.add(line.status);
    return;
  }
  const bool is_double = line.links.size() > 3 || (folds && line.links.size() > 1);
  if (is_double) shown.has_double_links = true;
  if (line.hidden_nodes != 0) {
    shown.has_hidden_links = true;
    return;
  }
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

void add_statuses(std::vector<LegendEntry>& entries, const StatusCounts& counts) {
  constexpr std::array kOrder = {
      StatusValue::kError,       StatusValue::kWarning, StatusValue::kUnknown, StatusValue::kStale,
      StatusValue::kMaintenance, StatusValue::kOk,      StatusValue::kNoCheck};
  for (const StatusValue status : kOrder) {
    const auto index = static_cast<std::size_t>(status);
    const std::uint32_t hollow = counts.acknowledged.at(index);
    const std::uint32_t solid = counts.of.at(index) - hollow;
    const std::string word(model::status_label(status));
    if (solid > 0) entries.push_back({Kind::kStatus, {status, false, ""}, word, solid});
    if (hollow > 0) {
      entries.push_back({Kind::kStatus, {status, true, ""}, word + " acknowledged", hollow});
    }
  }
}

Stroke swatch_stroke(const Theme& theme, Kind kind) {
  const auto mark = [&](StatusValue status) { return theme.of(status).mark; };
  switch (kind) {
    case Kind::kImplicitLink:
      return {theme.link, 1.4F, Cap::kButt, {9, 3, 2, 3}};
    case Kind::kErrorLink:
      return {mark(StatusValue::kError), 2.5F, Cap::kButt, {}};
    case Kind::kWarningLink:
      return {mark(StatusValue::kWarning), 2, Cap::kButt, {}};
    case Kind::kStaleLink:
      return {theme.link, 1.4F, Cap::kButt, {5, 4, 0, 0}};
    case Kind::kMaintenanceLink:
      return {mark(StatusValue::kMaintenance), 1.4F, Cap::kRound, {1, 4, 0, 0}};
    case Kind::kHiddenLink:
      return {theme.link, 1.4F, Cap::kRound, {2, 4, 0, 0}};
    case Kind::kPath:
      return {theme.accent, 2.5F, Cap::kButt, {}};
    default:
      return {theme.link, 1.4F, Cap::kButt, {}};
  }
}

void draw_double(Scene& scene, const Theme& theme, Point a, Point b) {
  scene.add_line(a, b, {theme.link, 3.3F, Cap::kButt, {}});
  scene.add_line(a, b, {theme.canvas, 1.1F, Cap::kButt, {}});
}

void draw_down(Scene& scene, const Theme& theme, Point c) {
  const Stroke line{theme.text2, 1.3F, Cap::kButt, {}};
  const Stroke bar{theme.text2, 2, Cap::kButt, {}};
  scene.add_line({c.x - kLineSwatch / 2, c.y}, {c.x - 4, c.y}, line);
  scene.add_line({c.x + 4, c.y}, {c.x + kLineSwatch / 2, c.y}, line);
  for (const float x : {-4.0F, 4.0F}) scene.add_line({c.x + x, c.y - 5}, {c.x + x, c.y + 5}, bar);
}

}  // namespace

std::string grouped_digits(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (std::size_t i = digits.size(); i > 3;) digits.insert(i -= 3, " ");
  return digits;
}

LegendFacts legend_facts(const GraphFacts& facts, const CardGraph& cards) {
  LegendFacts shown;
  for (const NodeFacts& node : facts.nodes) shown.nodes.add(node.status);
  for (const Line& line : cards.lines) {
    if (!line.is_contained) note(shown, cards, line);
  }
  return shown;
}

std::vector<LegendEntry> legend_entries(const LegendFacts& shown) {
  std::vector<LegendEntry> entries;
  add_statuses(entries, shown.nodes);
  const StatusCounts& marked = shown.marked_links;
  const bool has_stale =
      marked.count(StatusValue::kStale) + marked.count(StatusValue::kUnknown) > 0;
  const auto say = [&](bool is_there, Kind kind, const char* text) {
    if (is_there) entries.push_back({kind, {}, text, 0});
  };
  say(shown.has_calm_links, Kind::kCalmLink, "link");
  say(shown.has_double_links, Kind::kDoubleLink, "several links");
  say(shown.has_implicit_links, Kind::kImplicitLink, "implicit");
  say(marked.count(StatusValue::kError) > 0, Kind::kErrorLink, "error");
  say(marked.count(StatusValue::kWarning) > 0, Kind::kWarningLink, "warning");
  say(has_stale, Kind::kStaleLink, "stale or unknown");
  say(marked.count(StatusValue::kMaintenance) > 0, Kind::kMaintenanceLink, "maintenance");
  say(shown.has_down_links, Kind::kDownLink, "down");
  say(shown.has_hidden_links, Kind::kHiddenLink, "hidden between");
  say(shown.has_path, Kind::kPath, "why here");
  return entries;
}

std::vector<LegendEntry> legend_entries(const GraphFacts& facts, const CardGraph& cards) {
  return legend_entries(legend_facts(facts, cards));
}

float legend_swatch_width(const LegendEntry& entry) {
  return entry.kind == Kind::kStatus ? kStatusSwatch : kLineSwatch;
}

void draw_legend_swatch(Scene& scene, const Theme& theme, const LegendEntry& entry, Point centre) {
  if (entry.kind == Kind::kStatus) return draw_swatch(scene, theme, entry.status, centre);
  if (entry.kind == Kind::kDownLink) return draw_down(scene, theme, centre);
  const Point a{centre.x - kLineSwatch / 2, centre.y};
  const Point b{centre.x + kLineSwatch / 2, centre.y};
  if (entry.kind == Kind::kDoubleLink) return draw_double(scene, theme, a, b);
  const Stroke stroke = swatch_stroke(theme, entry.kind);
  const bool is_ill = entry.kind == Kind::kErrorLink || entry.kind == Kind::kWarningLink;
  if (is_ill && theme.mark_border.alpha != 0) {
    scene.add_line(a, b, {theme.mark_border, stroke.width + 1.2F, Cap::kButt, {}});
  }
  scene.add_line(a, b, stroke);
}

std::vector<TruthPart> truth_parts(const GraphFacts& facts, const CardGraph& cards) {
  const std::size_t nodes = facts.nodes.size();
  const std::size_t links = facts.links.size();
  const std::size_t all_nodes = facts.total_nodes == 0 ? nodes : facts.total_nodes;
  const std::size_t all_links = facts.total_links == 0 ? links : facts.total_links;
  const std::string hidden = hidden_text(facts, all_nodes, all_links);
  std::vector<TruthPart> parts;
  parts.push_back({TruthPart::Kind::kAll,
                   grouped_digits(nodes) + " of " + grouped_digits(all_nodes) + " objects, " +
                       grouped_digits(links) + " of " + grouped_digits(all_links) + " links",
                   !hidden.empty()});
  if (cards.folds > 0) {
    parts.push_back({TruthPart::Kind::kFolded, counted(cards.folded_nodes, "object") +
                                                   " folded into " + counted(cards.folds, "card")});
  }
  if (cards.collapsed_frames > 0) {
    const bool one = cards.collapsed_frames == 1;
    parts.push_back(
        {TruthPart::Kind::kCollapsed, counted(cards.collapsed_nodes, "object") + " in " +
                                          grouped_digits(cards.collapsed_frames) +
                                          (one ? " collapsed box" : " collapsed boxes")});
  }
  if (cards.contained_links > 0) {
    const bool one = cards.contained_links == 1;
    parts.push_back(
        {TruthPart::Kind::kBoxes, grouped_digits(cards.contained_links) +
                                      (one ? " link drawn as a box" : " links drawn as boxes")});
  }
  parts.push_back(
      {TruthPart::Kind::kHidden, hidden.empty() ? "nothing hidden" : hidden, !hidden.empty()});
  return parts;
}

}  // namespace toposcope::scene
