#include "ui/support/drawn_list.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace toposcope::testing {
namespace {

float cross(ImVec2 a, ImVec2 b, ImVec2 c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

float alpha_of(const ImDrawVert& vertex) {
  return static_cast<float>(vertex.col >> IM_COL32_A_SHIFT);
}

/// Of the texture, 0 to 1, between the four pixels around a place, as renderers do.
float texture_at(ImVec2 uv) {
  const ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  const float x = uv.x * static_cast<float>(atlas.TexWidth) - 0.5F;
  const float y = uv.y * static_cast<float>(atlas.TexHeight) - 0.5F;
  const auto pixel = [&](float column, float row) {
    const int i = std::clamp(static_cast<int>(column), 0, atlas.TexWidth - 1);
    const int k = std::clamp(static_cast<int>(row), 0, atlas.TexHeight - 1);
    return static_cast<float>(atlas.TexPixelsAlpha8[k * atlas.TexWidth + i]) / 255;
  };
  const float left = std::floor(x);
  const float top = std::floor(y);
  const float dx = x - left;
  const float dy = y - top;
  const float above = pixel(left, top) * (1 - dx) + pixel(left + 1, top) * dx;
  const float below = pixel(left, top + 1) * (1 - dx) + pixel(left + 1, top + 1) * dx;
  return above * (1 - dy) + below * dy;
}

/// Interpolated over a triangle; 0 outside.
float alpha_in(const std::array<ImDrawVert, 3>& t, ImVec2 p) {
  const float area = cross(t[0].pos, t[1].pos, t[2].pos);
  if (area == 0) return 0;
  const float a = cross(t[1].pos, t[2].pos, p) / area;
  const float b = cross(t[2].pos, t[0].pos, p) / area;
  const float c = 1 - a - b;
  if (a < 0 || b < 0 || c < 0) return 0;
  const float alpha = a * alpha_of(t[0]) + b * alpha_of(t[1]) + c * alpha_of(t[2]);
  return alpha * texture_at({a * t[0].uv.x + b * t[1].uv.x + c * t[2].uv.x,
                             a * t[0].uv.y + b * t[1].uv.y + c * t[2].uv.y});
}

}  // namespace

DrawnList::DrawnList(ImVec4 clip) : list_(ImGui::GetDrawListSharedData()) {
  window_.show([] {});
  list_._ResetForNewFrame();
  list_.PushTextureID(ImGui::GetIO().Fonts->TexID);
  list_.PushClipRect({clip.x, clip.y}, {clip.z, clip.w});
}

DrawnList::Bounds DrawnList::bounds() const {
  if (list_.VtxBuffer.empty()) return {};
  Bounds bounds{list_.VtxBuffer.front().pos, list_.VtxBuffer.front().pos};
  for (const ImDrawVert& v : list_.VtxBuffer) {
    bounds.min = {std::min(bounds.min.x, v.pos.x), std::min(bounds.min.y, v.pos.y)};
    bounds.max = {std::max(bounds.max.x, v.pos.x), std::max(bounds.max.y, v.pos.y)};
  }
  return bounds;
}

float DrawnList::alpha_at(ImVec2 point) const {
  float seen = 0;
  for (const ImDrawCmd& command : list_.CmdBuffer) {
    for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
      std::array<ImDrawVert, 3> triangle;
      for (unsigned k = 0; k < 3; ++k) {
        const int index = list_.IdxBuffer[static_cast<int>(command.IdxOffset + i + k)];
        triangle[k] = list_.VtxBuffer[static_cast<int>(command.VtxOffset) + index];
      }
      const float alpha = alpha_in(triangle, point);
      seen = alpha + seen * (1 - alpha / 255);
    }
  }
  return seen;
}

}  // namespace toposcope::testing
