#pragma once

#include <string_view>

namespace toposcope::ingest {

/// True for the fields whose values never reach a sink: the published list of ingest/README.md.
/// Case, "_", "-", "$" and blanks do not matter, and of a dotted name the last part counts:
/// "adminPass", "ssh_password", "X-Auth-Token", "db.password", "$token".  MongoDB's storage
/// spelling, "[dollar]token" and "db[dot]password", is the same.
[[nodiscard]] bool is_secret_name(std::string_view name);

}  // namespace toposcope::ingest
