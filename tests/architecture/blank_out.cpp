#include <cctype>

#include "architecture/cxx_outline.h"

namespace toposcope::testing {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) != 0 || c == '_'; }

/// Copies a C++ text and blanks what is not code.
class Blanker {
 public:
  explicit Blanker(std::string_view text) : text_(text), out_(text) {}

  std::string run() {
    while (at_ < text_.size()) step();
    return std::move(out_);
  }

 private:
  void step() {
    const char c = text_[at_];
    if (text_.substr(at_, 2) == "//") return blank_to(text_.find('\n', at_));
    if (text_.substr(at_, 2) == "/*") return blank_to(after("*/", at_ + 2));
    if (c == '#' && begins_line()) return blank_to(end_of_directive());
    if (c == '"') return blank_to(follows_raw_prefix() ? end_of_raw_string() : end_of_quoted());
    if (c == '\'' && !inside_number()) return blank_to(end_of_quoted());
    ++at_;
  }

  /// Blanks [at_, end) and goes on there.
  void blank_to(std::size_t end) {
    if (end == std::string_view::npos) end = text_.size();
    for (; at_ < end; ++at_) {
      if (out_[at_] != '\n') out_[at_] = ' ';
    }
  }

  [[nodiscard]] std::size_t after(std::string_view mark, std::size_t from) const {
    const std::size_t found = text_.find(mark, from);
    return found == std::string_view::npos ? found : found + mark.size();
  }

  [[nodiscard]] bool begins_line() const {
    const std::size_t previous = text_.substr(0, at_).find_last_not_of(" \t");
    return previous == std::string_view::npos || text_[previous] == '\n';
  }

  [[nodiscard]] std::size_t end_of_directive() const {
    std::size_t end = text_.find('\n', at_);
    while (end != std::string_view::npos && end > 0 && text_[end - 1] == '\\') {
      end = text_.find('\n', end + 1);
    }
    return end;
  }

  [[nodiscard]] std::size_t end_of_quoted() const {
    const char quote = text_[at_];
    std::size_t end = at_ + 1;
    while (end < text_.size() && text_[end] != quote) end += text_[end] == '\\' ? 2U : 1U;
    return end + 1;
  }

  [[nodiscard]] bool follows_raw_prefix() const { return at_ > 0 && text_[at_ - 1] == 'R'; }

  [[nodiscard]] std::size_t end_of_raw_string() const {
    const std::size_t open = text_.find('(', at_);
    if (open == std::string_view::npos) return open;
    const std::string close = ")" + std::string(text_.substr(at_ + 1, open - at_ - 1)) + "\"";
    return after(close, open);
  }

  /// True at the digit separator of 1'000.
  [[nodiscard]] bool inside_number() const {
    std::size_t begin = at_;
    while (begin > 0 && (is_word(text_[begin - 1]) || text_[begin - 1] == '\'')) --begin;
    return begin < at_ && std::isdigit(static_cast<unsigned char>(text_[begin])) != 0;
  }

  std::string_view text_;
  std::string out_;
  std::size_t at_ = 0;
};

}  // namespace

std::string blank_out(std::string_view text) { return Blanker(text).run(); }

}  // namespace toposcope::testing
