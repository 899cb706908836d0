#include "toposcope/model/status.h"

#include <algorithm>
#include <array>
#include <cstddef>

namespace toposcope::model {
namespace {

struct StatusNames {
  std::string_view label;
  std::string_view word;
  int badness;
};

// In the order of StatusValue.
constexpr std::array<StatusNames, 7> kStatuses = {{{"no check", "no_check", 0},
                                                   {"OK", "ok", 1},
                                                   {"Warning", "warning", 3},
                                                   {"Error", "error", 4},
                                                   {"Unknown", "unknown", 2},
                                                   {"Stale", "stale", 2},
                                                   {"Maintenance", "maintenance", 0}}};

/// As it stands in the words of kStatuses.
char plain_letter(char c) noexcept {
  if (c == ' ' || c == '-') return '_';
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool names(std::string_view name, std::string_view word) noexcept {
  return std::equal(name.begin(), name.end(), word.begin(), word.end(),
                    [](char a, char b) { return plain_letter(a) == b; });
}

const StatusNames& names_of(StatusValue status) noexcept {
  return kStatuses[static_cast<std::size_t>(status) % kStatuses.size()];
}

}  // namespace

std::string_view status_label(StatusValue status) noexcept { return names_of(status).label; }

std::string_view status_word(StatusValue status) noexcept { return names_of(status).word; }

std::optional<StatusValue> status_named(std::string_view name) noexcept {
  for (std::size_t i = 0; i < kStatuses.size(); ++i) {
    if (names(name, kStatuses[i].word)) return static_cast<StatusValue>(i);
  }
  return std::nullopt;
}

int badness(StatusValue status) noexcept { return names_of(status).badness; }

}  // namespace toposcope::model
