#pragma once

/// \file
/// A state as the program has it after opening an inventory, without an inventory.

#include <string>

#include "ui/desk/app_state.h"

namespace toposcope::testing {

/// 2026-11-20 14:32:00 UTC: what "now" is in samples.
[[nodiscard]] model::UtcMicros sample_now();
/// So many minutes before.
[[nodiscard]] model::UtcMicros minutes_ago(int minutes);

[[nodiscard]] ui::Subject sample_subject(const std::string& type, const std::string& name);

/// An open file with one environment of 1,048 objects and one tab on the start page; nothing else.
[[nodiscard]] ui::AppState open_desk();
/// The same with eight causes, a tree and counts, as in the picture of the specification.
[[nodiscard]] ui::AppState busy_desk();

}  // namespace toposcope::testing
