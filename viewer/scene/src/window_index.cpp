#include "window_index.h"

#include <algorithm>
#include <unordered_map>

#include "toposcope/model/status.h"

#include "canvas_drawer.h"
#include "placer.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

std::uint8_t rank_of(const StatusFacts& status) {
  switch (status.value) {
    case StatusValue::kNoCheck:
      return 0;
    case StatusValue::kOk:
      return 1;
    case StatusValue::kMaintenance:
      return 2;
    case StatusValue::kUnknown:
    case StatusValue::kStale:
      return 3;
    case StatusValue::kWarning:
      return status.acknowledged ? 3 : 4;
    case StatusValue::kError:
      return status.acknowledged ? 5 : 6;
  }
  return 0;
}

Rect extent_of(const graph::LayoutRoute& route) {
  Point low = route[0];
  Point high = route[0];
  for (const Point at : route) {
    low = {std::min(low.x, at.x), std::min(low.y, at.y)};
    high = {std::max(high.x, at.x), std::max(high.y, at.y)};
  }
  return {low.x, low.y, high.x - low.x, high.y - low.y};
}

Rect around(const Rect& a, const Rect& b) {
  const float x = std::min(a.x, b.x);
  const float y = std::min(a.y, b.y);
  return {x, y, std::max(a.right(), b.right()) - x, std::max(a.bottom(), b.bottom()) - y};
}

void add_cards(WindowIndex::Data& data, const CardGraph& cards, const Placer& placer) {
  data.cards.reserve(cards.cards.size());
  for (const Card& card : cards.cards) {
    data.cards.push_back({card.status.value, card.status.acknowledged, card.placeholder,
                          placer.is_title(card), false, rank_of(card.status), card.frame});
  }
}

void add_lines(WindowIndex::Data& data, const CardGraph& cards, const graph::Layout& layout,
               const Placer& placer) {
  data.lines.reserve(cards.lines.size());
  for (std::size_t i = 0; i < cards.lines.size(); ++i) {
    const Line& line = cards.lines[i];
    LineGist mark;
    mark.source = line.source;
    mark.target = line.target;
    mark.status = line.status.value;
    mark.is_ill = model::is_alarm(line.status.value);
    mark.on_path = line.why_step != 0;
    const graph::LayoutRoute& route = layout.routes[i];
    mark.is_hidden = line.is_contained && placer.has_box(cards.cards[line.source].frame);
    const Rect ends = around(layout.nodes[line.source], layout.nodes[line.target]);
    mark.extent = route.empty() ? ends : around(ends, extent_of(route));
    data.lines.push_back(mark);
  }
}

void add_frame_links(WindowIndex::Data& data, const CardGraph& cards) {
  std::unordered_map<std::uint64_t, std::uint32_t> known;
  for (const LineGist& line : data.lines) {
    const auto [first, second] =
        std::minmax(cards.cards[line.source].frame, cards.cards[line.target].frame);
    if (first == second || second == graph::kNone) continue;
    const std::uint64_t key = (std::uint64_t{first} << 32U) | second;
    const auto [place, is_new] =
        known.emplace(key, static_cast<std::uint32_t>(data.frame_links.size()));
    if (is_new) data.frame_links.push_back({first, second, 0, StatusValue::kNoCheck});
    FrameLink& link = data.frame_links[place->second];
    ++link.lines;
    if (line.is_ill && model::badness(line.status) > model::badness(link.worst)) {
      link.worst = line.status;
    }
  }
  std::stable_sort(data.frame_links.begin(), data.frame_links.end(),
                   [](const FrameLink& a, const FrameLink& b) {
                     const int worse = model::badness(a.worst) - model::badness(b.worst);
                     return worse != 0 ? worse < 0 : a.lines < b.lines;
                   });
}

}  // namespace

WindowIndex::WindowIndex(const CardGraph& cards, const graph::Layout& layout, const Look& look) {
  auto data = std::make_shared<Data>();
  const Placer placer(cards, layout);
  data->bundles = find_bundles(cards, layout);
  for (const Bundle& bundle : data->bundles.bundles) {
    data->trunk_extents.push_back(extent_of(bundle.trunk));
  }
  data->line_order = lines_by_layer(cards);
  add_cards(*data, cards, placer);
  add_lines(*data, cards, layout, placer);
  add_frame_links(*data, cards);
  data->columns = column_headings(cards, layout);
  if (!layout.columns.empty()) data->fabric = fabric_headings(cards, layout, look);
  data_ = std::move(data);
}

const WindowIndex::Data& index_of(const WindowInput& input, std::vector<WindowIndex>& own) {
  if (input.index != nullptr) return input.index->data();
  own.emplace_back(input.cards, input.layout, input.look);
  return own.back().data();
}

}  // namespace toposcope::scene
