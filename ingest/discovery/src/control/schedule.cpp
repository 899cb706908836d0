#include "toposcope/discovery/schedule.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace toposcope::discovery {
namespace {

namespace chrono = std::chrono;
using model::UtcMicros;

constexpr std::array<std::string_view, 6> kWords = {"once",   "hourly",  "daily",
                                                    "weekly", "monthly", "yearly"};
constexpr std::int64_t kMonthsOfYear = 12;
/// More months than std::chrono::year can count: an end for sums.
constexpr std::int64_t kMostMonths = 70'000 * kMonthsOfYear;

char small_letter(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

/// Of units that have always the same length; 0: it is none of these.
chrono::microseconds length_of(Every every) {
  switch (every) {
    case Every::kHourly:
      return chrono::hours(1);
    case Every::kDaily:
      return chrono::days(1);
    case Every::kWeekly:
      return chrono::weeks(1);
    default:
      return {};
  }
}

std::int64_t months_of(Every every) { return every == Every::kMonthly ? 1 : kMonthsOfYear; }

chrono::year_month_day date_of(UtcMicros time) {
  return chrono::year_month_day(chrono::floor<chrono::days>(time));
}

/// Months since the year 0.
std::int64_t month_number(const chrono::year_month_day& date) {
  return static_cast<int>(date.year()) * kMonthsOfYear +
         static_cast<std::int64_t>(static_cast<unsigned>(date.month())) - 1;
}

UtcMicros after_months(UtcMicros anchor, std::int64_t months) {
  const auto day = chrono::floor<chrono::days>(anchor);
  const chrono::year_month_day date(day);
  const std::int64_t number = month_number(date) + std::min(months, kMostMonths);
  const std::int64_t year = number / kMonthsOfYear;
  if (number < 0 || year > static_cast<int>(chrono::year::max())) return UtcMicros::max();
  const chrono::year_month month(chrono::year(static_cast<int>(year)),
                                 chrono::month(static_cast<unsigned>(number % kMonthsOfYear) + 1));
  const chrono::day last = (month / chrono::last).day();
  return chrono::sys_days(month / std::min(date.day(), last)) + (anchor - day);
}

/// A slot that is not later than `now`, and near it; -1 when even the first one is later.
std::int64_t guess(UtcMicros anchor, Every every, UtcMicros now) {
  if (now < anchor) return -1;
  const auto length = length_of(every);
  if (length.count() != 0) return (now - anchor) / length;
  // std::chrono::year ends long before the time does.
  constexpr UtcMicros kEnd = chrono::sys_days(chrono::year::max() / chrono::December / 31);
  const std::int64_t months =
      month_number(date_of(std::min(now, kEnd))) - month_number(date_of(anchor));
  return std::max<std::int64_t>(months / months_of(every) - 1, -1);
}

}  // namespace

std::string_view every_word(Every every) noexcept {
  return kWords.at(static_cast<std::size_t>(every));
}

std::optional<Every> every_named(std::string_view word) noexcept {
  for (std::size_t i = 0; i < kWords.size(); ++i) {
    const bool same = std::equal(word.begin(), word.end(), kWords.at(i).begin(), kWords.at(i).end(),
                                 [](char a, char b) { return small_letter(a) == b; });
    if (same) return static_cast<Every>(i);
  }
  return std::nullopt;
}

UtcMicros slot(UtcMicros anchor, Every every, std::int64_t n) noexcept {
  if (every == Every::kOnce || n <= 0) return anchor;
  const std::int64_t length = length_of(every).count();
  if (length == 0) {
    return after_months(anchor, std::min(n, kMostMonths) * months_of(every));
  }
  // The room above a late anchor is small, that above an early one is no number: 0 at least.
  const std::int64_t begin = std::max<std::int64_t>(anchor.time_since_epoch().count(), 0);
  const std::int64_t room = UtcMicros::max().time_since_epoch().count() - begin;
  if (n > room / length) return UtcMicros::max();
  return anchor + chrono::microseconds(n * length);
}

std::optional<std::int64_t> next_slot(UtcMicros anchor, Every every, std::int64_t done,
                                      UtcMicros now) noexcept {
  if (every == Every::kOnce) {
    return done < 0 && anchor > now ? std::optional<std::int64_t>(0) : std::nullopt;
  }
  std::int64_t n = std::max(done, guess(anchor, every, now)) + 1;
  // The guess is short by two at most: by the day of the month, and by how years are counted.
  while (slot(anchor, every, n) <= now) {
    if (slot(anchor, every, n) == UtcMicros::max()) return std::nullopt;
    ++n;
  }
  return n;
}

}  // namespace toposcope::discovery
