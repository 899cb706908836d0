#include "ui/widgets/words.h"

#include <algorithm>

#include "ui/paint/utf8.h"

namespace toposcope::ui {
namespace {

/// Bytes of the letters that fit: one at least.
std::size_t letters_that_fit(std::string_view text, const Fits& fits) {
  std::size_t end = bytes_of_letters(text, 1);
  while (end < text.size()) {
    const std::size_t next = end + bytes_of_letters(text.substr(end), 1);
    if (!fits(text.substr(0, next))) break;
    end = next;
  }
  return end;
}

/// Bytes of the next line: whole words when one fits, else as many letters as fit.
std::size_t next_line(std::string_view text, const Fits& fits) {
  std::size_t end = 0;
  while (end < text.size() && (end == 0 || text[end] != '\n')) {
    const std::size_t next = std::min(text.find_first_of(" \n", end + 1), text.size());
    if (!fits(text.substr(0, next))) break;
    end = next;
  }
  return end == 0 ? letters_that_fit(text, fits) : end;
}

}  // namespace

std::vector<std::string> broken(std::string_view text, const Fits& fits, std::size_t most) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const std::size_t end = next_line(text, fits);
    lines.emplace_back(text.substr(0, end));
    text.remove_prefix(end);
    if (!text.empty() && (text.front() == ' ' || text.front() == '\n')) text.remove_prefix(1);
    if (lines.size() < most || text.empty()) continue;
    std::string& last = lines.back();
    while (!last.empty() && !fits(last + "\u2026"))
      last.resize(bytes_of_letters(last, count_letters(last) - 1));
    last += "\u2026";
    break;
  }
  return lines;
}

std::vector<std::string> broken(std::string_view text, std::size_t columns, std::size_t most) {
  return broken(
      text, [columns](std::string_view line) { return count_letters(line) <= columns; }, most);
}

std::vector<std::string> wrapped_lines(UiContext& ui, const Label& label, float room,
                                       std::size_t most) {
  const auto fits = [&](std::string_view text) {
    return label_width(ui, {text, label.role, label.colour}) <= room;
  };
  return broken(label.text, fits, most);
}

void wrapped_text(UiContext& ui, const Label& label, std::size_t most) {
  for (const std::string& line : wrapped_lines(ui, label, room_left(), most)) {
    text_line(ui, {line, label.role, label.colour});
  }
}

}  // namespace toposcope::ui
