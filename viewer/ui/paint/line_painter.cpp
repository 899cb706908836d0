#include "ui/paint/line_painter.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numbers>

#include <imgui_internal.h>

#include "ui/paint/disc_sprites.h"

namespace toposcope::ui {
namespace {

/// Wider ends and corners are rounded by a disc; on thinner lines nobody sees one.
constexpr float kRoundedWidth = 2.2F;
constexpr float kSharpTurn = 0.2F;  ///< Cosine of the turn below which a corner is no mitre.

/// Points of a circle for any of a few counts, so that none is computed twice.
constexpr std::size_t kMostCorners = 64;

const std::array<ImVec2, kMostCorners>& unit_circle() {
  static const auto kPoints = [] {
    std::array<ImVec2, kMostCorners> points;
    for (std::size_t i = 0; i < kMostCorners; ++i) {
      const float angle = 2 * std::numbers::pi_v<float> * static_cast<float>(i) / kMostCorners;
      points[i] = {std::cos(angle), std::sin(angle)};
    }
    return points;
  }();
  return kPoints;
}

/// A divisor of kMostCorners with which a circle is off by less than a quarter of a pixel.
std::size_t corners_of(float radius) {
  if (radius <= 3) return 8;
  if (radius <= 13) return 16;
  return radius <= 50 ? 32 : kMostCorners;
}

ImU32 paled(ImU32 colour, float share) {
  const auto alpha = static_cast<float>(colour >> IM_COL32_A_SHIFT) * std::clamp(share, 0.0F, 1.0F);
  return (colour & ~IM_COL32_A_MASK) | (static_cast<ImU32>(alpha + 0.5F) << IM_COL32_A_SHIFT);
}

bool is_opaque(ImU32 colour) { return (colour & IM_COL32_A_MASK) == IM_COL32_A_MASK; }

bool same(ImVec2 a, ImVec2 b) { return a.x == b.x && a.y == b.y; }

/// Writes one line without wide caps.  The texture holds a row for each whole width, with soft
/// edges; other widths take the nearest row and stretch it.
void add_quad(ImDrawList& list, ImVec2 from, ImVec2 to, const LinePen& pen) {
  const float length = std::hypot(to.x - from.x, to.y - from.y);
  if (length <= 0) return;
  const float width = std::max(pen.width, 1.0F);
  const ImVec2 along{(to.x - from.x) / length, (to.y - from.y) / length};
  const float longer = pen.round ? width / 2 : 0;
  from = {from.x - along.x * longer, from.y - along.y * longer};
  to = {to.x + along.x * longer, to.y + along.y * longer};
  const float half = width / 2 + 1;
  const ImVec2 side{-along.y * half, along.x * half};
  const int row =
      std::clamp(static_cast<int>(std::lround(width)), 1, IM_DRAWLIST_TEX_LINES_WIDTH_MAX);
  const ImVec4 uv = list._Data->TexUvLines[row];
  list.PrimReserve(6, 4);
  list.PrimQuadUV({from.x + side.x, from.y + side.y}, {to.x + side.x, to.y + side.y},
                  {to.x - side.x, to.y - side.y}, {from.x - side.x, from.y - side.y}, {uv.x, uv.y},
                  {uv.x, uv.y}, {uv.z, uv.w}, {uv.z, uv.w}, paled(pen.colour, pen.width));
}

/// True when the texture has a disc of about this size.
bool add_sprite(ImDrawList& list, ImVec2 centre, float radius, ImU32 ink) {
  const int index = disc_sprite_for(radius);
  const ImVector<ImFont*>& fonts = ImGui::GetIO().Fonts->Fonts;
  if (index < 0 || fonts.empty()) return false;
  const ImFontGlyph* sprite =
      fonts[0]->FindGlyphNoFallback(static_cast<ImWchar>(kFirstDiscSprite + index));
  if (sprite == nullptr) return false;
  const float stretch = radius / disc_sprite_radius(index);
  const float half = (sprite->X1 - sprite->X0) / 2 * stretch;
  list.PrimReserve(6, 4);
  list.PrimRectUV({centre.x - half, centre.y - half}, {centre.x + half, centre.y + half},
                  {sprite->U0, sprite->V0}, {sprite->U1, sprite->V1}, ink);
  return true;
}

bool has_discs(const LinePen& pen) {
  return pen.round && pen.width >= kRoundedWidth && is_opaque(pen.colour);
}

bool turns_sharply(ImVec2 a, ImVec2 b, ImVec2 c) {
  const ImVec2 in{b.x - a.x, b.y - a.y};
  const ImVec2 out{c.x - b.x, c.y - b.y};
  const float lengths = std::hypot(in.x, in.y) * std::hypot(out.x, out.y);
  return in.x * out.x + in.y * out.y < kSharpTurn * lengths;
}

/// Points without sharp turns.
void add_smooth(ImDrawList& list, std::span<const ImVec2> points, bool closed, const LinePen& pen) {
  if (points.size() == 2) return add_quad(list, points[0], points[1], pen);
  list.AddPolyline(points.data(), static_cast<int>(points.size()), paled(pen.colour, pen.width),
                   closed ? ImDrawFlags_Closed : ImDrawFlags_None, std::max(pen.width, 1.0F));
}

}  // namespace

void add_segment(ImDrawList& list, ImVec2 from, ImVec2 to, const LinePen& pen) {
  if (!has_discs(pen)) return add_quad(list, from, to, pen);
  add_disc(list, from, pen.width / 2, pen.colour);
  if (same(from, to)) return;
  add_disc(list, to, pen.width / 2, pen.colour);
  add_quad(list, from, to, {pen.colour, pen.width, false});
}

void add_polyline(ImDrawList& list, std::span<const ImVec2> points, bool closed,
                  const LinePen& pen) {
  if (points.empty()) return;
  if (points.size() == 1 || (points.size() == 2 && same(points[0], points[1]))) {
    if (pen.round) add_disc(list, points[0], pen.width / 2, pen.colour);
    return;
  }
  if (points.size() == 2) return add_segment(list, points[0], points[1], pen);
  const std::size_t count = points.size();
  std::size_t begin = 0;
  bool split = false;
  for (std::size_t i = 1; i + 1 < count; ++i) {
    if (!turns_sharply(points[i - 1], points[i], points[i + 1])) continue;
    add_smooth(list, points.subspan(begin, i - begin + 1), false, {pen.colour, pen.width, false});
    if (pen.width >= 1.2F && is_opaque(pen.colour)) {
      add_disc(list, points[i], pen.width / 2, pen.colour);
    }
    begin = i;
    split = true;
  }
  if (closed && !split) return add_smooth(list, points, true, pen);
  add_smooth(list, points.subspan(begin), false, {pen.colour, pen.width, false});
  if (closed) return add_quad(list, points[count - 1], points[0], {pen.colour, pen.width, true});
  if (!pen.round || pen.width < 1.2F || !is_opaque(pen.colour)) return;
  add_disc(list, points[0], pen.width / 2, pen.colour);
  add_disc(list, points[count - 1], pen.width / 2, pen.colour);
}

void add_disc(ImDrawList& list, ImVec2 centre, float radius, ImU32 colour) {
  if (radius <= 0 || (colour & IM_COL32_A_MASK) == 0) return;
  const ImU32 ink = paled(colour, radius * 2);
  if (add_sprite(list, centre, std::max(radius, 0.5F), ink)) return;
  const std::size_t corners = corners_of(radius);
  const std::size_t step = kMostCorners / corners;
  const auto n = static_cast<unsigned>(corners);
  const auto& circle = unit_circle();
  const float inner = std::max(radius - 0.5F, 0.0F);
  const float outer = std::max(radius + 0.5F, 1.0F);
  const ImU32 clear = colour & ~IM_COL32_A_MASK;
  list.PrimReserve(static_cast<int>(3 * (n - 2) + 6 * n), static_cast<int>(2 * n));
  const unsigned first = list._VtxCurrentIdx;
  const ImVec2 uv = list._Data->TexUvWhitePixel;
  ImDrawVert* vertex = list._VtxWritePtr;
  ImDrawIdx* index = list._IdxWritePtr;
  const auto put = [&](unsigned a, unsigned b, unsigned c) {
    *index++ = static_cast<ImDrawIdx>(first + a);
    *index++ = static_cast<ImDrawIdx>(first + b);
    *index++ = static_cast<ImDrawIdx>(first + c);
  };
  for (unsigned i = 0; i < n; ++i) {
    const ImVec2 unit = circle[i * step];
    *vertex++ = {{centre.x + unit.x * inner, centre.y + unit.y * inner}, uv, ink};
    *vertex++ = {{centre.x + unit.x * outer, centre.y + unit.y * outer}, uv, clear};
    const unsigned a = 2 * i;
    const unsigned b = 2 * ((i + 1) % n);
    put(a, b, b + 1);
    put(a, b + 1, a + 1);
    if (i >= 2) put(0, a - 2, a);
  }
  list._VtxWritePtr = vertex;
  list._IdxWritePtr = index;
  list._VtxCurrentIdx += 2 * n;
}

void add_ring(ImDrawList& list, ImVec2 centre, float radius, const LinePen& pen) {
  if (radius <= 0 || pen.width <= 0) return;
  const std::size_t corners = std::max<std::size_t>(corners_of(radius), 16);
  std::array<ImVec2, kMostCorners> points;
  for (std::size_t i = 0; i < corners; ++i) {
    const ImVec2 unit = unit_circle()[i * (kMostCorners / corners)];
    points[i] = {centre.x + unit.x * radius, centre.y + unit.y * radius};
  }
  list.AddPolyline(points.data(), static_cast<int>(corners), paled(pen.colour, pen.width),
                   ImDrawFlags_Closed, std::max(pen.width, 1.0F));
}

}  // namespace toposcope::ui
