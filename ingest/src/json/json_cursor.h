#pragma once

#include <cstddef>
#include <string_view>

namespace toposcope::ingest {

/// Walks through JSON text that is known to be valid.  On any other text what it gives is
/// meaningless, but every loop over it ends.
class JsonCursor {
 public:
  explicit JsonCursor(std::string_view json) : text_(json) {}

  /// First character of the next value or bracket; 0 at the end.
  [[nodiscard]] char peek();

  /// Text from the next value on.
  [[nodiscard]] std::string_view rest();

  void skip(std::size_t bytes) noexcept { at_ += bytes; }

  /// Steps over the opening bracket.
  void open();

  /// True when the list or object is over, having stepped over the bracket; else steps over a
  /// comma.
  [[nodiscard]] bool closes(char bracket);

  /// A key as written, without quotes; steps over the colon.
  [[nodiscard]] std::string_view key();

  /// A string with its quotes, a number or a word.
  [[nodiscard]] std::string_view scalar();

  /// Steps over any value and gives its text.
  std::string_view skip_value();

 private:
  void skip_blanks();

  std::string_view text_;
  std::size_t at_ = 0;
};

}  // namespace toposcope::ingest
