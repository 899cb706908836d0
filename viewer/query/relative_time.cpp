#include "query/relative_time.h"

#include <charconv>
#include <cstdint>

namespace toposcope::query {
namespace {

constexpr std::int64_t kMostSeconds = 100'000'000'000;

/// Length of a unit [s]; 0: no such unit.
std::int64_t seconds_of(std::string_view unit) {
  if (unit == "s") return 1;
  if (unit == "m") return 60;
  if (unit == "h") return 3600;
  if (unit == "d") return 86400;
  return unit == "w" ? 604800 : 0;
}

}  // namespace

std::optional<model::UtcMicros> parse_relative_time(std::string_view text, model::UtcMicros now) {
  if (!text.starts_with('-') || text.starts_with("--")) return std::nullopt;
  text.remove_prefix(1);
  std::int64_t count = 0;
  const char* end = text.data() + text.size();
  const auto [stop, fault] = std::from_chars(text.data(), end, count);
  if (fault != std::errc()) return std::nullopt;
  const std::int64_t unit = seconds_of({stop, static_cast<std::size_t>(end - stop)});
  if (unit == 0 || count > kMostSeconds / unit) return std::nullopt;
  return now - std::chrono::seconds(count * unit);
}

}  // namespace toposcope::query
