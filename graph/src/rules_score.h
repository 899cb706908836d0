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

/// What the rules say of an environment; no more than its name when they do not know it.
[[nodiscard]] EnvironmentConfig environment_config(const RuleBook& rules, const std::string& name);

}  // namespace toposcope::graph
