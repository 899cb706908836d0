#include "control/kept_members.h"

#include <algorithm>
#include <array>
#include <utility>

namespace toposcope::discovery {
namespace {

/// Of whose objects the databases tell more than the APIs.
constexpr std::array<std::string_view, 9> kToldByDatabases{
    "aggregate", "availability_zone", "host",    "instance", "network_agent", "otep",
    "vedge",     "vconnector",        "vservice"};

bool is_told_by_databases(const Object& object) {
  return std::find(kToldByDatabases.begin(), kToldByDatabases.end(), object.type) !=
         kToldByDatabases.end();
}

}  // namespace

Json ordered_as(const Json& before, const Json& now) {
  Json ordered = Json::object();
  for (const auto& [name, value] : before.items()) {
    if (now.contains(name)) ordered[name] = now[name];
  }
  ordered.update(now);
  return ordered;
}

KeptMembers::KeptMembers(const std::vector<UnsetMember>& unset, bool database_failed)
    : database_failed_(database_failed) {
  for (const UnsetMember& member : unset) by_type_[std::string(member.type)].push_back(member);
}

std::set<std::string_view> KeptMembers::members_of(const Object& object) const {
  std::set<std::string_view> members;
  const auto of_type = by_type_.find(object.type);
  if (of_type == by_type_.end()) return members;
  for (const UnsetMember& member : of_type->second) {
    if (member.host.empty() || member.host == object.host) members.insert(member.member);
  }
  return members;
}

Object KeptMembers::apply(const Object& before, Object now) const {
  const bool keeps_all = database_failed_ && is_told_by_databases(now);
  const auto members = members_of(now);
  if (members.empty() && !keeps_all) return now;
  const Json then = Json::parse(before.document, nullptr, false);
  Json told = Json::parse(now.document, nullptr, false);
  if (!then.is_object() || !told.is_object()) return now;
  for (const auto& [name, value] : then.items()) {
    if (!told.contains(name) && (keeps_all || members.contains(name))) told[name] = value;
  }
  now.document = ordered_as(then, told).dump(-1, ' ', false, Json::error_handler_t::replace);
  return now;
}

}  // namespace toposcope::discovery
