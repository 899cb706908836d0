#pragma once

/// \file
/// What the columns, attributes and members of plain graph files mean.

#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "toposcope/ingest/field_names.h"

namespace toposcope::ingest::plain {

/// What one field of a record says.
enum class Role : std::uint8_t {
  kId,
  kKey,
  kName,
  kType,
  kParent,
  kParentType,
  kStatus,
  kStatusText,
  kStatusTime,
  kEnvironment,
  kDocument,
  kConstraints,
  kSource,
  kSourceType,
  kSourceKey,
  kTarget,
  kTargetType,
  kTargetKey,
  kImplicit,
  kCount,
};

inline constexpr std::size_t kRoleCount = static_cast<std::size_t>(Role::kCount);

/// The role and how good a name for it this is: 0 is best.
struct RoleOfField {
  Role role;
  unsigned rank;
};

/// The fields of nodes, or those of links.
class FieldRoles {
 public:
  enum class Of : std::uint8_t { kNodes, kLinks };

  FieldRoles(Of of, std::span<const FieldName> given);

  /// What a field of this name says; nothing for a mere property.  Names are compared without case
  /// and separators, those that the user gave exactly.  Remembers names that it was asked for.
  [[nodiscard]] std::optional<RoleOfField> role_of(std::string_view name);

  /// Whether a given name has been met.
  [[nodiscard]] bool has_met(const FieldName& given) const;

 private:
  [[nodiscard]] std::optional<RoleOfField> find(std::string_view name) const;

  Of of_;
  std::span<const FieldName> given_;
  std::map<std::string, std::optional<RoleOfField>, std::less<>> known_;
};

/// The name by which users call a role.
[[nodiscard]] std::string_view role_name(Role role) noexcept;

}  // namespace toposcope::ingest::plain
