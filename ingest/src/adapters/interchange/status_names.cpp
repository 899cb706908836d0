#include "adapters/interchange/status_names.h"

#include <array>
#include <cstddef>

namespace toposcope::ingest::interchange {
namespace {

// In the order of StatusValue.
constexpr auto kNames = std::to_array<std::string_view>(
    {"no_check", "ok", "warning", "error", "unknown", "stale", "maintenance"});

}  // namespace

std::string_view name_of_status(model::StatusValue value) noexcept {
  return kNames[static_cast<std::size_t>(value)];
}

std::optional<model::StatusValue> status_of_name(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kNames.size(); ++i) {
    if (kNames[i] == name) return static_cast<model::StatusValue>(i);
  }
  return std::nullopt;
}

}  // namespace toposcope::ingest::interchange
