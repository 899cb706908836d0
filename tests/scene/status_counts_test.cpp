// What several statuses come to.

#include <algorithm>
#include <random>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/model/status.h"
#include "toposcope/scene/cards.h"

namespace toposcope::testing {
namespace {

using model::StatusValue;
using scene::StatusCounts;
using scene::StatusFacts;

StatusFacts worst_of(const std::vector<StatusFacts>& statuses) {
  StatusCounts counts;
  for (const StatusFacts& status : statuses) counts.add(status);
  return counts.worst();
}

/// What shows for several, one after the other: a worse one, or one as bad that nobody has seen.
struct Expected {
  int badness = 0;
  bool acknowledged = false;
};

Expected oracle(const std::vector<StatusFacts>& statuses) {
  Expected out;
  for (const StatusFacts& status : statuses)
    out.badness = std::max(out.badness, model::badness(status.value));
  out.acknowledged = std::none_of(statuses.begin(), statuses.end(), [&](const StatusFacts& status) {
    return model::badness(status.value) == out.badness && !status.acknowledged;
  });
  return out;
}

TEST(WorstStatus, IsThatOfTheOrder) {
  struct Case {
    std::vector<StatusFacts> statuses;
    StatusValue want;
    bool acknowledged = false;
  };
  const StatusFacts ok{StatusValue::kOk, false, ""};
  const StatusFacts warning{StatusValue::kWarning, false, ""};
  const StatusFacts error{StatusValue::kError, false, ""};
  const StatusFacts seen{StatusValue::kError, true, ""};
  const StatusFacts unknown{StatusValue::kUnknown, false, ""};
  const StatusFacts seen_unknown{StatusValue::kUnknown, true, ""};
  const StatusFacts stale{StatusValue::kStale, false, ""};
  const StatusFacts maintenance{StatusValue::kMaintenance, false, ""};
  const std::vector<Case> cases = {{{}, StatusValue::kNoCheck},
                                   {{{}}, StatusValue::kNoCheck},
                                   {{ok, {}}, StatusValue::kOk},
                                   {{warning, error, stale}, StatusValue::kError},
                                   {{ok, warning, unknown}, StatusValue::kWarning},
                                   {{ok, stale}, StatusValue::kStale},
                                   {{ok, maintenance}, StatusValue::kOk},
                                   {{maintenance, {}}, StatusValue::kMaintenance},
                                   {{seen, warning}, StatusValue::kError, true},
                                   {{seen, error}, StatusValue::kError},
                                   {{seen_unknown, stale}, StatusValue::kStale},
                                   {{seen_unknown, ok}, StatusValue::kUnknown, true}};
  for (const Case& test_case : cases) {
    const StatusFacts worst = worst_of(test_case.statuses);
    EXPECT_EQ(worst.value, test_case.want);
    EXPECT_EQ(worst.acknowledged, test_case.acknowledged) << model::status_label(worst.value);
  }
}

TEST(WorstStatus, IsThatOfTheOracleForAnyFew) {
  for (unsigned seed = 1; seed <= 2000; ++seed) {
    SCOPED_TRACE(::testing::Message() << "seed " << seed);
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> count(1, 6);
    std::uniform_int_distribution<int> value(1, 5);  // those that take part
    std::vector<StatusFacts> statuses(static_cast<std::size_t>(count(random)));
    for (StatusFacts& status : statuses) {
      status.value = static_cast<StatusValue>(value(random));
      status.acknowledged = status.value != StatusValue::kOk && random() % 2 == 0;
    }
    const Expected want = oracle(statuses);
    const StatusFacts worst = worst_of(statuses);
    EXPECT_EQ(model::badness(worst.value), want.badness);
    EXPECT_EQ(worst.acknowledged, want.acknowledged);
    std::shuffle(statuses.begin(), statuses.end(), random);
    EXPECT_EQ(worst_of(statuses).value, worst.value) << "their order says nothing";
  }
}

TEST(StatusCountsSums, AreThoseOfTheirParts) {
  StatusCounts one;
  one.add({StatusValue::kError, true, ""});
  one.add({StatusValue::kOk, false, ""});
  StatusCounts other;
  other.add({StatusValue::kError, false, ""});
  one.add(other);
  EXPECT_EQ(one.total(), 3U);
  EXPECT_EQ(one.count(StatusValue::kError), 2U);
  EXPECT_EQ(one.acknowledged.at(static_cast<std::size_t>(StatusValue::kError)), 1U);
  EXPECT_FALSE(one.worst().acknowledged);
}

}  // namespace
}  // namespace toposcope::testing
