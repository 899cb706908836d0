#include "control/known_facts.h"

#include <algorithm>
#include <cstdint>
#include <utility>

#include "control/kept_members.h"
#include "inventory/doc.h"

namespace toposcope::discovery {
namespace {

bool holds(const Json& list, const Json& entry) {
  return std::find(list.begin(), list.end(), entry) != list.end();
}

/// The list as it is now, and the entry if it was there, in the order that it had.
Json with_entry(const Json& then, Json now, const std::string& entry) {
  if (!then.is_array() || !now.is_array() || !holds(then, entry) || holds(now, entry)) return now;
  now.push_back(entry);
  Json ordered = Json::array();
  for (const Json& one : then) {
    if (holds(now, one)) ordered.push_back(one);
  }
  for (Json& one : now) {
    if (!holds(ordered, one)) ordered.push_back(std::move(one));
  }
  return ordered;
}

}  // namespace

void KnownFacts::let_see(const std::string& origin) {
  if (by_origin_.empty()) {
    Doc doc;
    for (std::uint32_t i = 0; i < before_.size(); ++i) {
      if (!doc.load(before_.object({i}).document)) continue;
      by_origin_[std::string(doc["scan_origin"].text())].push_back({i});
    }
  }
  const auto known = by_origin_.find(origin);
  if (known == by_origin_.end()) return;
  for (const ObjectNumber number : known->second) staging_.add_known(before_.object(number));
}

void KnownFacts::keep(const UnknownMember& unknown) {
  const auto before = before_.find(unknown.type, unknown.id);
  const auto staged = staging_.inventory().find(unknown.type, unknown.id);
  if (!before || !staged) return;
  const Json then = Json::parse(before_.object(*before).document, nullptr, false);
  Json now = Json::parse(staging_.inventory().object(*staged).document, nullptr, false);
  if (!then.is_object() || !now.is_object() || !then.contains(unknown.member)) return;
  const Json& value = then[unknown.member];
  if (!now.contains(unknown.member)) {
    if (unknown.entry.empty()) now[unknown.member] = value;
  } else if (!unknown.entry.empty()) {
    now[unknown.member] = with_entry(value, now[unknown.member], unknown.entry);
  }
  auto object =
      make_object(ordered_as(then, now).dump(-1, ' ', false, Json::error_handler_t::replace));
  if (object) staging_.replace(*std::move(object));
}

}  // namespace toposcope::discovery
