#pragma once

/// \file
/// What the program remembers of its user, whatever file is open; \see preferences_file.h

#include <string>

namespace toposcope::ui {

struct Preferences {
  std::string theme = "dark";
  int text_percent = 100;  ///< 75 to 200 in steps of 5, apart from what the monitor needs.
  bool motion = true;
  bool fold = true;
  float left_width = 248;    ///< 220 to 420.
  float right_width = 300;   ///< 260 to 480.
  float left_split = 0.55F;  ///< Share of the problems in the left panel.
  int window_width = 1600;
  int window_height = 1000;
  int stale_minutes = 0;  ///< Reports older than that are stale; 0: as sources say.
  std::string user;       ///< Who acknowledges; empty: the name of the account.

  friend bool operator==(const Preferences&, const Preferences&) = default;
};

}  // namespace toposcope::ui
