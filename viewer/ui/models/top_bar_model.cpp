#include "ui/models/top_bar_model.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "toposcope/scene/captions.h"

#include "query/as_of.h"

namespace toposcope::ui {
namespace {

using model::StatusValue;

constexpr float kSide = 14, kBetween = 16, kSearch = 460, kSearchNeeds = 240, kSearchLeast = 28;

CountChip chip_of(const ProblemList& problems, StatusValue value) {
  const auto at = static_cast<std::size_t>(value);
  CountChip chip;
  chip.count = problems.counts.of.at(at);
  chip.status = {value, chip.count > 0 && problems.counts.acknowledged.at(at) == chip.count, {}};
  chip.active = problems.only == value;
  return chip;
}

std::string ages_of(const AppState& state) {
  const InventoryState& inventory = state.inventory;
  const model::UtcMicros never{};
  std::string text;
  if (inventory.newest_status != never) {
    text = "events " + query::age_text(inventory.newest_status, state.now) + " ago";
  }
  if (inventory.newest_import == never) return text;
  if (!text.empty()) text += " \xC2\xB7 ";
  return text + "scan " + query::age_text(inventory.newest_import, state.now) + " ago";
}

/// Left and right ends of what is free for the search.
struct Gap {
  float begin = 0, end = 0;
};

Gap place_sides(TopBarPlan& plan, const TopBarWidths& widths, float width) {
  float x = kSide + widths.mark + (plan.word_mark ? widths.word_mark : 0) + kBetween;
  plan.environment_x = x;
  x += plan.long_environment ? widths.environment : widths.environment_short;
  float right = width - kSide;
  if (plan.keys) right -= widths.keys;
  plan.keys_x = right;
  if (plan.keys) right -= kBetween;
  if (plan.live_word) right -= widths.live;
  if (plan.live_word && plan.live_detail) right -= widths.live_detail;
  plan.live_x = right;
  if (plan.live_word) right -= kBetween;
  right -= plan.long_counts ? widths.counts : widths.counts_short;
  plan.counts_x = right;
  return {x + kBetween, right - kBetween};
}

}  // namespace

std::vector<CountChip> count_chips(const ProblemList& problems) {
  std::vector<CountChip> chips;
  for (const StatusValue value :
       {StatusValue::kError, StatusValue::kWarning, StatusValue::kUnknown, StatusValue::kStale}) {
    CountChip chip = chip_of(problems, value);
    if (value == StatusValue::kUnknown && chip.count == 0 && !chip.active) continue;
    chips.push_back(std::move(chip));
  }
  return chips;
}

std::optional<StatusValue> limit_after_click(const CountChip& chip) {
  if (chip.active) return std::nullopt;
  return chip.status.value;
}

LiveText live_text(const AppState& state) {
  using Kind = LiveText::Kind;
  const InventoryState& inventory = state.inventory;
  switch (inventory.access) {
    case InventoryState::Access::kClosed:
      return {Kind::kClosed, "No file", "", ""};
    case InventoryState::Access::kOpening:
      return {Kind::kClosed, "Opening", "", ""};
    case InventoryState::Access::kFailed:
      return {Kind::kClosed, "Not open", "", inventory.failure};
    case InventoryState::Access::kOpen:
      break;
  }
  const std::string ages = ages_of(state);
  if (!state.is_now()) return {Kind::kPast, "Past", ages, "Return to now"};
  if (state.live.hold) {
    const std::string waiting = scene::grouped_digits(state.live.waiting) + " wait";
    return {Kind::kHold, "Hold, " + waiting, ages, "Follow the file again"};
  }
  if (inventory.archived) {
    const std::string of = "of " + query::local_text(inventory.newest_import);
    return {Kind::kArchive, "Archive", of,
            "Nobody writes to it: ages count from its last revision"};
  }
  return {Kind::kLive, "Live", ages, "Hold: freeze what is shown"};
}

TopBarPlan plan_top_bar(const TopBarWidths& widths, float width) {
  TopBarPlan plan;
  // What is missed least goes first.
  bool* const parts[] = {&plan.live_detail,      &plan.long_counts, &plan.word_mark,
                         &plan.long_environment, &plan.keys,        &plan.live_word};
  Gap gap = place_sides(plan, widths, width);
  for (bool* part : parts) {
    if (gap.end - gap.begin >= kSearchNeeds) break;
    *part = false;
    gap = place_sides(plan, widths, width);
  }
  const float room = std::max(gap.end - gap.begin, kSearchLeast);
  plan.search_width = std::floor(std::min(kSearch, room));
  const float centred = std::round((width - plan.search_width) / 2);
  plan.search_x = std::clamp(centred, gap.begin, std::max(gap.begin, gap.end - plan.search_width));
  plan.search_x = std::floor(plan.search_x);
  return plan;
}

}  // namespace toposcope::ui
