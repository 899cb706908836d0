#pragma once

/// \file
/// XML as an independent parser (expat) reads it.

#include <map>
#include <string>
#include <vector>

namespace toposcope::testing {

struct XmlElement {
  std::string name;
  std::map<std::string, std::string> attributes;
  std::string text;    ///< Its own, without that of the elements in it.
  std::string parent;  ///< Name of the element around it.
};

struct XmlDocument {
  std::string error;  ///< What is wrong, and on which line; empty when it is well-formed.
  std::vector<XmlElement> elements;  ///< In the order of their beginnings.

  [[nodiscard]] std::vector<XmlElement> named(const std::string& name) const;
};

[[nodiscard]] XmlDocument parse_xml(const std::string& text);

}  // namespace toposcope::testing
