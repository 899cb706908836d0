#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace toposcope::discovery {

/// Where a secret is.
struct SecretReference {
  enum class Kind { kVariable, kFile, kCloud, kAgent };
  Kind kind = Kind::kVariable;
  std::string name;  ///< Of the variable, file or cloud; empty for the agent.
};

/// "env:NAME", "file:PATH", "clouds:NAME", "agent"; nothing for any other text.
[[nodiscard]] std::optional<SecretReference> read_secret_reference(std::string_view text);

}  // namespace toposcope::discovery
