#include "ui/widgets/lists.h"

#include <algorithm>

namespace toposcope::ui {

void clipped_rows(const UiContext& ui, std::size_t count, float height, const DrawRow& draw) {
  ImGuiListClipper clipper;
  clipper.Begin(static_cast<int>(count), ui.px(height));
  while (clipper.Step()) {
    for (int i = clipper.DisplayStart; i < clipper.DisplayEnd; ++i) {
      draw(static_cast<std::size_t>(i));
    }
  }
}

void clipped_rows(std::size_t count, const std::function<float(std::size_t)>& height_of,
                  const DrawRow& draw) {
  const float begin = ImGui::GetScrollY();
  const float end = begin + ImGui::GetWindowHeight();
  float y = ImGui::GetCursorPosY();
  for (std::size_t i = 0; i < count; ++i) {
    const float below = y + height_of(i);
    if (below > begin && y < end) {
      ImGui::SetCursorPosY(y);
      draw(i);
    }
    y = below;
  }
  ImGui::SetCursorPosY(y);
}

RowPlace row_at(const UiContext& ui, std::size_t index, float height) {
  const float pitch = ui.px(height);
  return {pitch * static_cast<float>(index), pitch};
}

void bring_into_sight(const RowPlace& row, SightOf where) {
  const float room = ImGui::GetWindowHeight();
  const float begin = ImGui::GetScrollY();
  const float end = row.top + row.height;
  if (row.top >= begin && end <= begin + room) return;
  if (where == SightOf::kMiddle) return ImGui::SetScrollY(std::max(0.0F, row.top - room / 2));
  ImGui::SetScrollY(end > begin + room ? end - room : row.top);
}

bool is_another_row(int row) {
  ImGuiStorage& storage = *ImGui::GetStateStorage();
  const ImGuiID id = ImGui::GetID("current row");
  if (storage.GetInt(id, -1) == row) return false;
  storage.SetInt(id, row);
  return true;
}

}  // namespace toposcope::ui
