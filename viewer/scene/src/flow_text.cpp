#include "flow_text.h"

#include <algorithm>
#include <string>

#include "toposcope/scene/text_metrics.h"

#include "canvas_parts.h"

namespace toposcope::scene {
namespace {

constexpr float kTextGap = 4;
constexpr float kSwatchGap = 6;

float width_of(const FlowItem& item) {
  float width = item.swatch_width;
  if (width > 0 && !item.texts.empty()) width += kSwatchGap;
  for (std::size_t i = 0; i < item.texts.size(); ++i) {
    width += (i == 0 ? 0 : kTextGap) + text_width(item.texts[i].first, item.texts[i].second);
  }
  return width;
}

/// Draws up to `right`: a piece that is longer than a row is cut.
void draw_item(Scene& scene, const FlowItem& item, Point at, float pitch, float right) {
  float x = at.x;
  if (item.swatch_width > 0) {
    item.draw_swatch(scene, {x + item.swatch_width / 2, at.y + pitch / 2});
    x += item.swatch_width + kSwatchGap;
  }
  for (const auto& [text, style] : item.texts) {
    const std::string shown = cut_end(text, style, std::max(0.0F, right - x));
    add_text(scene, shown, {x, at.y + pitch / 2 + 4}, style);
    x += text_width(shown, style) + kTextGap;
  }
}

}  // namespace

float draw_flow(Scene& scene, const std::vector<FlowItem>& items, const Rect& area, float pitch) {
  float x = area.x;
  float y = area.y;
  for (const FlowItem& item : items) {
    const float width = width_of(item);
    const bool first = x == area.x;
    if (!first && x + item.gap_before + width > area.right()) {
      x = area.x;
      y += pitch;
    } else if (!first) {
      x += item.gap_before;
    }
    draw_item(scene, item, {x, y}, pitch, area.right() + 0.5F);  // sums are rounded
    x += width;
  }
  return items.empty() ? 0 : y + pitch - area.y;
}

}  // namespace toposcope::scene
