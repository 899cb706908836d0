#pragma once

/// \file
/// What a scan has found so far, and how more is added.

#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "engine/fetcher.h"
#include "inventory/inventory.h"
#include "inventory/lane_view.h"

namespace toposcope::discovery {

/// An object that a fetch brought.
struct PutObject {
  Object object;
  bool has_made_name = false;   ///< See SavedObject.
  bool only_if_absent = false;  ///< A folder that several objects share.
};

/// One change, in words that give the same result on a lane's view and on all of it.
using StageChange = std::variant<PutObject, ObjectUpdate>;

/// The objects of a scan: those that it began with, and those that it has brought or changed since.
class Staging {
 public:
  /// \param begin  what look-ups see beside what the scan brings: nothing, or with a scan of a part
  ///        the inventory as it is
  explicit Staging(std::unique_ptr<Inventory> begin);

  [[nodiscard]] const Inventory& inventory() const noexcept { return *inventory_; }
  [[nodiscard]] bool is_new(ObjectNumber number) const { return new_[number.value]; }

  /// Whether the scan has brought or changed this object.
  [[nodiscard]] bool is_new(std::string_view type, std::string_view id) const;

  /// An object that is there, of this scan or of an earlier one, is added to, member by member:
  /// what other fetchers say of it stays, as they may not be asked now.  The fetch that told of it
  /// first stays its origin, unless it hangs elsewhere by now.  An update of what is not there
  /// changes nothing.
  void apply(const StageChange& change);

  /// Lets look-ups see an object of earlier scans, as nothing newer is known; the scan does not
  /// bring it.  Nothing happens when it is there.
  void add_known(const Object& object);

  /// Puts another document in the place of an object that the scan has brought.
  void replace(Object object) { inventory_->put(std::move(object)); }

 private:
  std::unique_ptr<Inventory> inventory_;
  std::vector<bool> new_;  // by ObjectNumber
};

/// Staging as one lane sees it, with changes of its own on top.
class LaneStage {
 public:
  explicit LaneStage(const Staging& base) : base_(&base), view_(base.inventory()) {}

  [[nodiscard]] const LaneView& view() const noexcept { return view_; }

  /// As Staging::apply().
  void apply(const StageChange& change);

 private:
  const Staging* base_;
  LaneView view_;
};

}  // namespace toposcope::discovery
