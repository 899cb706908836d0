#include "ui/models/list_texts.h"

#include <algorithm>
#include <array>
#include <cctype>

#include "toposcope/scene/captions.h"

namespace toposcope::ui {
namespace {

bool is_upper(char c) { return std::isupper(static_cast<unsigned char>(c)) != 0; }

bool ends_with_any(std::string_view word, std::initializer_list<std::string_view> ends) {
  return std::any_of(ends.begin(), ends.end(),
                     [&](std::string_view end) { return word.ends_with(end); });
}

std::string plural(std::string word) {
  constexpr std::string_view kVowels = "aeiou";
  if (ends_with_any(word, {"s", "x", "z", "ch", "sh"})) return word + "es";
  const bool ends_in_y = word.size() > 1 && word.back() == 'y';
  if (ends_in_y && kVowels.find(word[word.size() - 2]) == std::string_view::npos) {
    word.pop_back();
    return word + "ies";
  }
  return word + "s";
}

}  // namespace

std::string type_label(const scene::Look& look, std::string_view type) {
  // Columns call it a workload, because containers and pods stand there too.
  if (type == "instance") return "instance";
  std::string label = look.type(type).label;
  if (label == type) std::replace(label.begin(), label.end(), '_', ' ');
  return label;
}

std::string group_label(const scene::Look& look, std::string_view type) {
  std::string label = plural(type_label(look, type));
  // "vNIC" is written as it is.
  const bool has_capital = std::any_of(label.begin(), label.end(), is_upper);
  if (!has_capital && !label.empty()) {
    label[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(label[0])));
  }
  return label;
}

std::string tally_text(std::uint64_t count, std::string_view noun) {
  std::string text = scene::grouped_digits(count) + " ";
  text += count == 1 ? std::string(noun) : plural(std::string(noun));
  return text;
}

}  // namespace toposcope::ui
