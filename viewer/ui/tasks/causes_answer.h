#pragma once

#include <vector>

#include "query/problems.h"

namespace toposcope::ui {

/// What was last found of ill objects and their causes; \see Shared.
struct CausesAnswer {
  std::vector<query::IllNode> ill;
  query::Problems problems;
};

}  // namespace toposcope::ui
