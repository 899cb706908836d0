#include "control/kept_members.h"

#include <utility>

#include "control/scan_union.h"
#include "inventory/doc.h"
#include "inventory/folder.h"

namespace toposcope::discovery {

KeptMembers::KeptMembers(const std::vector<FetchFailure>& failures, const Inventory& now, bool all)
    : all_(all) {
  for (const FetchFailure& failure : failures) {
    keys_.insert(ScanUnion::key(failure.parent_type, failure.parent_id));
    if (!is_folder_type(failure.parent_type)) continue;
    const auto folder = now.find(failure.parent_type, failure.parent_id);
    if (!folder) continue;
    const Object& object = now.object(*folder);
    keys_.insert(ScanUnion::key(object.parent_type, object.parent_id));
  }
}

bool KeptMembers::of(const Object& object) const {
  return all_ || keys_.contains(ScanUnion::key(object.type, object.id));
}

Object with_members_of(const Object& before, const Object& now) {
  Json kept = Json::parse(before.document, nullptr, false);
  const Json told = Json::parse(now.document, nullptr, false);
  if (!kept.is_object() || !told.is_object()) return now;
  kept.update(told);
  Object object = now;
  object.document = kept.dump(-1, ' ', false, Json::error_handler_t::replace);
  return object;
}

}  // namespace toposcope::discovery
