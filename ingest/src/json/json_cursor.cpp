#include "json/json_cursor.h"

#include <algorithm>

#include "json/json_scan.h"

namespace toposcope::ingest {
namespace {

bool is_punctuation(char c) {
  return c == '{' || c == '}' || c == '[' || c == ']' || c == ',' || c == ':';
}

}  // namespace

void JsonCursor::skip_blanks() {
  while (at_ < text_.size() && is_json_blank(text_[at_])) ++at_;
}

char JsonCursor::peek() {
  skip_blanks();
  return at_ < text_.size() ? text_[at_] : '\0';
}

std::string_view JsonCursor::rest() {
  skip_blanks();
  return text_.substr(at_);
}

void JsonCursor::open() {
  skip_blanks();
  ++at_;
}

bool JsonCursor::closes(char bracket) {
  const char next = peek();
  // Valid text never ends here; the second test keeps a caller's loop finite all the same.
  if (next == bracket || next == '\0') {
    at_ = std::min(at_ + 1, text_.size());
    return true;
  }
  if (next == ',') ++at_;
  return false;
}

std::string_view JsonCursor::key() {
  const std::string_view quoted = scalar();
  if (peek() == ':') ++at_;
  return quoted.size() < 2 ? quoted : quoted.substr(1, quoted.size() - 2);
}

std::string_view JsonCursor::scalar() {
  skip_blanks();
  const std::size_t begin = at_;
  if (peek() == '"') {
    at_ = std::min(end_of_string(text_, at_), text_.size());
  } else {
    at_ = std::min(text_.find_first_of(",:]} \n\t\r", at_), text_.size());
  }
  return text_.substr(begin, at_ - begin);
}

std::string_view JsonCursor::skip_value() {
  skip_blanks();
  const std::size_t begin = at_;
  std::size_t depth = 0;
  do {
    const char next = peek();
    if (next == '\0') break;
    const bool closing = next == '}' || next == ']';
    if (next == '{' || next == '[') ++depth;
    if (closing && depth > 0) --depth;
    if (is_punctuation(next)) {
      ++at_;
    } else {
      static_cast<void>(scalar());
    }
  } while (depth > 0);
  return text_.substr(begin, at_ - begin);
}

}  // namespace toposcope::ingest
