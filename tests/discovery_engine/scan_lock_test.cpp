#include "control/scan_lock.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "support/records.h"

namespace toposcope::discovery::testing {
namespace {

using ::testing::HasSubstr;
using toposcope::testing::must;

TEST(ScanLock, OneScanOfAnEnvironmentAtATime) {
  const auto store = store::open_memory_store();
  {
    const auto lock = ScanLock::take(*store, "e");
    ASSERT_TRUE(lock.has_value());
    const auto second = ScanLock::take(*store, "e");
    ASSERT_FALSE(second.has_value());
    EXPECT_EQ(second.error().code, model::ErrorCode::kUnavailable);
    EXPECT_THAT(second.error().message, HasSubstr("another scan of 'e' is running (process "));
    EXPECT_TRUE(ScanLock::take(*store, "other").has_value());
  }
  EXPECT_TRUE(must(store->jobs("running")).empty());
  EXPECT_TRUE(ScanLock::take(*store, "e").has_value());
}

TEST(ScanLock, WhoIsGoneIsTakenOver) {
  const auto store = store::open_memory_store();
  for (const char* record :
       {R"({"pid":999999999,"start":"1","boot":"x"})",      // no such process
        R"({"pid":1,"start":"another start","boot":"x"})",  // its number, another process
        R"(no record)", R"({"pid":"text"})"}) {
    must(store->set_job("running", "e", record));
    EXPECT_TRUE(ScanLock::take(*store, "e").has_value()) << record;
  }
}

TEST(ScanLock, WhoWasOvertakenLearnsOfIt) {
  const auto store = store::open_memory_store();
  const auto lock = ScanLock::take(*store, "e");
  ASSERT_TRUE(lock.has_value());
  must(store->set_job("running", "e", R"({"pid":1})"));
  EXPECT_FALSE(lock.value().is_held().has_value());
}

}  // namespace
}  // namespace toposcope::discovery::testing
