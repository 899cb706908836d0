#include "legend.h"

#include <string>

#include "toposcope/scene/captions.h"

namespace toposcope::scene {
namespace {

TextStyle word_style(const Theme& theme) { return {.size = 11, .colour = theme.text2}; }

TextStyle number_style(const Theme& theme) {
  return {.weight = Weight::kSemiBold, .size = 11, .colour = theme.text};
}

FlowItem item_of(const Theme& theme, const LegendEntry& entry) {
  FlowItem item;
  item.swatch_width = legend_swatch_width(entry);
  item.draw_swatch = [&theme, entry](Scene& scene, Point centre) {
    draw_legend_swatch(scene, theme, entry, centre);
  };
  item.texts = {{entry.text, word_style(theme)}};
  if (entry.count > 0) {
    item.texts.emplace_back(grouped_digits(entry.count), number_style(theme));
  }
  return item;
}

}  // namespace

std::vector<FlowItem> legend_items(const LegendFacts& shown, const Theme& theme) {
  std::vector<FlowItem> items;
  bool after_status = false;
  for (const LegendEntry& entry : legend_entries(shown)) {
    items.push_back(item_of(theme, entry));
    const bool is_status = entry.kind == LegendEntry::Kind::kStatus;
    if (after_status && !is_status) items.back().gap_before = 28;
    after_status = is_status;
  }
  return items;
}

std::vector<FlowItem> truth_items(const GraphFacts& facts, const CardGraph& cards,
                                  const Theme& theme) {
  std::vector<FlowItem> items;
  for (const TruthPart& part : truth_parts(facts, cards)) {
    const bool is_head = part.kind == TruthPart::Kind::kAll;
    TextStyle style = is_head ? number_style(theme) : word_style(theme);
    if (is_head && part.warns) style.colour = theme.of(model::StatusValue::kWarning).text;
    FlowItem item;
    item.texts = {{(items.empty() ? "" : "\u00B7  ") + part.text, style}};
    item.gap_before = 8;
    items.push_back(std::move(item));
  }
  return items;
}

}  // namespace toposcope::scene
