#include "links/link_finder.h"

#include <array>
#include <utility>

namespace toposcope::discovery {

std::optional<ObjectNumber> LinkContext::by_id(std::string_view id,
                                               std::string_view expected) const {
  if (rules.is_own()) {
    if (const auto found = inventory.find(expected, id)) return found;
  }
  return inventory.by_id(id);
}

std::optional<ObjectNumber> LinkContext::first(std::string_view type,
                                               const Condition& condition) const {
  return inventory.first(type, {&condition, 1});
}

std::optional<ObjectNumber> LinkContext::first(std::string_view type, const Condition& one,
                                               const Condition& other) const {
  const std::array<Condition, 2> both = {one, other};
  return inventory.first(type, both);
}

void LinkContext::read(ObjectNumber number, Doc& doc) const {
  // A document that is no object has no members, and rules say what that means.
  static_cast<void>(doc.load(inventory.object(number).document));
}

}  // namespace toposcope::discovery
