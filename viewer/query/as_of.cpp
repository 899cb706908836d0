#include "query/as_of.h"

#include <array>
#include <charconv>
#include <chrono>
#include <ctime>
#include <iomanip>
#include <optional>
#include <sstream>
#include <utility>

#include "query/relative_time.h"

namespace toposcope::query {
namespace {

using model::UtcMicros;
using std::chrono::seconds;

std::time_t seconds_of(UtcMicros time) {
  return std::chrono::floor<seconds>(time).time_since_epoch().count();
}

std::tm local_parts(UtcMicros time) {
  const std::time_t moment = seconds_of(time);
  std::tm parts{};
  localtime_r(&moment, &parts);
  return parts;
}

std::string format(UtcMicros time, const char* pattern) {
  const std::tm parts = local_parts(time);
  std::ostringstream text;
  text << std::put_time(&parts, pattern);
  return text.str();
}

UtcMicros from_local(std::tm parts) {
  parts.tm_isdst = -1;
  return UtcMicros(seconds(std::mktime(&parts)));
}

std::optional<int> number_in(std::string_view text, int most) {
  int value = 0;
  const auto [end, fault] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || fault != std::errc() || end != text.data() + text.size()) return {};
  if (value < 0 || value > most) return {};
  return value;
}

/// Hours and minutes of "9:40" or "09:40".
std::optional<std::pair<int, int>> clock_in(std::string_view text) {
  const std::size_t colon = text.find(':');
  if (colon == std::string_view::npos || colon == 0 || colon > 2) return {};
  const auto hour = number_in(text.substr(0, colon), 23);
  const auto minute = number_in(text.substr(colon + 1), 59);
  if (!hour.has_value() || !minute.has_value() || text.size() - colon != 3) return {};
  return std::pair(*hour, *minute);
}

UtcMicros last_time_of(std::pair<int, int> clock, UtcMicros now) {
  std::tm parts = local_parts(now);
  parts.tm_hour = clock.first;
  parts.tm_min = clock.second;
  parts.tm_sec = 0;
  const UtcMicros today = from_local(parts);
  if (today <= now) return today;
  parts.tm_mday -= 1;
  return from_local(parts);
}

bool has_offset(std::string_view text) {
  if (text.size() < 17) return false;
  const std::string_view tail = text.substr(16);
  return tail.find_first_of("Zz+-") != std::string_view::npos;
}

/// A date with a time and no offset means the clocks here.
std::optional<UtcMicros> local_date(std::string_view text) {
  if (has_offset(text)) return {};
  const auto as_utc = model::parse_rfc3339(std::string(text) + (text.size() > 16 ? "Z" : ""));
  if (!as_utc.has_value()) return {};
  const std::time_t moment = seconds_of(as_utc.value());
  std::tm parts{};
  gmtime_r(&moment, &parts);
  return from_local(parts);
}

struct Age {
  long long count;
  const char* unit;
};

std::array<Age, 4> units_of(long long all) {
  return {Age{all / 86400, " d"}, Age{all % 86400 / 3600, " h"}, Age{all % 3600 / 60, " min"},
          Age{all % 60, " s"}};
}

long long age_seconds(UtcMicros from, UtcMicros now) {
  return now <= from ? 0 : std::chrono::duration_cast<seconds>(now - from).count();
}

}  // namespace

model::Result<std::string> parse_as_of(std::string_view text, UtcMicros now) {
  if (text.empty() || text == "now") return std::string();
  if (text.find_first_not_of("0123456789") == std::string_view::npos) return std::string(text);
  if (const auto ago = parse_relative_time(text, now)) return model::to_rfc3339(*ago);
  if (const auto clock = clock_in(text)) return model::to_rfc3339(last_time_of(*clock, now));
  if (const auto local = local_date(text)) return model::to_rfc3339(*local);
  const auto time = model::parse_rfc3339(text);
  if (time.has_value()) return model::to_rfc3339(time.value());
  return model::Error{model::ErrorCode::kInvalidArgument,
                      "'" + std::string(text) +
                          "' is no time: write 02:00, -3h, 2026-11-20 09:40, or a revision number",
                      ""};
}

namespace {

model::Result<model::RevisionNumber> existing(store::GraphStore& store,
                                              model::RevisionNumber number) {
  const auto stamp = store.stamp();
  if (!stamp.has_value()) return stamp.error();
  if (number <= stamp.value().newest) return number;
  return model::Error{model::ErrorCode::kNotFound,
                      "there is no revision " + std::to_string(number) + "; the newest is " +
                          std::to_string(stamp.value().newest),
                      ""};
}

}  // namespace

model::Result<model::RevisionNumber> revision_as_of(store::GraphStore& store,
                                                    const std::string& at) {
  if (at.empty()) return store::kNow;
  if (at.find_first_not_of("0123456789") == std::string::npos) {
    model::RevisionNumber number = 0;
    const auto [end, fault] = std::from_chars(at.data(), at.data() + at.size(), number);
    if (fault == std::errc() && end == at.data() + at.size()) return existing(store, number);
  }
  const auto time = model::parse_rfc3339(at);
  if (!time.has_value()) return time.error();
  return store.revision_at(time.value());
}

std::string as_of_text(const std::string& at) {
  if (at.empty()) return "now";
  const auto time = model::parse_rfc3339(at);
  return time.has_value() ? local_text(time.value()) : "revision " + at;
}

std::string local_text(UtcMicros time) { return format(time, "%Y-%m-%d %H:%M:%S %Z"); }
std::string local_clock(UtcMicros time) { return format(time, "%H:%M:%S %Z"); }
std::string local_minutes(UtcMicros time) { return format(time, "%H:%M"); }

std::string zone_text(UtcMicros time) {
  const long offset = local_parts(time).tm_gmtoff / 60;
  const long size = offset < 0 ? -offset : offset;
  std::string text = offset < 0 ? "UTC-" : "UTC+";
  text += std::to_string(size / 60);
  if (size % 60 != 0)
    text += ":" + std::string(size % 60 < 10 ? "0" : "") + std::to_string(size % 60);
  return text;
}

std::string age_text(UtcMicros from, UtcMicros now) {
  const long long all = age_seconds(from, now);
  if (all < 120) return std::to_string(all) + " s";
  if (all < 120 * 60) return std::to_string(all / 60) + " min";
  if (all < 48 * 3600) return std::to_string(all / 3600) + " h";
  return std::to_string(all / 86400) + " d";
}

std::string long_age_text(UtcMicros from, UtcMicros now) {
  const auto units = units_of(age_seconds(from, now));
  for (std::size_t i = 0; i < units.size(); ++i) {
    if (units.at(i).count == 0) continue;
    std::string text = std::to_string(units.at(i).count) + units.at(i).unit;
    if (i + 1 < units.size() && units.at(i + 1).count > 0) {
      text += " " + std::to_string(units.at(i + 1).count) + units.at(i + 1).unit;
    }
    return text;
  }
  return "0 s";
}

}  // namespace toposcope::query
