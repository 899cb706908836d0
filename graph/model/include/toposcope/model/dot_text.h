#pragma once

/// \file
/// Texts in Graphviz DOT, to be put between double quotes; a quote in them needs a backslash there.

#include <string>
#include <string_view>

namespace toposcope::model {

/// A text that Graphviz shows as it is: backslash and ampersand lose their special meaning, a line
/// feed starts a new line, other control characters become blanks, broken UTF-8 becomes U+FFFD.
[[nodiscard]] std::string dot_label(std::string_view text);

/// A text as DOT can carry it in a name or attribute, different for different texts.  What Graphviz
/// cannot carry (backslash, control characters, broken UTF-8, a leading percent sign) and the tilde
/// itself become a tilde and two hexadecimal digits a byte; the empty text is a single tilde.
/// Cost: one pass.
[[nodiscard]] std::string dot_name(std::string_view text);

/// The text that dot_name() made this of.  A tilde without two digits stays.
[[nodiscard]] std::string text_of_dot_name(std::string_view name);

}  // namespace toposcope::model
