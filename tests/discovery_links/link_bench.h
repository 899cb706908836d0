#pragma once

/// \file
/// Link finders on a handful of objects, as tables.

#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/discovery/link_mode.h"

#include "inventory/inventory.h"
#include "links/link_finder.h"

namespace toposcope::discovery::testing {

/// Objects, and what each version makes of them.
struct FinderCase {
  const char* name;         ///< Of the test.
  const char* environment;  ///< Members of its declaration, JSON without braces.
  const char* objects;      ///< One JSON object a line.
  /// One line a link: TYPE SOURCE>TARGET NAME [host=H] [down] [switch=S] [ATTRIBUTES]; the name as
  /// JSON.  Then one for each remark: "! OBJECT: MESSAGE".  "=": as the version before.
  const char* of_2018;
  const char* of_2021 = "=";
  const char* own = "=";
};

/// The environment "e" with these members in its declaration.
[[nodiscard]] EnvironmentConfig environment_with(const std::string& members);

/// An inventory of one JSON object a line; lines and blanks around them do not count.
void add_objects(Inventory& inventory, std::string_view lines);

/// Links of a set in the notation of FinderCase.
[[nodiscard]] std::string lines_of(const LinkSet& links);

/// Runs the finders of these names, one after the other, and says what came out.
[[nodiscard]] std::string run_finders(const std::vector<std::string>& names, LinkMode mode,
                                      const FinderCase& on);

/// A table of cases for one finder, run by the rules of every version.
class FinderTable : public ::testing::TestWithParam<FinderCase> {
 protected:
  static void check(const std::vector<std::string>& names, const FinderCase& on);
};

/// Names the cases of a table.
[[nodiscard]] inline std::string name_of(const ::testing::TestParamInfo<FinderCase>& info) {
  return info.param.name;
}

}  // namespace toposcope::discovery::testing
