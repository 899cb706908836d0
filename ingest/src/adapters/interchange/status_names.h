#pragma once

#include <optional>
#include <string_view>

#include "toposcope/model/records.h"

namespace toposcope::ingest::interchange {

/// The name of a status in the interchange form, e.g. "no_check".
[[nodiscard]] std::string_view name_of_status(model::StatusValue value) noexcept;

[[nodiscard]] std::optional<model::StatusValue> status_of_name(std::string_view name) noexcept;

}  // namespace toposcope::ingest::interchange
