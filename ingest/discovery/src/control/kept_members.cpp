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

KeptMembers::KeptMembers(const std::set<UnsetMember>& unset, bool database_failed)
    : database_failed_(database_failed) {
  for (const UnsetMember& one : unset) {
    members_[{std::string(one.type), one.host}].insert(one.member);
  }
}

std::set<std::string_view> KeptMembers::members_of(const Object& object) const {
  std::set<std::string_view> members;
  if (members_.empty()) return members;
  for (const std::string& host : {std::string(), object.host}) {
    const auto found = members_.find({object.type, host});
    if (found != members_.end()) members.insert(found->second.begin(), found->second.end());
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
