#pragma once

/// \file
/// Lists that scroll: only the rows in sight are drawn, and the current one comes into sight.
///
/// \code
///   if (is_another_row(current)) bring_into_sight(row_at(ui, current, metric::kRow));
///   clipped_rows(ui, rows.size(), metric::kRow, [&](std::size_t i) { draw_row(rows[i]); });
/// \endcode
///
/// To be called between Begin and End of the window that scrolls.

#include <cstddef>
#include <functional>

#include "ui/widgets/basics.h"

namespace toposcope::ui {

using DrawRow = std::function<void(std::size_t)>;

/// Rows of one height; those out of sight cost nothing.
/// \param height  pixels at 100 %
void clipped_rows(const UiContext& ui, std::size_t count, float height, const DrawRow& draw);

/// Rows of several heights; those out of sight cost no more than to ask for their height.
/// \param height_of  pixels of the screen
void clipped_rows(std::size_t count, const std::function<float(std::size_t)>& height_of,
                  const DrawRow& draw);

/// A row in its list, pixels of the screen from where the list begins.
struct RowPlace {
  float top = 0, height = 0;
};
/// \param height  of every row, pixels at 100 %
[[nodiscard]] RowPlace row_at(const UiContext& ui, std::size_t index, float height);

enum class SightOf : unsigned char { kEdge, kMiddle };

/// Scrolls when the row is not in sight: as little as it takes, or so that it is in the middle.
void bring_into_sight(const RowPlace& row, SightOf where = SightOf::kEdge);

/// Whether the current row is another one than the window was told last.
/// \param row  -1: there is none
[[nodiscard]] bool is_another_row(int row);

}  // namespace toposcope::ui
