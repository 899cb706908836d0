#include "change_watch.h"

#include <vector>

#include <gtest/gtest.h>

namespace toposcope::cli {
namespace {

using model::Error;
using model::ErrorCode;
using Look = model::Result<store::Stamp>;

TEST(ChangeWatch, WaitsWhileTheFileIsBusyAndTellsOfWhatDoesNotPass) {
  const Look busy = Error{ErrorCode::kUnavailable, "is locked", "it.db"};
  const Look broken = Error{ErrorCode::kIo, "disk I/O error", "it.db"};
  const std::vector<Look> looks = {
      busy, Look(store::Stamp{1, 1}), Look(store::Stamp{1, 1}), busy,  Look(store::Stamp{1, 1}),
      busy, Look(store::Stamp{2, 1}), Look(store::Stamp{2, 2}), broken};
  const std::vector<bool> changed = {false, true, false, false, false, false, true, true};
  std::size_t next = 0;
  ChangeWatch watch([&] { return looks.at(next++); });
  for (const bool expected : changed) {
    const auto seen = watch.has_changed();
    ASSERT_TRUE(seen.has_value()) << next;
    EXPECT_EQ(seen.value(), expected) << next;
  }
  const auto seen = watch.has_changed();
  ASSERT_FALSE(seen.has_value());
  EXPECT_EQ(seen.error().message, "disk I/O error");
}

}  // namespace
}  // namespace toposcope::cli
