#include "adapters/plain/field_roles.h"

#include <algorithm>

namespace toposcope::ingest {
namespace plain {
namespace {

// Indexed by Role.
constexpr std::array<std::string_view, kRoleCount> kRoleNames = {
    "id",          "key",         "name",        "type",        "parent",
    "parent_type", "status",      "status_text", "status_time", "environment",
    "document",    "constraints", "source",      "source_type", "source_key",
    "target",      "target_type", "target_key",  "implicit"};

constexpr std::size_t kMaxRemembered = 4096;  // more than any table has columns

constexpr std::size_t kFirstLinkRole = static_cast<std::size_t>(Role::kSource);

struct Synonym {
  std::string_view name;  ///< Bare: lower case, no separators.
  Role role;
  unsigned rank;
};

constexpr auto kOfNodes = std::to_array<Synonym>({{"id", Role::kId, 1},
                                                  {"nodeid", Role::kId, 2},
                                                  {"identifier", Role::kId, 3},
                                                  {"key", Role::kKey, 1},
                                                  {"name", Role::kName, 1},
                                                  {"label", Role::kName, 2},
                                                  {"title", Role::kName, 3},
                                                  {"displayname", Role::kName, 4},
                                                  {"type", Role::kType, 1},
                                                  {"nodetype", Role::kType, 2},
                                                  {"kind", Role::kType, 3},
                                                  {"class", Role::kType, 4},
                                                  {"parent", Role::kParent, 2},
                                                  {"parentid", Role::kParent, 1},
                                                  {"parenttype", Role::kParentType, 1}});

constexpr auto kOfLinks = std::to_array<Synonym>({{"key", Role::kKey, 1},
                                                  {"name", Role::kName, 1},
                                                  {"linkname", Role::kName, 2},
                                                  {"label", Role::kName, 3},
                                                  {"title", Role::kName, 4},
                                                  {"type", Role::kType, 1},
                                                  {"linktype", Role::kType, 2},
                                                  {"kind", Role::kType, 3},
                                                  {"class", Role::kType, 4},
                                                  {"relation", Role::kType, 5},
                                                  {"source", Role::kSource, 1},
                                                  {"sourceid", Role::kSource, 2},
                                                  {"from", Role::kSource, 3},
                                                  {"fromid", Role::kSource, 4},
                                                  {"src", Role::kSource, 5},
                                                  {"sourcetype", Role::kSourceType, 1},
                                                  {"fromtype", Role::kSourceType, 2},
                                                  {"sourcekey", Role::kSourceKey, 1},
                                                  {"target", Role::kTarget, 1},
                                                  {"targetid", Role::kTarget, 2},
                                                  {"to", Role::kTarget, 3},
                                                  {"toid", Role::kTarget, 4},
                                                  {"dst", Role::kTarget, 5},
                                                  {"dest", Role::kTarget, 6},
                                                  {"destination", Role::kTarget, 7},
                                                  {"targettype", Role::kTargetType, 1},
                                                  {"totype", Role::kTargetType, 2},
                                                  {"targetkey", Role::kTargetKey, 1},
                                                  {"implicit", Role::kImplicit, 1}});

constexpr auto kOfBoth = std::to_array<Synonym>({{"status", Role::kStatus, 1},
                                                 {"state", Role::kStatus, 2},
                                                 {"statustext", Role::kStatusText, 1},
                                                 {"statustime", Role::kStatusTime, 1},
                                                 {"statustimestamp", Role::kStatusTime, 2},
                                                 {"environment", Role::kEnvironment, 1},
                                                 {"env", Role::kEnvironment, 2},
                                                 {"document", Role::kDocument, 1},
                                                 {"constraints", Role::kConstraints, 1}});

std::string bare(std::string_view name) {
  std::string out;
  for (const char c : name) {
    if (c == '_' || c == '-' || c == ' ' || c == '.') continue;
    out += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

std::optional<RoleOfField> find_in(std::span<const Synonym> synonyms, std::string_view name) {
  for (const Synonym& synonym : synonyms) {
    if (synonym.name == name) return RoleOfField{synonym.role, synonym.rank};
  }
  return std::nullopt;
}

}  // namespace

std::string_view role_name(Role role) noexcept {
  return kRoleNames[static_cast<std::size_t>(role)];
}

FieldRoles::FieldRoles(Of of, std::span<const FieldName> given) : of_(of), given_(given) {}

std::optional<RoleOfField> FieldRoles::role_of(std::string_view name) {
  const auto known = known_.find(name);
  if (known != known_.end()) return known->second;
  const auto role = find(name);
  if (role || known_.size() < kMaxRemembered) known_.emplace(std::string(name), role);
  return role;
}

std::optional<RoleOfField> FieldRoles::find(std::string_view name) const {
  for (const FieldName& given : given_) {
    const bool applies = of_ == Of::kNodes ? given.of_nodes : given.of_links;
    const auto role = std::find(kRoleNames.begin(), kRoleNames.end(), given.role);
    if (!applies || given.name != name || role == kRoleNames.end()) continue;
    return RoleOfField{static_cast<Role>(role - kRoleNames.begin()), 0};
  }
  if (name == "_id") return RoleOfField{Role::kKey, 2};
  const std::string plain = bare(name);
  const auto own = of_ == Of::kNodes ? find_in(kOfNodes, plain) : find_in(kOfLinks, plain);
  return own ? own : find_in(kOfBoth, plain);
}

bool FieldRoles::has_met(const FieldName& given) const {
  return (of_ == Of::kNodes ? given.of_nodes : given.of_links) && known_.contains(given.name);
}

}  // namespace plain

std::vector<std::string_view> known_field_roles() {
  return {plain::kRoleNames.begin(), plain::kRoleNames.end()};
}

namespace {

model::Error bad_part(const std::string& part, const std::string& why) {
  std::string roles;
  for (const auto role : known_field_roles()) roles.append(roles.empty() ? "" : ", ").append(role);
  return {model::ErrorCode::kInvalidArgument, "'" + part + "' " + why + "; roles are: " + roles,
          ""};
}

model::Result<FieldName> parse_part(const std::string& part) {
  const auto equals = part.find('=');
  if (equals == std::string::npos || equals + 1 == part.size()) {
    return bad_part(part, "is not ROLE=NAME, for example type=Kind");
  }
  FieldName field;
  field.role = part.substr(0, equals);
  field.name = part.substr(equals + 1);
  for (const auto& [prefix, flag] :
       {std::pair(std::string_view("node."), &field.of_links), {"link.", &field.of_nodes}}) {
    if (!field.role.starts_with(prefix)) continue;
    *flag = false;
    field.role.erase(0, prefix.size());
    break;
  }
  const auto roles = known_field_roles();
  const auto role = std::find(roles.begin(), roles.end(), field.role);
  if (role == roles.end()) return bad_part(part, "names no role");
  if (static_cast<std::size_t>(role - roles.begin()) >= plain::kFirstLinkRole) {
    if (!field.of_links) return bad_part(part, "is a role of links alone");
    field.of_nodes = false;
  }
  return field;
}

}  // namespace

model::Result<std::vector<FieldName>> parse_field_names(std::string_view text) {
  std::vector<FieldName> fields;
  std::string part;
  for (std::size_t at = 0; at <= text.size(); ++at) {
    if (at < text.size() && text[at] == '\\' && at + 1 < text.size()) {
      part += text[++at];
    } else if (at < text.size() && text[at] != ',') {
      part += text[at];
    } else {
      auto field = parse_part(part);
      if (!field.has_value()) return field.error();
      fields.push_back(std::move(field).value());
      part.clear();
    }
  }
  return fields;
}

}  // namespace toposcope::ingest
