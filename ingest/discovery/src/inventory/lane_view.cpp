#include "inventory/lane_view.h"

#include <utility>

namespace toposcope::discovery {

const Object* LaneView::find(std::string_view type, std::string_view id) const {
  if (const auto own = own_.find(type, id)) return &own_.object(*own);
  const auto base = base_->find(type, id);
  return base ? &base_->object(*base) : nullptr;
}

const Object* LaneView::by_id(std::string_view id) const {
  if (const auto base = base_->by_id(id)) {
    const Object& object = base_->object(*base);
    return find(object.type, object.id);
  }
  const auto own = own_.by_id(id);
  return own ? &own_.object(*own) : nullptr;
}

std::vector<const Object*> LaneView::of_type(std::string_view type) const {
  std::vector<const Object*> found;
  for (const ObjectNumber number : base_->of_type(type)) {
    found.push_back(find(type, base_->object(number).id));
  }
  for (const ObjectNumber number : own_.of_type(type)) {
    if (!base_->find(type, own_.object(number).id)) found.push_back(&own_.object(number));
  }
  return found;
}

std::vector<const Object*> LaneView::where(std::string_view type,
                                           std::span<const Condition> conditions) const {
  std::vector<const Object*> found;
  for (const ObjectNumber number : base_->where(type, conditions)) {
    const Object& object = base_->object(number);
    if (!own_.find(type, object.id)) found.push_back(&object);
  }
  for (const ObjectNumber number : own_.where(type, conditions)) {
    found.push_back(&own_.object(number));
  }
  return found;
}

void LaneView::put(Object object) { own_.put(std::move(object)); }

void LaneView::set_members(std::string_view type, std::string_view id,
                           std::span<const MemberText> members) {
  auto own = own_.find(type, id);
  if (!own) {
    const auto base = base_->find(type, id);
    if (!base) return;
    own = own_.put(base_->object(*base));
  }
  own_.set_members(*own, members);
}

}  // namespace toposcope::discovery
