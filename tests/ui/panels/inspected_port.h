#pragma once

/// \file
/// A window's state in which a failed switch port is selected, as in the visual specification.

#include "ui/desk/app_state.h"

namespace toposcope::testing {

/// Eth1/12 of leaf-1b, in Error for 14 minutes at 2026-11-20 14:32:09 UTC: everything that the
/// inspector can say of a node is known.  The focal point is web-fe-03, 9 steps away.
[[nodiscard]] ui::AppState inspected_port();

/// A mention of an object of environment "fra1-prod" whose key and id are its title.
[[nodiscard]] ui::Mention mention(const std::string& type, const std::string& title,
                                  const std::string& note = "",
                                  model::StatusValue status = model::StatusValue::kOk);

}  // namespace toposcope::testing
