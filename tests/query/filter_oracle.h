#pragma once

/// \file
/// Filter expressions as trees, evaluated and written plainly; test code only.

#include <memory>
#include <random>
#include <string>

#include "query/filter.h"

namespace toposcope::testing {

/// An expression: a comparison, or "not", "and", "or" of others.
struct Expression {
  std::string kind;  ///< "test", "not", "and" or "or".
  std::string field, op, value;
  std::shared_ptr<const Expression> left, right;
};

[[nodiscard]] Expression random_expression(std::mt19937& random, int depth);

/// With parentheses around everything.
[[nodiscard]] std::string text_of(const Expression& expression);

/// A node with all kinds of fields, many of them absent.
[[nodiscard]] scene::NodeFacts random_subject(std::mt19937& random);

/// What the documentation of the filter says, over a tree of the document.
[[nodiscard]] bool oracle_matches(const Expression& expression,
                                  const query::FilterSubject& subject);

}  // namespace toposcope::testing
