#pragma once

#include <string>
#include <vector>

#include "ui/desk/app_state.h"

namespace toposcope::ui {

/// What the word at the end of the filter may become: fields, operators, values of the picture.
/// Pure; linear in the words that there are.
[[nodiscard]] std::vector<std::string> filter_words(const AppState& state);

/// The filter with the first of these words in place; empty: there is none, or nothing is written.
[[nodiscard]] std::string completed_filter(const AppState& state,
                                           const std::vector<std::string>& words);

}  // namespace toposcope::ui
