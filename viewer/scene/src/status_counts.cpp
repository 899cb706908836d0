#include <numeric>

#include "toposcope/model/status.h"
#include "toposcope/scene/cards.h"

namespace toposcope::scene {

using model::StatusValue;

void StatusCounts::add(const StatusFacts& status) {
  const auto index = static_cast<std::size_t>(status.value);
  ++of.at(index);
  if (status.acknowledged) ++acknowledged.at(index);
}

void StatusCounts::add(const StatusCounts& other) {
  for (std::size_t i = 0; i < of.size(); ++i) {
    of.at(i) += other.of.at(i);
    acknowledged.at(i) += other.acknowledged.at(i);
  }
}

std::uint32_t StatusCounts::total() const {
  return std::accumulate(of.begin(), of.end(), std::uint32_t{0});
}

StatusFacts StatusCounts::worst() const {
  const auto is_open = [&](StatusValue value) {
    return count(value) > acknowledged.at(static_cast<std::size_t>(value));
  };
  constexpr std::array kWorstFirst = {StatusValue::kError,   StatusValue::kWarning,
                                      StatusValue::kUnknown, StatusValue::kStale,
                                      StatusValue::kOk,      StatusValue::kMaintenance};
  for (const StatusValue value : kWorstFirst) {
    if (count(value) == 0) continue;
    if (is_open(value)) return {value, false, ""};
    // Of two that are as bad, the one that nobody has seen yet.
    if (value == StatusValue::kUnknown && is_open(StatusValue::kStale)) continue;
    return {value, true, ""};
  }
  return {};
}

}  // namespace toposcope::scene
