#include "engine/origins.h"

#include <set>
#include <utility>

#include "engine/fetch_log.h"
#include "engine/registry.h"
#include "engine/staging.h"
#include "inventory/doc.h"
#include "inventory/folder.h"

namespace toposcope::discovery {
namespace {

std::optional<Origin> origin_of(const Object& object) {
  Doc doc;
  if (!doc.load(object.document)) return std::nullopt;
  return parse_origin(doc["scan_origin"].text());
}

}  // namespace

std::string Origin::text() const { return fetcher + "@" + parent_type + ":" + parent_id; }

std::optional<Origin> parse_origin(std::string_view text) {
  const auto at = text.find('@');
  if (at == std::string_view::npos || at == 0) return std::nullopt;
  const auto colon = text.find(':', at);
  if (colon == std::string_view::npos || colon == at + 1) return std::nullopt;
  return Origin{std::string(text.substr(0, at)), std::string(text.substr(at + 1, colon - at - 1)),
                std::string(text.substr(colon + 1))};
}

bool Retirement::is_own(const Object& object) const {
  return !evidence_.is_own || evidence_.is_own(object);
}

bool Retirement::is_brought(ObjectNumber number) const {
  const Object& object = evidence_.before.object(number);
  return evidence_.staged.is_new(object.type, object.id) &&
         evidence_.before.find(object.type, object.id) == number;
}

bool Retirement::comes_from_several(std::string_view fetcher) const {
  const Fetcher* known = evidence_.fetchers.find(fetcher);
  return known != nullptr && (known->traits().movable || known->traits().shared);
}

bool Retirement::may_retire(ObjectNumber number) {
  judge_all();
  return verdicts_[number.value] == Verdict::kGone;
}

void Retirement::judge_all() {
  if (is_judged_) return;
  is_judged_ = true;
  verdicts_.assign(evidence_.before.size(), Verdict::kOpen);
  std::vector<ObjectNumber> spared;
  for (std::uint32_t i = 0; i < verdicts_.size(); ++i) {
    if (judge({i}) == Verdict::kSpared) spared.push_back({i});
  }
  for (const ObjectNumber number : spared) spare_parents_of(number);
}

Retirement::Verdict Retirement::judge(ObjectNumber number) {
  const Verdict known = verdicts_[number.value];
  if (known != Verdict::kOpen) return known;
  verdicts_[number.value] = Verdict::kSpared;  // a ring of parents is not gone
  const Object& object = evidence_.before.object(number);
  if (is_own(object) && !is_brought(number) && is_gone(object)) {
    verdicts_[number.value] = Verdict::kGone;
  }
  return verdicts_[number.value];
}

/// What was not looked at may still hang where it did; what moves may be elsewhere by now.
void Retirement::spare_parents_of(ObjectNumber number) {
  if (scope_.clear && scope_.is_full()) return;
  const Object* object = &evidence_.before.object(number);
  if (!is_own(*object) || is_brought(number)) return;
  const auto origin = origin_of(*object);
  if (!origin) return;
  const Fetcher* fetcher = evidence_.fetchers.find(origin->fetcher);
  if (fetcher != nullptr && fetcher->traits().movable) return;
  while (const auto parent = before_of(object->parent_type, object->parent_id)) {
    if (verdicts_[parent->value] != Verdict::kGone) return;
    verdicts_[parent->value] = Verdict::kSpared;
    object = &evidence_.before.object(*parent);
  }
}

bool Retirement::is_gone(const Object& object) {
  if (scope_.clear && scope_.is_full()) return true;
  if (object.type == scope_.only_type && !scope_.only_id.empty() && object.id != scope_.only_id) {
    return false;  // a sibling of what the scan was about
  }
  const auto origin = origin_of(object);
  if (!origin) return false;
  const Fetcher* fetcher = evidence_.fetchers.find(origin->fetcher);
  if (fetcher != nullptr && fetcher->traits().movable && !scope_.is_full()) return false;
  if (comes_from_several(origin->fetcher) && !are_all_answered(object.type)) return false;
  return is_answered(*origin);
}

/// Whether it was asked, and all is known; or what it would have been asked about is gone.
bool Retirement::is_answered(const Origin& origin) {
  const auto state = evidence_.log.state(origin.text());
  return state ? *state == FetchState::kComplete : is_parent_gone(origin);
}

/// Of a type whose objects may come from elsewhere than before: whether each fetch that happened,
/// that has brought such objects before, or that would be made of the same kind of parent was
/// answered.
bool Retirement::are_all_answered(const std::string& type) {
  const auto [known, is_new] = all_answered_.try_emplace(type, false);
  if (!is_new) return known->second;
  for (const auto& [fetcher, is_complete] : evidence_.log.fetchers_of(type)) {
    if (comes_from_several(fetcher) && !is_complete) return false;
  }
  std::set<std::pair<std::string, std::string>> kinds;  // fetcher, type of parent
  for (const ObjectNumber number : evidence_.before.of_type(type)) {
    const auto origin = origin_of(evidence_.before.object(number));
    if (!origin || !comes_from_several(origin->fetcher)) continue;
    if (!is_own(evidence_.before.object(number)) && !is_brought(number)) continue;
    if (!is_answered(*origin)) return false;
    kinds.emplace(origin->fetcher, origin->parent_type);
  }
  for (const auto& [fetcher, parent_type] : kinds) {
    for (const ObjectNumber number : evidence_.before.of_type(parent_type)) {
      const Object& parent = evidence_.before.object(number);
      if (!is_own(parent) && !is_brought(number)) continue;
      if (!is_answered({fetcher, parent_type, parent.id})) return false;
    }
  }
  return all_answered_[type] = true;
}

/// A folder need not be stored.
std::optional<ObjectNumber> Retirement::before_of(std::string_view type,
                                                  std::string_view id) const {
  auto found = evidence_.before.find(type, id);
  if (found || !is_folder_type(type)) return found;
  for (auto owner = folder_owner(id); !owner.empty() && !found; owner = folder_owner(owner)) {
    found = evidence_.before.by_id(owner);
  }
  return found;
}

bool Retirement::is_parent_gone(const Origin& origin) {
  if (origin.parent_type == "environment") return false;
  if (evidence_.staged.is_new(origin.parent_type, origin.parent_id)) return false;
  const auto parent = before_of(origin.parent_type, origin.parent_id);
  return parent && judge(*parent) == Verdict::kGone;
}

std::string Retirement::unreached(ObjectNumber number) const {
  const Object& object = evidence_.before.object(number);
  if (!is_own(object)) return {};
  const auto origin = origin_of(object);
  if (!origin) return {};
  if (!object.host.empty() && object.type != "host") return "host:" + object.host;
  return origin->parent_type + ":" + origin->parent_id;
}

}  // namespace toposcope::discovery
