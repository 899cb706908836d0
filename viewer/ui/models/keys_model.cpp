#include "ui/models/keys_model.h"

#include <algorithm>
#include <utility>

#include "query/text_fold.h"

namespace toposcope::ui {
namespace {

bool fits(const ActionInfo& info, const std::string& wanted) {
  if (wanted.empty()) return true;
  for (const char* text : {info.name, info.hint, info.keys, info.group}) {
    if (query::folded_contains(text, wanted)) return true;
  }
  return false;
}

std::size_t lines_of(const KeyGroup& group) { return group.actions.size() + 2; }

/// How many columns groups need when none may have more lines than that.
std::size_t columns_needed(const std::vector<KeyGroup>& groups, std::size_t most) {
  std::size_t columns = 1;
  std::size_t filled = 0;
  for (const KeyGroup& group : groups) {
    if (filled > 0 && filled + lines_of(group) > most) {
      ++columns;
      filled = 0;
    }
    filled += lines_of(group);
  }
  return columns;
}

}  // namespace

std::vector<KeyGroup> key_groups(std::string_view filter) {
  const std::string wanted = query::fold_text(filter);
  std::vector<KeyGroup> groups;
  for (const ActionInfo& info : all_actions()) {
    if (!fits(info, wanted)) continue;
    if (groups.empty() || groups.back().title != info.group) groups.push_back({info.group, {}});
    groups.back().actions.push_back(&info);
  }
  return groups;
}

std::vector<std::vector<KeyGroup>> in_columns(std::vector<KeyGroup> groups, std::size_t columns) {
  if (groups.empty()) return {};
  std::size_t most = 0;
  for (const KeyGroup& group : groups) most = std::max(most, lines_of(group));
  while (columns_needed(groups, most) > std::max<std::size_t>(columns, 1)) ++most;
  std::vector<std::vector<KeyGroup>> result(1);
  std::size_t filled = 0;
  for (KeyGroup& group : groups) {
    if (filled > 0 && filled + lines_of(group) > most) {
      result.emplace_back();
      filled = 0;
    }
    filled += lines_of(group);
    result.back().push_back(std::move(group));
  }
  return result;
}

}  // namespace toposcope::ui
