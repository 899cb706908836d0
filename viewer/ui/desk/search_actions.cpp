#include "ui/desk/search_actions.h"

#include <algorithm>
#include <cctype>
#include <string_view>

#include "ui/desk/actions.h"

namespace toposcope::ui {
namespace {

std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    if (std::isalnum(static_cast<unsigned char>(c)) != 0) {
      words.back() += static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
    } else if (!words.back().empty()) {
      words.emplace_back();
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

bool has_beginning(const std::vector<std::string>& words, const std::string& beginning) {
  return std::any_of(words.begin(), words.end(),
                     [&](const std::string& word) { return word.starts_with(beginning); });
}

/// 0: does not fit; greater: fits better.
int fit_of(const ActionInfo& info, const std::vector<std::string>& asked) {
  const std::vector<std::string> name = words_of(info.name);
  const std::vector<std::string> hint = words_of(info.hint);
  int fit = 1;
  for (const std::string& word : asked) {
    if (has_beginning(name, word)) {
      fit += 2;
    } else if (!has_beginning(hint, word)) {
      return 0;
    }
  }
  if (!asked.empty() && !name.empty() && name.front().starts_with(asked.front())) ++fit;
  return fit;
}

}  // namespace

std::vector<ActionHit> actions_like(const AppState& state, const std::string& text) {
  const std::vector<std::string> asked = words_of(text);
  std::vector<std::pair<int, ActionHit>> found;
  for (const ActionInfo& info : all_actions()) {
    if (info.action == Action::kPalette || !is_enabled(info.action, state)) continue;
    const int fit = fit_of(info, asked);
    if (fit > 0) found.emplace_back(fit, ActionHit{static_cast<int>(info.action)});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const auto& a, const auto& b) { return a.first > b.first; });
  std::vector<ActionHit> hits;
  for (const auto& [fit, hit] : found) hits.push_back(hit);
  return hits;
}

}  // namespace toposcope::ui
