#pragma once

/// \file
/// What a picture can be compared with at one press.  Pure.

#include <cstddef>
#include <string>
#include <vector>

#include "ui/desk/app_state.h"
#include "ui/desk/view_spec.h"

namespace toposcope::ui {

struct CompareChoice {
  std::string label;   ///< "1 h ago", "vnic tap3f9"
  std::string detail;  ///< "13:32 CET", quieter.
  Comparison with;
};

/// So long ago, and the last 02:00, when nights are changed.
[[nodiscard]] std::vector<CompareChoice> compare_times(const AppState& state);

/// Revisions before the one that is shown, newest first.
[[nodiscard]] std::vector<CompareChoice> compare_revisions(const AppState& state,
                                                           std::size_t limit = 8);

/// The selected object and those of the other tabs, each once, without the focal point itself.
[[nodiscard]] std::vector<CompareChoice> compare_focal_points(const AppState& state);

}  // namespace toposcope::ui
