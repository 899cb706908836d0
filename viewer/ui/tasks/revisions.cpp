#include "ui/tasks/revisions.h"

#include <algorithm>

#include "query/as_of.h"

namespace toposcope::ui {

model::Result<query::LoadedRevisionPtr> revision_of_view(Lane& lane, const std::string& at) {
  if (at.empty()) return lane.shared().whole();
  const auto opened = lane.store();
  if (!opened.has_value()) return opened.error();
  const auto number = query::revision_as_of(*opened.value(), at);
  if (!number.has_value()) return number.error();
  if (number.value() == store::kNow) return lane.shared().whole();
  for (const query::LoadedRevisionPtr& one : lane.past) {
    if (one->number() == number.value()) return one;
  }
  auto loaded = query::load_revision(*opened.value(), number.value());
  if (!loaded.has_value()) return loaded.error();
  constexpr std::size_t kKept = 2;  // Both sides of a comparison.
  if (lane.past.size() >= kKept) lane.past.erase(lane.past.begin());
  lane.past.push_back(loaded.value());
  return loaded.value();
}

}  // namespace toposcope::ui
