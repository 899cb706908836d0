#include "headings.h"

#include <algorithm>
#include <utility>

#include "toposcope/scene/text_metrics.h"

#include "canvas_parts.h"
#include "naming.h"

namespace toposcope::scene {
namespace {

constexpr float kHeadingRise = 13;  ///< From the top of the drawing up to headings.
constexpr float kTabHeight = 16;  ///< Of the focal point's tab, which may stand out of the drawing.
constexpr float kColumnGap = 14;  ///< That headings may use; columns are 20 apart at least.
constexpr float kHeadingGap = 18;  ///< Above a card of the fabric, for a heading.

/// Cards of the fabric that stand in no case, from top to bottom, column by column.
std::vector<std::uint32_t> free_cards(const CardGraph& cards, const graph::Layout& layout) {
  std::vector<std::uint32_t> free;
  for (std::uint32_t i = 0; i < cards.cards.size(); ++i) {
    const Card& card = cards.cards[i];
    if (card.column >= cards.fabric_column && card.frame == graph::kNone) free.push_back(i);
  }
  const auto place = [&](std::uint32_t card) {
    return std::pair(layout.nodes[card].x, layout.nodes[card].y);
  };
  std::sort(free.begin(), free.end(),
            [&](std::uint32_t a, std::uint32_t b) { return place(a) < place(b); });
  return free;
}

}  // namespace

TextStyle heading_style(const Theme& theme) {
  return {.weight = Weight::kMedium, .size = 10, .colour = theme.text3};
}

float heading_rise(const CardGraph& cards, const graph::Layout& layout) {
  const std::uint32_t focal = cards.focal_point;
  const bool is_card = focal != graph::kNone && !cards.cards[focal].is_head;
  const bool at_top = is_card && layout.nodes[focal].y - layout.bounds.y < kTabHeight;
  return at_top ? kHeadingRise + kTabHeight : kHeadingRise;
}

std::vector<Heading> column_headings(const CardGraph& cards, const graph::Layout& layout) {
  std::vector<Heading> headings;
  const float y = layout.bounds.y - heading_rise(cards, layout);
  std::uint32_t last = graph::kNone;
  for (const graph::LayoutColumn& column : layout.columns) {
    if (column.column == last) {
      // A strip of a wrapped column: one heading is over all of them.
      if (headings.empty()) continue;
      Heading& wide = headings.back();
      const float left = wide.at.x - (wide.room - kColumnGap) / 2;
      wide.room = column.x + column.width - left + kColumnGap;
      wide.at.x = left + (wide.room - kColumnGap) / 2;
      continue;
    }
    const auto heading =
        std::find_if(cards.headings.begin(), cards.headings.end(),
                     [&](const ColumnHeading& h) { return h.column == column.column; });
    if (heading == cards.headings.end()) continue;
    last = column.column;
    headings.push_back({heading->text,
                        {column.x + column.width / 2, y},
                        column.width + kColumnGap,
                        Anchor::kMiddle});
  }
  return headings;
}

std::vector<Heading> fabric_headings(const CardGraph& cards, const graph::Layout& layout,
                                     const Look& look) {
  std::vector<Heading> headings;
  const bool has_cases = std::any_of(cards.frames.begin(), cards.frames.end(),
                                     [](const Frame& frame) { return frame.fabric; });
  if (!has_cases) return headings;
  const std::vector<std::uint32_t> free = free_cards(cards, layout);
  for (std::size_t i = 0; i < free.size();) {
    const Rect& first = layout.nodes[free[i]];
    std::vector<std::string> words;
    for (float bottom = first.y; i < free.size(); ++i) {
      const Rect& card = layout.nodes[free[i]];
      if (card.x != first.x || card.y - bottom >= kHeadingGap) break;
      const std::string word = plural_of(look.type(cards.cards[free[i]].type).label);
      if (std::find(words.begin(), words.end(), word) == words.end()) words.push_back(word);
      bottom = card.bottom();
    }
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " \u00B7 ") + word;
    // At the top the heading of the column says it.
    if (first.y - layout.bounds.y < kHeadingGap) continue;
    headings.push_back({text, {first.x + 1, first.y - 9}, first.width, Anchor::kStart});
  }
  return headings;
}

void draw_heading(Scene& scene, const Theme& theme, const Heading& heading) {
  const TextStyle style = heading_style(theme);
  add_text(scene, cut_end(heading.text, style, heading.room), heading.at, style, heading.anchor);
}

}  // namespace toposcope::scene
