#pragma once

/// \file
/// Tables of imports and what they must leave, for the rules at store::Import.

#include <ostream>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

#include "store/backends.h"

namespace toposcope::testing {

struct Step {
  const char* script;
  const char* source = "s1";
  bool replace = false;  // with any share
};

struct ImportCase {
  const char* name;
  std::vector<Step> steps;
  const char* want_contents;  // see import_script.h
  const char* want_counts;    // of the last step
};

inline void PrintTo(const ImportCase& test_case, std::ostream* out) { *out << test_case.name; }

using Param = std::tuple<Backend, ImportCase>;

[[nodiscard]] inline std::string case_name(const ::testing::TestParamInfo<Param>& param) {
  return std::string(std::get<1>(param.param).name) + "_" + std::get<0>(param.param).name;
}

/// Its one test is in import_rules_test.cpp.
class ImportRules : public ::testing::TestWithParam<Param> {};

/// Every case on every backend.
[[nodiscard]] inline auto cases(std::vector<ImportCase> list) {
  return ::testing::Combine(::testing::ValuesIn(all_backends()),
                            ::testing::ValuesIn(std::move(list)));
}

}  // namespace toposcope::testing
