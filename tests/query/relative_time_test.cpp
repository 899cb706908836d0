#include "query/relative_time.h"

#include <chrono>
#include <optional>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using query::parse_relative_time;
using std::chrono::seconds;

struct RelativeCase {
  const char* text;
  std::optional<seconds> ago;
};

TEST(RelativeTime, IsSoLongBeforeNow) {
  const model::UtcMicros now{std::chrono::microseconds(1'800'000'000'123'456)};
  const RelativeCase cases[] = {
      {"-45s", seconds(45)},
      {"-30m", seconds(1800)},
      {"-1h", seconds(3600)},
      {"-2d", seconds(172800)},
      {"-1w", seconds(604800)},
      {"-0h", seconds(0)},
      {"-1", std::nullopt},
      {"-h", std::nullopt},
      {"1h", std::nullopt},
      {"+1h", std::nullopt},
      {"--1h", std::nullopt},
      {"-1h30m", std::nullopt},
      {"-1 h", std::nullopt},
      {"-1H", std::nullopt},
      {"", std::nullopt},
      {"-", std::nullopt},
      {"-99999999999999999999d", std::nullopt},
      {"-9223372036854775807w", std::nullopt},
  };
  for (const RelativeCase& c : cases) {
    const auto time = parse_relative_time(c.text, now);
    ASSERT_EQ(time.has_value(), c.ago.has_value()) << c.text;
    if (c.ago.has_value()) {
      EXPECT_EQ(*time, now - *c.ago) << c.text;
    }
  }
}

}  // namespace
}  // namespace toposcope::testing
