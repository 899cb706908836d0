#include "ui/support/drawn_list.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace toposcope::testing {
namespace {

float cross(ImVec2 a, ImVec2 b, ImVec2 c) {
  return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
}

float alpha_of(const ImDrawVert& vertex) {
  return static_cast<float>(vertex.col >> IM_COL32_A_SHIFT);
}

/// Interpolated over a triangle; 0 outside.
float alpha_in(const std::array<ImDrawVert, 3>& t, ImVec2 p) {
  const float area = cross(t[0].pos, t[1].pos, t[2].pos);
  if (area == 0) return 0;
  const float a = cross(t[1].pos, t[2].pos, p) / area;
  const float b = cross(t[2].pos, t[0].pos, p) / area;
  const float c = 1 - a - b;
  if (a < 0 || b < 0 || c < 0) return 0;
  return a * alpha_of(t[0]) + b * alpha_of(t[1]) + c * alpha_of(t[2]);
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
