#pragma once

#include <cstdlib>
#include <ctime>

#include <gtest/gtest.h>

namespace toposcope::testing {

/// The clocks of Berlin in November: one hour before UTC.
class InBerlin : public ::testing::Test {
 protected:
  InBerlin() {
    setenv("TZ", "CET-1", 1);
    tzset();
  }
  ~InBerlin() override {
    unsetenv("TZ");
    tzset();
  }
};

}  // namespace toposcope::testing
