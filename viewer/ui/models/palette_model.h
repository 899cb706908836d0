#pragma once

/// \file
/// What stands in the palette, line by line.
///
/// Pure.

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "toposcope/scene/look.h"

#include "ui/desk/app_state.h"
#include "ui/models/list_texts.h"

namespace toposcope::ui {

struct PaletteLine {
  enum class Kind { kHead, kAction, kHit, kProblem };
  Kind kind = Kind::kHead;
  /// Of actions then hits, as SearchState::current counts; of kProblem: of ProblemList::rows.
  std::size_t index = 0;
  std::string text = {};  ///< Of kHead.
};

/// Actions and what was found, each under a head; for an empty text what can be done, and what is
/// wrong now.
/// \par Complexity
/// Linear in the lines: some hundred.
[[nodiscard]] std::vector<PaletteLine> palette_lines(const AppState& state);

/// A text around what was found in it.
struct Matched {
  std::string before, match, after;
};
/// Of hit.matched_text; ends outside of it, or inside of a letter of several bytes, mean no match.
[[nodiscard]] Matched matched_in(const SearchHit& hit);

/// How a hit is written.
struct HitTexts {
  Matched name;       ///< Emphasised when the name was what matched.
  std::string field;  ///< "mac_address"; empty: the name matched.
  Matched value;      ///< Of that field.
  std::string type, place;
};
[[nodiscard]] HitTexts hit_texts(const SearchHit& hit, const scene::Look& look);

/// "50 of 1 204", and what the search does not cover yet.
[[nodiscard]] std::string palette_caption(const AppState& state);

/// Why there are no lines; nothing when there are some.
[[nodiscard]] std::optional<Reason> palette_empty(const AppState& state);

/// Hits belong to an older text.
[[nodiscard]] bool is_waiting(const SearchState& search);

/// How many lines can be chosen.
[[nodiscard]] std::size_t choices_of(const SearchState& search);

}  // namespace toposcope::ui
