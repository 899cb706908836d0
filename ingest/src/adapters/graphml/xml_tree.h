#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "adapters/graphml/xml_parser.h"

namespace toposcope::ingest::graphml {

/// What stands inside one <data> element: mostly a text, in yEd's files a tree of drawing elements.
class XmlTree {
 public:
  void clear();
  void begin(std::string_view name, const XmlAttributes& attributes);
  void end();
  void text(std::string_view characters);

  [[nodiscard]] bool is_plain_text() const noexcept { return !has_elements_; }
  [[nodiscard]] const std::string& plain_text() const noexcept { return root_.text; }

  /// The elements as JSON: {"y:ShapeNode":{"y:Geometry":{"@width":"30.0"},"y:NodeLabel":"db"}}.
  /// Attributes have an "@" in front, the text of an element that has more is "#text", elements of
  /// one name are a list.
  [[nodiscard]] std::string json() const;

  /// The text of the first label that has one: what yEd shows at the node or edge; on one line.
  [[nodiscard]] const std::string& label() const noexcept { return label_; }

  /// Bytes of text and attributes so far.
  [[nodiscard]] std::size_t size() const noexcept { return size_; }

 private:
  struct Element {
    std::string name;
    std::string text;
    std::vector<std::pair<std::string, std::string>> members;  ///< Name and JSON.
  };

  [[nodiscard]] static std::string json_of(const Element& element);

  Element root_;
  std::vector<Element> open_;
  std::string label_;
  std::size_t size_ = 0;
  bool has_elements_ = false;
};

/// The text without blanks at its ends.
[[nodiscard]] std::string_view without_outer_blanks(std::string_view text) noexcept;

}  // namespace toposcope::ingest::graphml
