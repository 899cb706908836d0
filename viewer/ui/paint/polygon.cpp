#include "ui/paint/polygon.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>

namespace toposcope::ui {
namespace {

/// From its upper to its lower end.
struct Edge {
  ImVec2 top, bottom;
  int winding = 1;  ///< 1 when the contour goes down along it.

  [[nodiscard]] float at(float y) const {
    const float share = (y - top.y) / (bottom.y - top.y);
    return top.x + (bottom.x - top.x) * share;
  }
};

float cross(ImVec2 a, ImVec2 b) { return a.x * b.y - a.y * b.x; }

ImVec2 difference(ImVec2 a, ImVec2 b) { return {a.x - b.x, a.y - b.y}; }

std::vector<Edge> edges_of(std::span<const Contour> contours) {
  std::vector<Edge> edges;
  for (const Contour& contour : contours) {
    for (std::size_t i = 0; i < contour.size(); ++i) {
      const ImVec2 a = contour[i];
      const ImVec2 b = contour[(i + 1) % contour.size()];
      if (a.y < b.y) edges.push_back({a, b, 1});
      if (a.y > b.y) edges.push_back({b, a, -1});
    }
  }
  return edges;
}

/// The height at which two edges cross, inside both.
std::optional<float> crossing(const Edge& a, const Edge& b) {
  const ImVec2 u = difference(a.bottom, a.top);
  const ImVec2 v = difference(b.bottom, b.top);
  const float denominator = cross(u, v);
  if (denominator == 0) return std::nullopt;
  const ImVec2 w = difference(b.top, a.top);
  const float s = cross(w, v) / denominator;
  const float t = cross(w, u) / denominator;
  if (s <= 0 || s >= 1 || t <= 0 || t >= 1) return std::nullopt;
  return a.top.y + s * u.y;
}

/// Heights between which no edge begins, ends or crosses another.
std::vector<float> rows_of(std::span<const Edge> edges) {
  std::vector<float> rows;
  for (std::size_t i = 0; i < edges.size(); ++i) {
    rows.push_back(edges[i].top.y);
    rows.push_back(edges[i].bottom.y);
    for (std::size_t j = i + 1; j < edges.size(); ++j) {
      if (const auto y = crossing(edges[i], edges[j]); y.has_value()) rows.push_back(*y);
    }
  }
  std::sort(rows.begin(), rows.end());
  rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
  return rows;
}

/// One edge within a row.
struct Span {
  float above, below;
  int winding;
};

void add_row(std::vector<Trapezoid>& out, std::vector<Span>& spans, float top, float bottom) {
  std::sort(spans.begin(), spans.end(),
            [](const Span& a, const Span& b) { return a.above + a.below < b.above + b.below; });
  int winding = 0;
  const Span* left = nullptr;
  for (const Span& span : spans) {
    const bool was_inside = winding != 0;
    winding += span.winding;
    if (!was_inside && winding != 0) left = &span;
    if (!was_inside || winding != 0 || left == nullptr) continue;
    out.push_back({ImVec2{left->above, top}, ImVec2{span.above, top}, ImVec2{span.below, bottom},
                   ImVec2{left->below, bottom}});
  }
}

}  // namespace

bool is_convex(std::span<const ImVec2> contour) {
  const std::size_t count = contour.size();
  if (count < 3) return false;
  int sign = 0;
  int turns = 0;  // Of the direction in x: a convex contour changes it twice.
  float last_x = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const ImVec2 in = difference(contour[(i + 1) % count], contour[i]);
    const ImVec2 out = difference(contour[(i + 2) % count], contour[(i + 1) % count]);
    const float turn = cross(in, out);
    const int here = turn > 0 ? 1 : -1;
    if (turn != 0 && sign != 0 && here != sign) return false;
    if (turn != 0) sign = here;
    if (in.x != 0) {
      if (last_x != 0 && (in.x > 0) != (last_x > 0)) ++turns;
      last_x = in.x;
    }
  }
  return sign != 0 && turns <= 2;
}

float signed_area(std::span<const ImVec2> contour) {
  float area = 0;
  for (std::size_t i = 0; i < contour.size(); ++i) {
    area += cross(contour[i], contour[(i + 1) % contour.size()]);
  }
  return area;
}

std::vector<Trapezoid> nonzero_trapezoids(std::span<const Contour> contours) {
  const std::vector<Edge> edges = edges_of(contours);
  const std::vector<float> rows = rows_of(edges);
  std::vector<Trapezoid> out;
  std::vector<Span> spans;
  for (std::size_t i = 0; i + 1 < rows.size(); ++i) {
    const float middle = (rows[i] + rows[i + 1]) / 2;
    spans.clear();
    for (const Edge& edge : edges) {
      if (edge.top.y > middle || edge.bottom.y < middle) continue;
      spans.push_back({edge.at(rows[i]), edge.at(rows[i + 1]), edge.winding});
    }
    add_row(out, spans, rows[i], rows[i + 1]);
  }
  return out;
}

}  // namespace toposcope::ui
