#include "engine/origins.h"

#include <utility>

#include "engine/fetch_log.h"
#include "engine/registry.h"
#include "engine/staging.h"
#include "inventory/doc.h"

namespace toposcope::discovery {
namespace {

std::optional<Origin> origin_of(const Object& object) {
  Doc doc;
  if (!doc.load(object.document)) return std::nullopt;
  return parse_origin(doc["scan_origin"].text());
}

bool is_folder_type(std::string_view type) {
  constexpr std::string_view kEnd = "_folder";
  return type.size() > kEnd.size() && type.substr(type.size() - kEnd.size()) == kEnd;
}

/// Calls `visit` with the beginnings of an id that end before a "-", longest first, until it
/// returns true: the folder "h1-vnics", which may not be stored, belongs to "h1".
template <typename Visit>
void each_beginning(std::string_view id, const Visit& visit) {
  for (auto dash = id.rfind('-'); dash != std::string_view::npos && dash > 0;
       dash = id.rfind('-', dash - 1)) {
    if (visit(id.substr(0, dash))) return;
  }
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

Retirement::Retirement(const FetchLog& log, const FetcherRegistry& fetchers,
                       const Inventory& before, const Staging& staged, ScanScope scope)
    : log_(log), fetchers_(fetchers), before_(before), staged_(staged), scope_(std::move(scope)) {}

bool Retirement::may_retire(ObjectNumber number) {
  if (scope_.clear && scope_.is_full()) return true;
  const auto known = verdicts_.find(number.value);
  if (known != verdicts_.end()) return known->second == Verdict::kGone;
  verdicts_[number.value] = Verdict::kOpen;  // a ring of parents is not gone
  const bool gone = is_gone(number);
  verdicts_[number.value] = gone ? Verdict::kGone : Verdict::kSpared;
  return gone;
}

bool Retirement::is_gone(ObjectNumber number) {
  const Object& object = before_.object(number);
  if (object.type == scope_.only_type && !scope_.only_id.empty() && object.id != scope_.only_id) {
    return false;  // a sibling of what the scan was about
  }
  const auto origin = origin_of(object);
  if (!origin) return false;
  const Fetcher* fetcher = fetchers_.find(origin->fetcher);
  if (fetcher != nullptr && fetcher->traits().movable &&
      !(scope_.is_full() && log_.is_complete(origin->fetcher))) {
    return false;
  }
  const auto state = log_.state(origin->text());
  if (state) return *state == FetchState::kComplete;
  return is_parent_gone(*origin);
}

bool Retirement::is_staged_parent(const Origin& origin) const {
  return origin.parent_type == "environment" ||
         staged_.is_new(origin.parent_type, origin.parent_id);
}

std::optional<ObjectNumber> Retirement::before_of(const Origin& origin) const {
  auto found = before_.find(origin.parent_type, origin.parent_id);
  if (found || !is_folder_type(origin.parent_type)) return found;
  each_beginning(origin.parent_id, [&](std::string_view id) {
    found = before_.by_id(id);
    return found.has_value();
  });
  return found;
}

bool Retirement::is_parent_gone(const Origin& origin) {
  if (is_staged_parent(origin)) return false;
  const auto parent = before_of(origin);
  if (!parent) return false;
  const Object& object = before_.object(*parent);
  return !staged_.is_new(object.type, object.id) && may_retire(*parent);
}

std::string Retirement::unreached(ObjectNumber number) const {
  const Object& object = before_.object(number);
  if (!object.host.empty() && object.type != "host") return "host:" + object.host;
  const auto origin = origin_of(object);
  if (!origin) return {};
  return origin->parent_type + ":" + origin->parent_id;
}

}  // namespace toposcope::discovery
