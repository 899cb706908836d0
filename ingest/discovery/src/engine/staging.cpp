#include "engine/staging.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace toposcope::discovery {
namespace {

std::string dumped(const Json& json) {
  return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

/// What `have` does not hold yet is added to it; what is no list counts as a list of one.
Json joined(Json have, const Json& more) {
  if (have.is_null()) have = Json::array();
  if (!have.is_array()) have = Json::array({std::move(have)});
  const Json list = more.is_array() ? more : Json::array({more});
  for (const Json& entry : list) {
    if (std::find(have.begin(), have.end(), entry) == have.end()) have.push_back(entry);
  }
  return have;
}

bool differs(const Json& one, const Json& other, const char* member) {
  return one.value(member, Json()) != other.value(member, Json());
}

/// Whether it is another fetch that tells of the object, which hangs where it did: then the one
/// that told of it before stays its origin.  An instance that has moved is of where it is now.
bool is_of_another(const Json& before, const Json& now) {
  return differs(before, now, "scan_origin") && !differs(before, now, "parent_type") &&
         !differs(before, now, "parent_id");
}

/// An object that came before, in this scan or an earlier one, with what the same one says now.
Object merged(const Object& before, const PutObject& put, bool is_of_this_scan) {
  Json document = Json::parse(before.document, nullptr, false);
  const Json now = Json::parse(put.object.document, nullptr, false);
  if (!document.is_object() || !now.is_object()) return put.object;
  const bool first_counts = is_of_this_scan || is_of_another(document, now);
  for (const auto& [name, value] : now.items()) {
    const bool is_there = document.contains(name);
    if (is_there && first_counts &&
        (name == "scan_origin" || (name == "object_name" && put.has_made_name))) {
      continue;
    }
    document[name] = is_there && name == "projects" ? joined(document[name], value) : value;
  }
  auto object = make_object(dumped(document)).value_or(put.object);
  object.key = before.key;
  return object;
}

/// `Target` finds objects, knows which the scan has brought, puts, and sets members.
template <typename Target>
void apply_put(const PutObject& put, Target& target) {
  const Object& object = put.object;
  const Object* before = target.find(object.type, object.id);
  if (before == nullptr) {
    target.put(object);
    return;
  }
  const bool is_of_this_scan = target.is_new(object.type, object.id);
  if (!put.only_if_absent) {
    target.put(merged(*before, put, is_of_this_scan));
  } else if (!is_of_this_scan) {
    target.put(Object(*before));  // it was looked at, and is as it was
  }
}

/// The members of an update as they shall be, all of one look at the object.
std::vector<MemberText> members_of(const ObjectUpdate& update, const Object& object) {
  Json document;
  if (update.append) document = Json::parse(object.document, nullptr, false);
  std::vector<MemberText> members;
  for (const auto& [name, value] : update.members.items()) {
    const Json have = document.is_object() ? document.value(name, Json()) : Json();
    members.push_back({name, dumped(update.append ? joined(have, value) : value)});
  }
  return members;
}

template <typename Target>
void apply_update(const ObjectUpdate& update, Target& target) {
  const Object* object = target.find(update.type, update.id);
  if (object == nullptr || update.members.empty()) return;
  target.set_members(update.type, update.id, members_of(update, *object));
}

template <typename Target>
void apply_to(const StageChange& change, Target target) {
  if (const auto* put = std::get_if<PutObject>(&change)) {
    apply_put(*put, target);
  } else {
    apply_update(std::get<ObjectUpdate>(change), target);
  }
}

/// All of it.
struct WholeTarget {
  Inventory& inventory;
  std::vector<bool>& is_brought;

  const Object* find(std::string_view type, std::string_view id) const {
    const auto number = inventory.find(type, id);
    return number ? &inventory.object(*number) : nullptr;
  }
  bool is_new(std::string_view type, std::string_view id) const {
    const auto number = inventory.find(type, id);
    return number && is_brought[number->value];
  }
  void put(Object object) const { mark(inventory.put(std::move(object))); }
  void set_members(std::string_view type, std::string_view id,
                   const std::vector<MemberText>& members) const {
    const auto number = inventory.find(type, id);
    inventory.set_members(*number, members);
    mark(*number);
  }
  void mark(ObjectNumber number) const {
    is_brought.resize(inventory.size(), false);
    is_brought[number.value] = true;
  }
};

struct LaneTarget {
  const Staging& base;
  LaneView& view;

  const Object* find(std::string_view type, std::string_view id) const {
    return view.find(type, id);
  }
  bool is_new(std::string_view type, std::string_view id) const {
    return view.is_own(type, id) || base.is_new(type, id);
  }
  void put(Object object) const { view.put(std::move(object)); }
  void set_members(std::string_view type, std::string_view id,
                   const std::vector<MemberText>& members) const {
    view.set_members(type, id, members);
  }
};

}  // namespace

Staging::Staging(std::unique_ptr<Inventory> begin)
    : inventory_(std::move(begin)), new_(inventory_->size(), false) {}

void Staging::add_known(const Object& object) {
  if (inventory_->find(object.type, object.id)) return;
  inventory_->add(object);
  new_.resize(inventory_->size(), false);
}

bool Staging::is_new(std::string_view type, std::string_view id) const {
  const auto number = inventory_->find(type, id);
  return number && new_[number->value];
}

void Staging::apply(const StageChange& change) { apply_to(change, WholeTarget{*inventory_, new_}); }

void LaneStage::apply(const StageChange& change) { apply_to(change, LaneTarget{*base_, view_}); }

}  // namespace toposcope::discovery
