#pragma once

#include <string>

#include "toposcope/model/result.h"

#include "ui/desk/jobs.h"

namespace toposcope::ui {

/// Says what did not work; nothing of what was only given up.
[[nodiscard]] Delivery failed(const model::Error& error);

/// What the inspector says of an object that it cannot show.
/// \param at  the time that is looked at, as ViewSpec::at
[[nodiscard]] std::string fault_of_reading(const model::Error& error, const std::string& at);

}  // namespace toposcope::ui
