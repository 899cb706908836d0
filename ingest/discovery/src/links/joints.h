#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "links/link_set.h"

namespace toposcope::discovery {

/// Types and attributes of implicit links as small numbers, so that joining two links touches no
/// text.  All texts go to the pool of one LinkSet.
class Joints {
 public:
  /// Values of the constraint attributes of one link; number 0 has none.
  using ValueSet = std::uint32_t;

  /// `names` ascending; both must outlive this.
  Joints(LinkSet& links, const std::vector<std::string>& names);

  /// The values that attributes hold, a JSON object by its number.
  [[nodiscard]] ValueSet values_of(TextNumber attributes);

  /// Values of both, those of the first before those of the second; nothing when they contradict
  /// each other.
  [[nodiscard]] std::optional<ValueSet> joined(ValueSet first, ValueSet second);

  /// "{before the first dash of one}-{between the dashes of the other}".
  [[nodiscard]] TextNumber joined_type(TextNumber first, TextNumber second);

  /// As the attributes of a link.
  [[nodiscard]] TextNumber attributes_of(ValueSet set);

 private:
  using Values = std::vector<TextNumber>;  ///< By name; kNoText: the link has none.

  [[nodiscard]] ValueSet number_of(const Values& values);

  LinkSet& links_;
  const std::vector<std::string>& names_;
  std::vector<Values> sets_;
  std::unordered_map<std::string, ValueSet> numbers_;
  std::unordered_map<TextNumber, ValueSet> of_attributes_;
  std::unordered_map<std::uint64_t, TextNumber> types_;
  std::unordered_map<std::uint64_t, std::optional<ValueSet>> unions_;
  Doc doc_;
};

}  // namespace toposcope::discovery
