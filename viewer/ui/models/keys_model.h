#pragma once

/// \file
/// The sheet of keys: all actions by group, in columns.
///
/// Pure.

#include <string>
#include <string_view>
#include <vector>

#include "ui/desk/actions.h"

namespace toposcope::ui {

struct KeyGroup {
  std::string title;
  std::vector<const ActionInfo*> actions;
};

/// In their order; with a filter those whose name, hint, keys or group holds it, whatever its case.
[[nodiscard]] std::vector<KeyGroup> key_groups(std::string_view filter);

/// Groups over at most `columns` columns, in their order, none split, so that the longest column is
/// as short as it can be.  A group counts its actions and two lines for title and gap.
[[nodiscard]] std::vector<std::vector<KeyGroup>> in_columns(std::vector<KeyGroup> groups,
                                                            std::size_t columns);

}  // namespace toposcope::ui
