#include "query/as_of.h"

#include <chrono>
#include <cstdlib>
#include <ctime>
#include <string>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using query::parse_as_of;
using namespace std::chrono_literals;

model::UtcMicros utc(const char* text) { return model::parse_rfc3339(text).value(); }

/// The clocks of Berlin: one hour before UTC in winter, two in summer.
class AsOf : public ::testing::Test {
 protected:
  void SetUp() override {
    setenv("TZ", "CET-1CEST,M3.5.0,M10.5.0/3", 1);
    tzset();
  }
  void TearDown() override {
    unsetenv("TZ");
    tzset();
  }
  const model::UtcMicros now_ = utc("2026-11-20T08:00:00Z");  // 09:00 on the wall
};

TEST_F(AsOf, ReadsWhatPeopleWrite) {
  EXPECT_EQ(parse_as_of("", now_).value(), "");
  EXPECT_EQ(parse_as_of("now", now_).value(), "");
  EXPECT_EQ(parse_as_of("4812", now_).value(), "4812");
  EXPECT_EQ(parse_as_of("-90m", now_).value(), "2026-11-20T06:30:00Z");
  EXPECT_EQ(parse_as_of("02:00", now_).value(), "2026-11-20T01:00:00Z");
  EXPECT_EQ(parse_as_of("9:00", now_).value(), "2026-11-20T08:00:00Z");
  EXPECT_EQ(parse_as_of("09:01", now_).value(), "2026-11-19T08:01:00Z");  // yesterday's
  EXPECT_EQ(parse_as_of("2026-11-20 02:00", now_).value(), "2026-11-20T01:00:00Z");
  EXPECT_EQ(parse_as_of("2026-07-20 02:00:30", now_).value(), "2026-07-20T00:00:30Z");
  EXPECT_EQ(parse_as_of("2026-11-20T02:00:00Z", now_).value(), "2026-11-20T02:00:00Z");
  EXPECT_EQ(parse_as_of("2026-11-20T02:00:00+05:30", now_).value(), "2026-11-19T20:30:00Z");
}

TEST_F(AsOf, SaysWhatIsNoTime) {
  for (const char* text : {"25:00", "2:0", "soon", "2026-13-01 00:00", "-", "02:00:"}) {
    const auto at = parse_as_of(text, now_);
    ASSERT_FALSE(at.has_value()) << text;
    EXPECT_EQ(at.error().code, model::ErrorCode::kInvalidArgument);
    EXPECT_NE(at.error().message.find("02:00"), std::string::npos);
  }
}

TEST_F(AsOf, WritesLocalTimesWithTheirZone) {
  EXPECT_EQ(query::local_text(utc("2026-11-20T08:40:00Z")), "2026-11-20 09:40:00 CET");
  EXPECT_EQ(query::local_text(utc("2026-07-20T08:40:00Z")), "2026-07-20 10:40:00 CEST");
  EXPECT_EQ(query::local_clock(utc("2026-11-20T13:32:09Z")), "14:32:09 CET");
  EXPECT_EQ(query::local_minutes(utc("2026-11-20T13:32:09Z")), "14:32");
  EXPECT_EQ(query::zone_text(utc("2026-11-20T13:32:09Z")), "UTC+1");
  EXPECT_EQ(query::zone_text(utc("2026-07-20T13:32:09Z")), "UTC+2");
}

TEST_F(AsOf, TellsAges) {
  EXPECT_EQ(query::age_text(now_ - 2s, now_), "2 s");
  EXPECT_EQ(query::age_text(now_ - 119s, now_), "119 s");
  EXPECT_EQ(query::age_text(now_ - 26min, now_), "26 min");
  EXPECT_EQ(query::age_text(now_ - 3h, now_), "3 h");
  EXPECT_EQ(query::age_text(now_ - 41 * 24h, now_), "41 d");
  EXPECT_EQ(query::age_text(now_ + 5s, now_), "0 s");
  EXPECT_EQ(query::long_age_text(now_ - 4h - 52min - 3s, now_), "4 h 52 min");
  EXPECT_EQ(query::long_age_text(now_ - 3h - 5s, now_), "3 h");
  EXPECT_EQ(query::long_age_text(now_, now_), "0 s");
}

}  // namespace
}  // namespace toposcope::testing
