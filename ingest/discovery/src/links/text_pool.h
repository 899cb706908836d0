#pragma once

#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <unordered_map>

namespace toposcope::discovery {

/// A text by its number, so that millions of links share theirs.  Number 0 is no text, not the
/// empty one.
using TextNumber = std::uint32_t;

inline constexpr TextNumber kNoText = 0;

/// Texts with numbers 1, 2, 3, ... in order of first mention.
class TextPool {
 public:
  [[nodiscard]] TextNumber number(std::string_view text) {
    const auto known = numbers_.find(text);
    if (known != numbers_.end()) return known->second;
    const std::string& kept = texts_.emplace_back(text);  // a deque never moves what it holds
    const auto fresh = static_cast<TextNumber>(texts_.size());
    numbers_.emplace(kept, fresh);
    return fresh;
  }

  /// The empty text has no number here.
  [[nodiscard]] TextNumber number_or_none(std::string_view text) {
    return text.empty() ? kNoText : number(text);
  }

  /// The number of a text that was mentioned; kNoText when it never was.
  [[nodiscard]] TextNumber find(std::string_view text) const {
    const auto known = numbers_.find(text);
    return known == numbers_.end() ? kNoText : known->second;
  }

  /// Empty for kNoText.
  [[nodiscard]] std::string_view text(TextNumber number) const {
    return number == kNoText ? std::string_view() : std::string_view(texts_[number - 1]);
  }

 private:
  std::deque<std::string> texts_;
  std::unordered_map<std::string_view, TextNumber> numbers_;
};

}  // namespace toposcope::discovery
