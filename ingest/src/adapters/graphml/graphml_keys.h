#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "adapters/graphml/xml_parser.h"
#include "adapters/plain/facts.h"

namespace toposcope::ingest::graphml {

/// A <key> element: what a <data> element that refers to it is called and what kind of value it
/// holds.
struct Key {
  std::string name;                   ///< attr.name, else yEd's type, else its id.
  std::string type;                   ///< attr.type; empty counts as string.
  std::string owner;                  ///< "node", "edge", "graph", "all", ...
  std::optional<std::string> preset;  ///< Value where none is stated.
};

/// \par Keys are looked up by id.
using Keys = std::map<std::string, Key, std::less<>>;

[[nodiscard]] Key key_of(const XmlAttributes& attributes);

/// True when the key may stand in an element of this name.
[[nodiscard]] bool applies_to(const Key& key, std::string_view element) noexcept;

/// A text as an attribute of the key's type.  One that is none of that type stays text; `odd` says
/// so.
[[nodiscard]] plain::Attribute typed_value(const Key& key, std::string_view text, bool& odd);

}  // namespace toposcope::ingest::graphml
