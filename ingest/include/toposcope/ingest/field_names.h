#pragma once

/// \file
/// Which column or attribute of a source says what, in the user's words.
///
/// \code
///   auto fields = ingest::parse_field_names("type=Kind,id=Serial no,link.type=Relation");
///   if (!fields.has_value()) return fields.error();
///   options.fields = std::move(fields).value();
/// \endcode

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::ingest {

/// One statement of that kind.
struct FieldName {
  std::string role;  ///< What it says: one of known_field_roles().
  std::string name;  ///< Of the column, attribute or member, exactly as the source spells it.
  bool of_nodes = true;
  bool of_links = true;
};

/// All roles: id, key, name, type, parent, parent_type, status, status_text, status_time,
/// environment, document, constraints; of links also source, source_type, source_key, target,
/// target_type, target_key, implicit.
[[nodiscard]] std::vector<std::string_view> known_field_roles();

/// Reads "ROLE=NAME,..."; "node." or "link." before a role restricts it to one of them.  A comma or
/// backslash in a name has a backslash before it.
/// \retval kInvalidArgument  a part is not ROLE=NAME, or there is no such role
[[nodiscard]] model::Result<std::vector<FieldName>> parse_field_names(std::string_view text);

}  // namespace toposcope::ingest
