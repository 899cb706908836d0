#include "credentials/secret_reference.h"

#include <array>
#include <utility>

namespace toposcope::discovery {

std::optional<SecretReference> read_secret_reference(std::string_view text) {
  using Kind = SecretReference::Kind;
  constexpr std::array<std::pair<std::string_view, Kind>, 3> kPrefixes = {
      {{"env:", Kind::kVariable}, {"file:", Kind::kFile}, {"clouds:", Kind::kCloud}}};
  if (text == "agent") return SecretReference{Kind::kAgent, ""};
  for (const auto& [prefix, kind] : kPrefixes) {
    if (text.starts_with(prefix) && text.size() > prefix.size()) {
      return SecretReference{kind, std::string(text.substr(prefix.size()))};
    }
  }
  return std::nullopt;
}

}  // namespace toposcope::discovery
