#pragma once

/// \file
/// A strip of tabs.

#include <cstddef>
#include <optional>
#include <span>
#include <string_view>

#include "ui/widgets/basics.h"

namespace toposcope::ui {

struct Tab {
  std::string_view title;
  std::string_view icon = {};  ///< A type.
};

/// What the user did to a strip in this frame.
struct TabAction {
  std::optional<std::size_t> selected, closed;
  bool plus = false;
};

/// 32 high, across the window; tabs that do not fit are narrowed.  Names of its parts are
/// "<name>.<index>", "<name>.<index>.close" and "<name>.plus".
TabAction tab_strip(UiContext& ui, std::string_view name, std::span<const Tab> tabs,
                    std::size_t active);

}  // namespace toposcope::ui
