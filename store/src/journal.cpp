#include "toposcope/store/journal.h"

#include <algorithm>
#include <array>

namespace toposcope::store {
namespace {

constexpr std::array<std::string_view, 2> kWarnings = {"warn", "warning"};
constexpr std::array<std::string_view, 7> kErrors = {"error", "err",   "crit", "critical",
                                                     "alert", "emerg", "panic"};

bool is_same_word(std::string_view lower, std::string_view word) {
  constexpr char kToLower = 'a' - 'A';
  return std::equal(lower.begin(), lower.end(), word.begin(), word.end(), [](char a, char b) {
    return a == (b >= 'A' && b <= 'Z' ? static_cast<char>(b + kToLower) : b);
  });
}

template <typename Words>
bool is_one_of(const Words& words, std::string_view word) {
  return std::any_of(words.begin(), words.end(),
                     [word](std::string_view known) { return is_same_word(known, word); });
}

}  // namespace

std::string_view message_level_word(MessageLevel level) noexcept {
  if (level == MessageLevel::kError) return "error";
  return level == MessageLevel::kWarning ? "warning" : "info";
}

MessageLevel message_level_of(std::string_view word) noexcept {
  if (is_one_of(kErrors, word)) return MessageLevel::kError;
  return is_one_of(kWarnings, word) ? MessageLevel::kWarning : MessageLevel::kInfo;
}

}  // namespace toposcope::store
