#pragma once

/// \file
/// A small XML document as a tree, by expat.

#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "parse/text_lines.h"

namespace toposcope::discovery::parse {

struct XmlElement {
  std::string name;  ///< With its prefix, as written.
  Fields attributes;
  std::string text;  ///< All its own characters, trimmed.
  std::vector<XmlElement> children;

  bool operator==(const XmlElement& other) const;

  /// The first child of that name; null when there is none.
  [[nodiscard]] const XmlElement* child(std::string_view name) const noexcept;
  /// The text of that child; empty when there is none.
  [[nodiscard]] std::string_view child_text(std::string_view name) const noexcept;
  /// Empty when there is none.
  [[nodiscard]] std::string_view attribute(std::string_view name) const noexcept;
};

inline constexpr std::size_t kDeepestXml = 64;

/// Nothing outside of the text is read, and document types are refused: entities can stand for
/// more text than there is memory.  Blanks before and after the document do no harm.
/// \retval kMalformedInput  not well-formed, a document type, or deeper than kDeepestXml
[[nodiscard]] model::Result<XmlElement> read_xml(std::string_view tool, std::string_view text);

}  // namespace toposcope::discovery::parse
