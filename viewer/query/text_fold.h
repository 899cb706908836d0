#pragma once

/// \file
/// Texts as a search compares them: without case and without accents.
///
/// \code
///   fold_text("Zürich ΑΘΉΝΑ");  // "zurich αθηνα"
/// \endcode
///
/// Latin (ASCII, Latin-1, Latin Extended-A), Greek and Cyrillic lose case and accents, and
/// combining accents are left out everywhere; all other characters stay.  Control characters and
/// the no-break space become blanks, so that no folded text has a line feed.  Bytes that are not
/// UTF-8 stay.  A folded text is never longer.  All functions are pure.

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace toposcope::query {

/// Appends the folded text.
/// \param origin  when given, gets for each appended byte the offset in `text` of the character
///                that it came from
void append_folded(std::string& out, std::string_view text,
                   std::vector<std::uint32_t>* origin = nullptr);

[[nodiscard]] std::string fold_text(std::string_view text);

/// Whether the folded `text` has `folded_needle` in it; as fold_text(text).find(), without
/// allocating.
/// \par Complexity
/// O(text * needle).
[[nodiscard]] bool folded_contains(std::string_view text, std::string_view folded_needle);

/// Whether the folded `text` is `folded`; does not allocate.
[[nodiscard]] bool folded_equals(std::string_view text, std::string_view folded);

}  // namespace toposcope::query
