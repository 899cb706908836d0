#pragma once

#include "toposcope/model/result.h"

#include "ui/desk/jobs.h"

namespace toposcope::ui {

/// Says what did not work; nothing of what was only given up.
[[nodiscard]] Delivery failed(const model::Error& error);

}  // namespace toposcope::ui
