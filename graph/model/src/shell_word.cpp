#include "toposcope/model/shell_word.h"

namespace toposcope::model {

std::string shell_word(std::string_view text) {
  std::string word = "'";
  for (const char c : text) {
    // Nothing is special between quotes but their end.
    if (c == '\'') {
      word += "'\\''";
    } else {
      word += c;
    }
  }
  return word + "'";
}

}  // namespace toposcope::model
