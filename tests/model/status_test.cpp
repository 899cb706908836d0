#include "toposcope/model/status.h"

#include <optional>
#include <string_view>

#include <gtest/gtest.h>

namespace toposcope::model {
namespace {

struct Named {
  StatusValue status;
  std::string_view label, word;
};

constexpr Named kAll[] = {{StatusValue::kNoCheck, "no check", "no_check"},
                          {StatusValue::kOk, "OK", "ok"},
                          {StatusValue::kWarning, "Warning", "warning"},
                          {StatusValue::kError, "Error", "error"},
                          {StatusValue::kUnknown, "Unknown", "unknown"},
                          {StatusValue::kStale, "Stale", "stale"},
                          {StatusValue::kMaintenance, "Maintenance", "maintenance"}};

TEST(Status, IsNamedAndReadBack) {
  for (const Named& one : kAll) {
    EXPECT_EQ(status_label(one.status), one.label);
    EXPECT_EQ(status_word(one.status), one.word);
    EXPECT_EQ(status_named(one.label), one.status);
    EXPECT_EQ(status_named(one.word), one.status);
  }
  EXPECT_EQ(status_named("no-check"), StatusValue::kNoCheck);
  EXPECT_EQ(status_named("ERROR"), StatusValue::kError);
  for (const std::string_view other : {"", "okay", "no", "nocheck", "critical"}) {
    EXPECT_EQ(status_named(other), std::nullopt) << other;
  }
}

TEST(Status, IsOrderedByBadness) {
  EXPECT_GT(badness(StatusValue::kError), badness(StatusValue::kWarning));
  EXPECT_GT(badness(StatusValue::kWarning), badness(StatusValue::kUnknown));
  EXPECT_EQ(badness(StatusValue::kUnknown), badness(StatusValue::kStale));
  EXPECT_GT(badness(StatusValue::kStale), badness(StatusValue::kOk));
  EXPECT_GT(badness(StatusValue::kOk), badness(StatusValue::kMaintenance));
  EXPECT_EQ(badness(StatusValue::kMaintenance), badness(StatusValue::kNoCheck));
}

TEST(Status, IllIsWhatIsKnownNotToBeWellAndAnAlarmIsWhatACheckSays) {
  for (const StatusValue value : {StatusValue::kWarning, StatusValue::kError, StatusValue::kUnknown,
                                  StatusValue::kStale, StatusValue::kMaintenance}) {
    EXPECT_TRUE(is_ill(value)) << status_label(value);
    EXPECT_EQ(is_alarm(value), value == StatusValue::kWarning || value == StatusValue::kError);
  }
  for (const StatusValue value : {StatusValue::kOk, StatusValue::kNoCheck}) {
    EXPECT_FALSE(is_ill(value)) << status_label(value);
    EXPECT_FALSE(is_alarm(value)) << status_label(value);
  }
}

}  // namespace
}  // namespace toposcope::model
