#pragma once

#include <string>

#include "toposcope/graph/rules.h"

namespace toposcope::graph {

struct Verdict {
  int score = 0;
  std::string fault;  ///< What an original engine failed at; the score is 0 then.
};

/// score(), and why it could not be told.
[[nodiscard]] Verdict judge(const CliqueType& type, const EnvironmentConfig& environment,
                            Semantics semantics);

}  // namespace toposcope::graph
