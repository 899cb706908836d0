#pragma once

#include <string>

namespace toposcope::model {

/// A fault that costs one record or one rule, not the run.
struct Diagnostic {
  std::string where;  ///< "file:line", a JSON pointer (RFC 6901), or the key of a rule; empty when
                      ///< the message names all there is.
  std::string message;  ///< One sentence: what was found, what was expected.
};

}  // namespace toposcope::model
