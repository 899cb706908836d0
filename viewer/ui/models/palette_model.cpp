#include "ui/models/palette_model.h"

#include <algorithm>
#include <utility>

#include "toposcope/scene/captions.h"

namespace toposcope::ui {
namespace {

using Kind = PaletteLine::Kind;

constexpr std::size_t kMostProblems = 4;

bool is_letter_begin(const std::string& text, std::size_t at) {
  return at == text.size() || (static_cast<unsigned char>(text[at]) & 0xC0U) != 0x80U;
}

void add_problems(std::vector<PaletteLine>& lines, const ProblemList& problems) {
  if (problems.rows.empty()) return;
  lines.push_back({Kind::kHead, 0, "Wrong now"});
  for (std::size_t i = 0; i < std::min(problems.rows.size(), kMostProblems); ++i) {
    lines.push_back({Kind::kProblem, i});
  }
}

void add_actions(std::vector<PaletteLine>& lines, const SearchState& search) {
  if (search.actions.empty()) return;
  lines.push_back({Kind::kHead, 0, "Commands"});
  for (std::size_t i = 0; i < search.actions.size(); ++i) lines.push_back({Kind::kAction, i});
}

void add_hits(std::vector<PaletteLine>& lines, const SearchState& search) {
  if (search.hits.empty()) return;
  lines.push_back({Kind::kHead, 0, "Objects"});
  for (std::size_t i = 0; i < search.hits.size(); ++i) {
    lines.push_back({Kind::kHit, search.actions.size() + i});
  }
}

}  // namespace

std::vector<PaletteLine> palette_lines(const AppState& state) {
  std::vector<PaletteLine> lines;
  if (state.search.text.empty()) add_problems(lines, state.problems);
  add_actions(lines, state.search);
  add_hits(lines, state.search);
  return lines;
}

Matched matched_in(const SearchHit& hit) {
  const std::string& text = hit.matched_text;
  const bool fits = hit.match_begin < hit.match_end && hit.match_end <= text.size() &&
                    is_letter_begin(text, hit.match_begin) && is_letter_begin(text, hit.match_end);
  if (!fits) return {text, "", ""};
  return {text.substr(0, hit.match_begin),
          text.substr(hit.match_begin, hit.match_end - hit.match_begin),
          text.substr(hit.match_end)};
}

HitTexts hit_texts(const SearchHit& hit, const scene::Look& look) {
  HitTexts texts;
  const std::string& name = hit.subject.label();
  texts.type = type_label(look, hit.subject.type);
  texts.place = hit.place;
  if (hit.matched_field == "name" && hit.matched_text == name) {
    texts.name = matched_in(hit);
    return texts;
  }
  texts.name = {name, "", ""};
  texts.field = hit.matched_field;
  texts.value = matched_in(hit);
  return texts;
}

bool is_waiting(const SearchState& search) {
  return !search.text.empty() && search.answered != search.text;
}

std::size_t choices_of(const SearchState& search) {
  return search.actions.size() + search.hits.size();
}

std::string palette_caption(const AppState& state) {
  const SearchState& search = state.search;
  std::string text;
  if (!search.text.empty() && !search.hits.empty()) {
    text = scene::grouped_digits(search.hits.size()) + " of " +
           scene::grouped_digits(std::max<std::uint64_t>(search.total, search.hits.size()));
  }
  const bool is_open = state.inventory.access == InventoryState::Access::kOpen;
  const char* missing = nullptr;
  if (is_open && !search.covers_addresses) missing = "addresses are still being read";
  if (is_open && !state.inventory.whole_is_loaded) missing = "names are still being read";
  if (missing == nullptr) return text;
  return text.empty() ? missing : text + " \xC2\xB7 " + missing;
}

std::optional<Reason> palette_empty(const AppState& state) {
  const SearchState& search = state.search;
  if (choices_of(search) > 0 || search.text.empty()) return std::nullopt;
  if (state.inventory.access != InventoryState::Access::kOpen) {
    return Reason{"No file is open", "Commands can be found, objects cannot."};
  }
  if (is_waiting(search)) return Reason{"Searching", ""};
  if (!search.covers_addresses) {
    return Reason{"Nothing found so far", "Addresses are still being read; look again soon."};
  }
  return Reason{"Nothing found",
                "No name, address or id holds this. Fewer letters find more; an address may be in "
                "any notation."};
}

}  // namespace toposcope::ui
