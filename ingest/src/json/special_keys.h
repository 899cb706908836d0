#pragma once

/// \file
/// Names of fields that may not pass untouched: secrets, and names in MongoDB's storage spelling.

#include <string>
#include <string_view>

#include "toposcope/ingest/secret_names.h"

namespace toposcope::ingest {

/// True for "key" and "ssh_key", spelled as freely: an SSH key inside a login section, and no
/// secret elsewhere.
[[nodiscard]] bool is_login_key(std::string_view name);

/// The member of a collection's documents below which is_login_key() names are secrets, too; empty
/// for most collections.  Renamed ones, "environments_config_test", count like the original.
[[nodiscard]] std::string_view login_sections_of(std::string_view collection) noexcept;

/// True for collections that hold nothing but credentials and are never read: "users" and
/// "api_tokens", and renamed ones such as "users_test" and "acme_users".
[[nodiscard]] bool holds_credentials(std::string_view collection) noexcept;

/// A cheap, safe guess for a key as it stands in JSON text: false only when the key is neither a
/// secret nor in storage spelling nor escaped nor an extended JSON mark such as "$oid".
[[nodiscard]] bool needs_rewrite(std::string_view raw_key) noexcept;

/// "a[dot]b" is "a.b", a leading "[dollar]" is "$".
[[nodiscard]] std::string decode_storage_name(std::string_view name);

}  // namespace toposcope::ingest
