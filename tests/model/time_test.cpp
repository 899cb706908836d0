#include "toposcope/model/time.h"

#include <cstdint>
#include <ostream>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

namespace toposcope::model {
namespace {

using std::chrono::microseconds;

struct TimeCase {
  const char* name;
  const char* text;
  std::int64_t want_us;  // since the epoch; by date(1) -u
};

void PrintTo(const TimeCase& test_case, std::ostream* out) { *out << test_case.text; }

std::string case_name(const ::testing::TestParamInfo<TimeCase>& param) { return param.param.name; }

class ReadTime : public ::testing::TestWithParam<TimeCase> {};

TEST_P(ReadTime, GivesThePointInTime) {
  const auto time = parse_rfc3339(GetParam().text);

  ASSERT_TRUE(time.has_value()) << time.error().message;
  EXPECT_EQ(time.value().time_since_epoch().count(), GetParam().want_us);
}

constexpr std::int64_t kSecond = 1'000'000;
constexpr std::int64_t kMorning = 1'795'167'600 * kSecond;  // 2026-11-20T09:40:00Z

INSTANTIATE_TEST_SUITE_P(
    Texts, ReadTime,
    ::testing::ValuesIn(std::vector<TimeCase>{
        {"utc", "2026-11-20T09:40:00Z", kMorning},
        {"small_letters", "2026-11-20t09:40:00z", kMorning},
        {"blank_for_t", "2026-11-20 09:40:00Z", kMorning},
        {"no_offset_is_utc", "2026-11-20T09:40:00", kMorning},
        {"no_seconds", "2026-11-20T09:40", kMorning},
        {"no_seconds_with_offset", "2026-11-20T10:40+01:00", kMorning},
        {"east", "2026-11-20T10:40:00+01:00", kMorning},
        {"west_half_hour", "2026-11-20T06:10:00-03:30", kMorning},
        {"offset_without_colon", "2026-11-20T10:40:00+0100", kMorning},
        {"next_day_in_the_east", "2026-11-21T00:40:00+15:00", kMorning},
        {"date_only", "2026-11-20", 1'795'132'800 * kSecond},
        {"one_decimal", "2026-11-20T09:40:00.5Z", kMorning + 500'000},
        {"six_decimals", "2026-11-20T09:40:00.000001Z", kMorning + 1},
        {"nine_decimals_are_cut", "2026-11-20T09:40:00.123456789Z", kMorning + 123'456},
        {"epoch", "1970-01-01T00:00:00Z", 0},
        {"before_the_epoch", "1969-12-31T23:59:59.999999Z", -1},
        {"leap_day", "2024-02-29T00:00:00Z", 1'709'164'800 * kSecond},
        {"leap_second_is_the_next", "2016-12-31T23:59:60Z", 1'483'228'800 * kSecond},
    }),
    case_name);

TEST(ReadTimeErrors, NameTheTextThatIsNoTime) {
  for (const std::string text : {"",
                                 "now",
                                 "2026",
                                 "2026-11",
                                 "2026-13-01",
                                 "2026-02-29",
                                 "2026-00-10",
                                 "2026-11-31",
                                 "2026-11-20T",
                                 "2026-11-20T9:40",
                                 "2026-11-20T24:00:00Z",
                                 "2026-11-20T09:60:00Z",
                                 "2026-11-20T09:40:61Z",
                                 "2026-11-20T09:40:00.Z",
                                 "2026-11-20T09:40:00.1234567890Z",
                                 "2026-11-20T09:40:00X",
                                 "2026-11-20T09:40:00+1",
                                 "2026-11-20T09:40:00+24:00",
                                 "2026-11-20T09:40:00+01:60",
                                 "2026-11-20T09:40:00Z ",
                                 " 2026-11-20",
                                 "20261120",
                                 "-026-11-20",
                                 "2026-11-20Z"}) {
    SCOPED_TRACE(text);
    const auto time = parse_rfc3339(text);
    ASSERT_FALSE(time.has_value());
    EXPECT_EQ(time.error().code, ErrorCode::kMalformedInput);
    EXPECT_NE(time.error().message.find("'" + text + "'"), std::string::npos);
  }
}

TEST(WriteTime, LeavesOutMicrosecondsThatAreZero) {
  EXPECT_EQ(to_rfc3339(UtcMicros{microseconds{kMorning}}), "2026-11-20T09:40:00Z");
  EXPECT_EQ(to_rfc3339(UtcMicros{microseconds{kMorning + 7}}), "2026-11-20T09:40:00.000007Z");
  EXPECT_EQ(to_rfc3339(UtcMicros{microseconds{-1}}), "1969-12-31T23:59:59.999999Z");
}

TEST(WriteTime, IsReadBackUnchanged) {
  constexpr std::int64_t kYear2200 = 7'258'118'400 * kSecond;
  for (unsigned seed = 1; seed <= 500; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    std::mt19937_64 random(seed);
    std::uniform_int_distribution<std::int64_t> pick(-kYear2200, kYear2200);
    const UtcMicros time{microseconds{pick(random)}};

    const auto read = parse_rfc3339(to_rfc3339(time));

    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(read.value(), time);
  }
}

TEST(NowUtc, LiesAfterThisTestWasWritten) {
  EXPECT_GT(now_utc().time_since_epoch().count(), 1'700'000'000 * kSecond);
}

}  // namespace
}  // namespace toposcope::model
