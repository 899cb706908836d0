#pragma once

/// \file
/// What tests on the small cloud share; \see small_cloud.h.

#include <stdexcept>
#include <utility>

#include <gtest/gtest.h>

#include "toposcope/model/result.h"

#include "query/inventories.h"
#include "query/small_cloud.h"

namespace toposcope::testing {

/// \throws std::runtime_error with what failed
template <typename T>
T value(model::Result<T> result) {
  if (!result.has_value()) throw std::runtime_error(result.error().message);
  return std::move(result).value();
}

class OnSmallCloud : public ::testing::Test {
 protected:
  TestInventory cloud_ = inventory_of_text(small_cloud());
};

}  // namespace toposcope::testing
