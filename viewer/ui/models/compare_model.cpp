#include "ui/models/compare_model.h"

#include <algorithm>
#include <array>
#include <utility>

#include "toposcope/model/time.h"
#include "toposcope/scene/captions.h"

#include "query/as_of.h"

namespace toposcope::ui {
namespace {

struct Preset {
  const char* label;
  const char* text;  ///< As query::parse_as_of() reads it.
};

constexpr std::array kPresets = {Preset{"15 min ago", "-15m"}, Preset{"1 h ago", "-1h"},
                                 Preset{"4 h ago", "-4h"},     Preset{"02:00", "02:00"},
                                 Preset{"1 day ago", "-1d"},   Preset{"1 week ago", "-1w"}};

std::string first_line(const std::string& text) { return text.substr(0, text.find('\n')); }

void add_subject(std::vector<CompareChoice>& out, const Subject& subject, std::string detail) {
  if (subject.empty()) return;
  const bool is_there = std::any_of(
      out.begin(), out.end(), [&](const CompareChoice& one) { return one.with.other == subject; });
  if (is_there) return;
  out.push_back({subject.type + " " + subject.label(),
                 std::move(detail),
                 {Comparison::With::kFocalPoint, "", subject}});
}

}  // namespace

std::vector<CompareChoice> compare_times(const AppState& state) {
  std::vector<CompareChoice> out;
  for (const Preset& preset : kPresets) {
    const auto at = query::parse_as_of(preset.text, state.now);
    if (!at.has_value()) continue;
    const auto time = model::parse_rfc3339(at.value());
    out.push_back({preset.label,
                   time.has_value() ? query::local_text(time.value()) : at.value(),
                   {Comparison::With::kTime, at.value(), {}}});
  }
  return out;
}

std::vector<CompareChoice> compare_revisions(const AppState& state, std::size_t limit) {
  std::vector<CompareChoice> out;
  const bool has_picture = !state.tabs.empty() && state.tab().picture != nullptr;
  const model::RevisionNumber shown =
      state.is_now() || !has_picture ? state.inventory.revision : state.tab().picture->revision;
  const std::vector<TimeMark>& marks = state.timeline.marks;
  for (auto mark = marks.rbegin(); mark != marks.rend() && out.size() < limit; ++mark) {
    if (mark->revision >= shown) continue;
    out.push_back({first_line(mark->text),
                   query::age_text(mark->time, state.now) + " ago",
                   {Comparison::With::kTime, std::to_string(mark->revision), {}}});
  }
  return out;
}

std::vector<CompareChoice> compare_focal_points(const AppState& state) {
  std::vector<CompareChoice> out;
  if (!state.inspection.is_link) add_subject(out, state.inspection.subject, "selected");
  for (const TabState& tab : state.tabs) add_subject(out, tab.view.subject, "another tab");
  if (state.tabs.empty()) return out;
  std::erase_if(
      out, [&](const CompareChoice& one) { return one.with.other == state.tab().view.subject; });
  return out;
}

}  // namespace toposcope::ui
