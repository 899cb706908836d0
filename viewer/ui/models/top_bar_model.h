#pragma once

/// \file
/// What the bar at the top says, and what of it there is room for.
///
/// Pure; lengths are pixels at 100 %.

#include <cstddef>
#include <string>
#include <vector>

#include "ui/desk/app_state.h"

namespace toposcope::ui {

/// A count of objects in one status; a click limits the list of problems to them.
struct CountChip {
  scene::StatusFacts status;
  std::size_t count = 0;
  bool active = false;  ///< The list is limited to it.
};

/// Error, Warning and Stale always; Unknown when there is some.  A badge is hollow when all of its
/// objects are acknowledged.
[[nodiscard]] std::vector<CountChip> count_chips(const ProblemList& problems);

/// What a click on a chip limits the list to: its status, or nothing when it is limited already.
[[nodiscard]] std::optional<model::StatusValue> limit_after_click(const CountChip& chip);

/// Whether what is shown follows the file, and how old it is.
struct LiveText {
  enum class Kind { kClosed, kLive, kHold, kPast, kArchive };
  Kind kind = Kind::kClosed;
  std::string word;    ///< "Hold, 12 wait"
  std::string detail;  ///< "events 2 s ago · scan 4 min ago"
  std::string hint;    ///< In a tooltip: what a click does.
};
[[nodiscard]] LiveText live_text(const AppState& state);

/// How wide the parts are.
struct TopBarWidths {
  float mark = 0, word_mark = 0;
  float environment = 0, environment_short = 0;
  float counts = 0, counts_short = 0;  ///< With words, and with numbers only.
  float live = 0, live_detail = 0;
  float keys = 0;
};

/// What is shown, and where.  A part without width is left out.
struct TopBarPlan {
  bool word_mark = true, long_environment = true, long_counts = true;
  bool live_detail = true, live_word = true, keys = true;
  float environment_x = 0;
  float search_x = 0, search_width = 0;
  float counts_x = 0, live_x = 0, keys_x = 0;
};

/// The search is centred as far as its neighbours allow and keeps 240; for that other parts go in
/// the order of what is missed least.
[[nodiscard]] TopBarPlan plan_top_bar(const TopBarWidths& widths, float width);

}  // namespace toposcope::ui
