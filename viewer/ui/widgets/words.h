#pragma once

/// \file
/// Words over several lines.
///
/// \code
///   wrapped_text(ui, {reason, TextRole::kDetail, ui.theme().text2}, 3);
/// \endcode

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "ui/widgets/basics.h"

namespace toposcope::ui {

using Fits = std::function<bool(std::string_view)>;

/// Words of a text in at most `most` lines that fit; words that are too long are broken, and a text
/// that is longer ends in "…".
/// \param fits  whether a line has room; a single letter always has
/// \pre  most > 0
/// \par Complexity
/// O(n) calls of `fits`.
[[nodiscard]] std::vector<std::string> broken(std::string_view text, const Fits& fits,
                                              std::size_t most);
/// The same in lines of at most `columns` letters.
[[nodiscard]] std::vector<std::string> broken(std::string_view text, std::size_t columns,
                                              std::size_t most);

/// The same in lines of a width, pixels of the screen.
[[nodiscard]] std::vector<std::string> wrapped_lines(UiContext& ui, const Label& label, float room,
                                                     std::size_t most);

/// Draws them in the width that is left.
void wrapped_text(UiContext& ui, const Label& label, std::size_t most = 6);

}  // namespace toposcope::ui
