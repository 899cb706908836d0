#pragma once

#include <string>
#include <string_view>

#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// Appends a number with at most two decimals, in the shortest form and whatever the locale: 0.5 as
/// ".5", 12.004 as "12".  What is no number becomes 0, what is out of all proportion its limit of
/// 20 million.
void append_number(std::string& out, float value);

/// As append_number(), after a space where the number does not begin with a sign: the next one of a
/// list.
void append_next_number(std::string& out, float value);

/// " name=\"12.5\""; `head` is everything before the number: " name=\"".
void append_attribute(std::string& out, std::string_view head, float value);

/// "#1c242c", or "#fff" where that says the same; alpha is not in it.
void append_colour(std::string& out, const Colour& colour);

/// One line of text, fit for XML and HTML, in an element as in a quoted attribute; see take_drawn()
/// for what becomes U+FFFD.
void append_escaped(std::string& out, std::string_view text);

/// As append_escaped(), but keeps line feeds.
void append_escaped_lines(std::string& out, std::string_view text);

}  // namespace toposcope::scene
