#include "toposcope/model/result.h"

#include <memory>
#include <variant>

#include <gtest/gtest.h>

namespace toposcope::model {
namespace {

Result<int> half_of(int number) {
  if (number % 2 != 0) return Error{ErrorCode::kInvalidArgument, "not even", "number"};
  return number / 2;
}

TEST(Result, HoldsAValue) {
  const auto result = half_of(8);

  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result.value(), 4);
}

TEST(Result, HoldsAnErrorWithCodeMessageAndPlace) {
  const auto result = half_of(7);

  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().code, ErrorCode::kInvalidArgument);
  EXPECT_EQ(result.error().message, "not even");
  EXPECT_EQ(result.error().where, "number");
}

TEST(Result, ThrowsWhenTheValueOfAFailureIsTaken) {
  const auto result = half_of(7);

  EXPECT_THROW((void)result.value(), std::bad_variant_access);
}

TEST(Result, HandsOutAMoveOnlyValue) {
  Result<std::unique_ptr<int>> result = std::make_unique<int>(3);

  const std::unique_ptr<int> taken = std::move(result).value();

  EXPECT_EQ(*taken, 3);
}

TEST(Result, StatusIsAValueWhenAllWentWell) { EXPECT_TRUE(ok().has_value()); }

}  // namespace
}  // namespace toposcope::model
