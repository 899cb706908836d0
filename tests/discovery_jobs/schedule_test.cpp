#include "toposcope/discovery/schedule.h"

#include <array>
#include <cstdint>
#include <random>
#include <string>

#include <gtest/gtest.h>

namespace toposcope::discovery {
namespace {

using model::UtcMicros;

UtcMicros at(const std::string& text) { return model::parse_rfc3339(text).value(); }

struct SlotCase {
  const char* anchor;
  Every every;
  std::int64_t n;
  const char* expected;
};

class SlotOf : public ::testing::TestWithParam<SlotCase> {};

TEST_P(SlotOf, IsCountedFromTheAnchor) {
  const SlotCase& c = GetParam();
  EXPECT_EQ(model::to_rfc3339(slot(at(c.anchor), c.every, c.n)), c.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Units, SlotOf,
    ::testing::Values(SlotCase{"2026-11-26T11:48:37Z", Every::kOnce, 0, "2026-11-26T11:48:37Z"},
                      SlotCase{"2026-11-26T23:30:00Z", Every::kHourly, 1, "2026-11-27T00:30:00Z"},
                      SlotCase{"2026-12-31T02:00:00Z", Every::kDaily, 1, "2027-01-01T02:00:00Z"},
                      // Clocks in Europe go forward that night: nothing to us.
                      SlotCase{"2026-03-28T02:30:00Z", Every::kDaily, 1, "2026-03-29T02:30:00Z"},
                      SlotCase{"2024-02-22T00:00:00Z", Every::kWeekly, 1, "2024-02-29T00:00:00Z"},
                      SlotCase{"2026-11-30T10:00:00Z", Every::kMonthly, 1, "2026-12-30T10:00:00Z"},
                      SlotCase{"2026-12-15T10:00:00Z", Every::kMonthly, 1, "2027-01-15T10:00:00Z"},
                      SlotCase{"2023-05-01T00:00:00.000001Z", Every::kMonthly, 26,
                               "2025-07-01T00:00:00.000001Z"},
                      SlotCase{"2026-07-04T12:00:00Z", Every::kYearly, 3, "2029-07-04T12:00:00Z"}));

INSTANTIATE_TEST_SUITE_P(
    EndOfMonth, SlotOf,
    ::testing::Values(SlotCase{"2026-01-31T08:00:00Z", Every::kMonthly, 1, "2026-02-28T08:00:00Z"},
                      SlotCase{"2026-01-31T08:00:00Z", Every::kMonthly, 2, "2026-03-31T08:00:00Z"},
                      SlotCase{"2026-01-31T08:00:00Z", Every::kMonthly, 3, "2026-04-30T08:00:00Z"},
                      SlotCase{"2026-01-31T08:00:00Z", Every::kMonthly, 25, "2028-02-29T08:00:00Z"},
                      SlotCase{"2026-02-28T08:00:00Z", Every::kMonthly, 1, "2026-03-28T08:00:00Z"},
                      SlotCase{"2024-02-29T08:00:00Z", Every::kYearly, 1, "2025-02-28T08:00:00Z"},
                      SlotCase{"2024-02-29T08:00:00Z", Every::kYearly, 4, "2028-02-29T08:00:00Z"},
                      // 2100 is no leap year, 2000 is one.
                      SlotCase{"2096-02-29T08:00:00Z", Every::kYearly, 4, "2100-02-28T08:00:00Z"},
                      SlotCase{"1996-02-29T08:00:00Z", Every::kYearly, 4, "2000-02-29T08:00:00Z"}));

struct NextCase {
  const char* anchor;
  Every every;
  std::int64_t done;
  const char* now;
  std::int64_t expected;  ///< -1: none.
};

class NextSlot : public ::testing::TestWithParam<NextCase> {};

TEST_P(NextSlot, IsTheFirstThatIsToCome) {
  const NextCase& c = GetParam();
  EXPECT_EQ(next_slot(at(c.anchor), c.every, c.done, at(c.now)).value_or(-1), c.expected);
}

INSTANTIATE_TEST_SUITE_P(
    Cases, NextSlot,
    ::testing::Values(
        NextCase{"2026-11-26T10:00:00Z", Every::kOnce, -1, "2026-11-26T09:00:00Z", 0},
        NextCase{"2026-11-26T10:00:00Z", Every::kOnce, 0, "2026-11-26T10:00:01Z", -1},
        NextCase{"2026-11-26T10:00:00Z", Every::kOnce, -1, "2026-11-26T10:00:00Z", -1},
        NextCase{"2026-11-26T10:00:00Z", Every::kHourly, -1, "2026-11-26T09:59:59Z", 0},
        // Served on the dot, late, and a day late: the hours in between are missed.
        NextCase{"2026-11-26T10:00:00Z", Every::kHourly, 0, "2026-11-26T10:00:00Z", 1},
        NextCase{"2026-11-26T10:00:00Z", Every::kHourly, 0, "2026-11-26T10:59:59Z", 1},
        NextCase{"2026-11-26T10:00:00Z", Every::kHourly, 0, "2026-11-27T10:00:00Z", 25},
        // A clock that was set back does not bring back what is done.
        NextCase{"2026-11-26T10:00:00Z", Every::kHourly, 7, "2026-11-26T10:30:00Z", 8},
        NextCase{"2026-01-31T08:00:00Z", Every::kMonthly, 0, "2026-02-28T07:59:59Z", 1},
        NextCase{"2026-01-31T08:00:00Z", Every::kMonthly, 0, "2026-02-28T08:00:00Z", 2},
        NextCase{"2026-01-31T08:00:00Z", Every::kMonthly, 0, "2027-01-15T00:00:00Z", 12},
        NextCase{"2024-02-29T08:00:00Z", Every::kYearly, 0, "2025-02-28T08:00:00Z", 2}));

TEST(Slot, StaysWithinWhatATimeCanHold) {
  const auto most = std::numeric_limits<std::int64_t>::max();
  for (const auto every :
       {Every::kHourly, Every::kDaily, Every::kWeekly, Every::kMonthly, Every::kYearly}) {
    for (const char* anchor :
         {"0001-01-01T00:00:00Z", "1970-01-01T00:00:00Z", "9999-12-31T23:59:59Z"}) {
      EXPECT_EQ(slot(at(anchor), every, most), UtcMicros::max());
    }
    EXPECT_FALSE(next_slot(at("2026-01-31T08:00:00Z"), every, -1, UtcMicros::max()).has_value());
  }
}

/// Days and months counted on fingers.
struct Calendar {
  int year, month, day;

  static bool is_leap(int y) { return y % 400 == 0 || (y % 4 == 0 && y % 100 != 0); }
  [[nodiscard]] int length() const {
    static constexpr std::array kDays = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return month == 2 && is_leap(year) ? 29 : kDays.at(static_cast<std::size_t>(month - 1));
  }
  void add_day() {
    if (++day <= length()) return;
    day = 1;
    add_month();
  }
  void add_month() {
    if (++month <= 12) return;
    month = 1;
    ++year;
  }
  [[nodiscard]] std::string text(const std::string& clock) const {
    const auto two = [](int n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(year) + "-" + two(month) + "-" + two(day) + "T" + clock;
  }
};

std::string naive_slot(Calendar date, Every every, int n, const std::string& clock) {
  const int day = date.day;
  for (int i = 0; i < n; ++i) {
    switch (every) {
      case Every::kDaily:
        date.add_day();
        break;
      case Every::kWeekly:
        for (int k = 0; k < 7; ++k) date.add_day();
        break;
      case Every::kMonthly:
        date.add_month();
        break;
      default:
        for (int k = 0; k < 12; ++k) date.add_month();
    }
  }
  if (every == Every::kMonthly || every == Every::kYearly) {
    date.day = day < date.length() ? day : date.length();
  }
  return date.text(clock);
}

TEST(Slot, IsWhatACalendarSays) {
  std::mt19937 random(7);  // NOLINT(cert-msc51-cpp): the same each time
  const auto pick = [&](int least, int most) {
    return std::uniform_int_distribution<int>(least, most)(random);
  };
  constexpr std::array kUnits = {Every::kDaily, Every::kWeekly, Every::kMonthly, Every::kYearly};
  for (int round = 0; round < 3000; ++round) {
    Calendar date{pick(1995, 2105), pick(1, 12), 1};
    date.day = pick(round % 2 == 0 ? date.length() - 3 : 1, date.length());
    const std::string clock = "0" + std::to_string(pick(0, 9)) + ":05:07Z";
    const Every every = kUnits.at(static_cast<std::size_t>(pick(0, 3)));
    const int n = pick(0, 60);
    const UtcMicros anchor = at(date.text(clock));
    ASSERT_EQ(model::to_rfc3339(slot(anchor, every, n)), naive_slot(date, every, n, clock))
        << date.text(clock) << " " << every_word(every) << " " << n;
    // The next one, by trying each.
    const UtcMicros now = anchor + std::chrono::hours(pick(-100, 60'000));
    const std::int64_t done = pick(-1, 30);
    std::int64_t expected = done + 1;
    while (slot(anchor, every, expected) <= now) ++expected;
    ASSERT_EQ(next_slot(anchor, every, done, now), expected)
        << date.text(clock) << " " << every_word(every) << " at " << model::to_rfc3339(now);
  }
}

TEST(Every, HasWords) {
  for (const char* word : {"once", "hourly", "daily", "weekly", "monthly", "yearly"}) {
    ASSERT_TRUE(every_named(word).has_value()) << word;
    EXPECT_EQ(every_word(*every_named(word)), word);
  }
  EXPECT_EQ(every_named("HOURLY"), Every::kHourly);
  for (const char* word : {"", "hour", "hourlyy", "never"}) {
    EXPECT_FALSE(every_named(word).has_value()) << word;
  }
}

}  // namespace
}  // namespace toposcope::discovery
