#include "adapters/graphml/graphml_keys.h"

#include "adapters/graphml/xml_tree.h"
#include "json/json_text.h"

namespace toposcope::ingest::graphml {

Key key_of(const XmlAttributes& attributes) {
  Key key;
  for (const char* name : {"attr.name", "yfiles.type", "id"}) {
    if (key.name.empty()) key.name = attribute(attributes, name);
  }
  key.type = attribute(attributes, "attr.type");
  key.owner = attribute(attributes, "for");
  if (key.owner.empty()) key.owner = "all";
  return key;
}

bool applies_to(const Key& key, std::string_view element) noexcept {
  return key.owner == element || key.owner == "all";
}

plain::Attribute typed_value(const Key& key, std::string_view text, bool& odd) {
  odd = false;
  if (key.type.empty() || key.type == "string") return {key.name, std::string(text), false};
  const auto value = without_outer_blanks(text);
  if (key.type == "boolean") {
    if (value == "true" || value == "True" || value == "1") return {key.name, "true", true};
    if (value == "false" || value == "False" || value == "0") return {key.name, "false", true};
  } else if (is_json_number(value)) {
    const bool whole = value.find_first_of(".eE") == std::string_view::npos;
    const bool wants_whole = key.type == "int" || key.type == "long";
    if (whole || !wants_whole) return {key.name, std::string(value), true};
  }
  odd = true;
  return {key.name, std::string(text), false};
}

}  // namespace toposcope::ingest::graphml
