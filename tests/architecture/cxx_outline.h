#pragma once

/// \file
/// Where the functions of a C++ text begin and end, without a compiler.
///
/// It follows braces.  A brace opens a function when what stands before it, since the last `;`, `{`
/// or `}`, has a parenthesis outside of template arguments; namespaces, classes and enums are
/// looked into; all other braces are initialisers.  Lambdas belong to the function around them.
/// Good enough for code that clang-format has been over; the tests show what it understands.

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace toposcope::testing {

struct FunctionOutline {
  std::string head;            ///< Declaration up to the brace or semicolon, white space as is.
  std::size_t first_line = 0;  ///< 1-based; where the head begins (template line included).
  std::size_t last_line = 0;   ///< Of the closing brace or the semicolon.
  std::size_t parameters = 0;  ///< 0 for macros such as TEST(a, b).
  bool has_body = false;

  [[nodiscard]] std::size_t lines() const noexcept { return last_line - first_line + 1; }
};

/// Functions with a body, and declarations without one, in the order of their ends.
[[nodiscard]] std::vector<FunctionOutline> outline_functions(std::string_view text);

/// The text with comments, literals and preprocessor lines turned into blanks; line feeds stay.
[[nodiscard]] std::string blank_out(std::string_view text);

}  // namespace toposcope::testing
