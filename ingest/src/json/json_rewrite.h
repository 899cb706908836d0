#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

namespace toposcope::ingest {

/// How often each secret field was removed, by its name as the source spells it.
using SecretCounts = std::map<std::string, std::uint64_t>;

/// What to change in a record on its way in.
struct RewriteRules {
  bool decode_names = true;     ///< "[dot]" and "[dollar]" in keys.
  bool decode_extended = true;  ///< MongoDB's extended JSON to plain JSON.
  /// Members, at any depth, below which is_login_key() names secrets, too; empty for none.
  std::string_view key_is_secret_below = {};
};

/// Appends `json` to `out`: minified, without secret members, decoded, each value in its one
/// spelling (append_one_spelling()).  `json` must be valid and at most kMaxJsonDepth deep.
void rewrite_json(std::string_view json, const RewriteRules& rules, SecretCounts& removed,
                  std::string& out);

}  // namespace toposcope::ingest
