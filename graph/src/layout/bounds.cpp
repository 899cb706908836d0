#include "layout/bounds.h"

#include <algorithm>

namespace toposcope::graph {
namespace {

/// The smallest rectangle around what it was shown.
class Hull {
 public:
  void add(LayoutPoint point) {
    if (is_empty_) low_ = high_ = point;
    is_empty_ = false;
    low_ = {std::min(low_.x, point.x), std::min(low_.y, point.y)};
    high_ = {std::max(high_.x, point.x), std::max(high_.y, point.y)};
  }

  void add(const LayoutRect& rect) {
    add(LayoutPoint{rect.x, rect.y});
    add(LayoutPoint{rect.right(), rect.bottom()});
  }

  [[nodiscard]] LayoutRect rect() const {
    return {low_.x, low_.y, high_.x - low_.x, high_.y - low_.y};
  }

 private:
  bool is_empty_ = true;
  LayoutPoint low_, high_;
};

}  // namespace

void set_bounds(Layout& layout) {
  Hull hull;
  for (const LayoutRect& node : layout.nodes) hull.add(node);
  for (const LayoutRect& box : layout.boxes) {
    if (box.width > 0) hull.add(box);
  }
  for (const LayoutRoute& route : layout.routes) {
    for (const LayoutPoint& point : route) hull.add(point);
  }
  layout.bounds = hull.rect();
}

void move_to_origin(Layout& layout) {
  const LayoutPoint by{layout.bounds.x, layout.bounds.y};
  if (by == LayoutPoint{}) return;
  for (LayoutRect& node : layout.nodes)
    node = {node.x - by.x, node.y - by.y, node.width, node.height};
  for (LayoutRect& box : layout.boxes) {
    if (box.width > 0) box = {box.x - by.x, box.y - by.y, box.width, box.height};
  }
  for (LayoutColumn& column : layout.columns) column.x -= by.x;
  for (LayoutRoute& route : layout.routes) {
    for (LayoutPoint& point : route) point = {point.x - by.x, point.y - by.y};
  }
  layout.bounds.x = layout.bounds.y = 0;
}

}  // namespace toposcope::graph
