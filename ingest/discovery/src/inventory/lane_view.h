#pragma once

#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "inventory/inventory.h"

namespace toposcope::discovery {

/// An inventory as one lane of a scan sees it: what earlier levels found, under what the lane
/// itself has found since.  Lanes of a level do not see each other.
///
/// \par Thread safety
/// One thread a view; several views may stand on one base that nobody changes.
class LaneView {
 public:
  explicit LaneView(const Inventory& base) : base_(&base), own_(base.environment()) {}

  [[nodiscard]] const std::string& environment() const noexcept { return own_.environment(); }

  /// The lane's own one, else that of the base; null when there is none.  Valid until a change.
  [[nodiscard]] const Object* find(std::string_view type, std::string_view id) const;

  /// Whether the lane itself has put or changed it.
  [[nodiscard]] bool is_own(std::string_view type, std::string_view id) const {
    return own_.find(type, id).has_value();
  }

  /// The first stored one of any type, as it is now.
  [[nodiscard]] const Object* by_id(std::string_view id) const;

  /// Those of the base in stored order, as they are now, then new ones.  Costs a step for each of
  /// the whole inventory: to ask for those of one host, where() is the way.
  [[nodiscard]] std::vector<const Object*> of_type(std::string_view type) const;

  /// Those that meet all conditions (see Inventory::where()): those of the base, then those that
  /// the lane has changed or added; each in stored order.
  [[nodiscard]] std::vector<const Object*> where(std::string_view type,
                                                 std::span<const Condition> conditions) const;
  [[nodiscard]] std::vector<const Object*> where(std::string_view type,
                                                 const Condition& one) const {
    return where(type, std::span(&one, 1));
  }

  /// Takes an object in; one of its type and id gives way to it.
  void put(Object object);

  /// Sets members of an object; see Inventory::set_members().  Nothing happens without it.
  void set_members(std::string_view type, std::string_view id, std::span<const MemberText> members);

 private:
  const Inventory* base_;
  Inventory own_;
};

}  // namespace toposcope::discovery
