#include "parse/xml_tree.h"

#include <algorithm>
#include <limits>
#include <memory>
#include <type_traits>
#include <utility>

#include <expat.h>

namespace toposcope::discovery::parse {
namespace {

struct ParserFree {
  void operator()(XML_Parser parser) const noexcept { XML_ParserFree(parser); }
};
using Parser = std::unique_ptr<std::remove_pointer_t<XML_Parser>, ParserFree>;

/// Builds the tree while expat reads.
struct Builder {
  XML_Parser parser;
  XmlElement root;
  /// From the root to the element in hand: places among the children of the one before.
  std::vector<XmlElement*> open;
  /// What was expected and what is there, when a document is well-formed but not taken.
  std::pair<std::string_view, std::string_view> refused;

  void refuse(std::string_view expected, std::string_view found) noexcept {
    refused = {expected, found};
    XML_StopParser(parser, XML_FALSE);
  }
};

Builder& builder_of(void* data) noexcept { return *static_cast<Builder*>(data); }

// An element gets no sibling while it is open, so that its address holds until it is closed.
void begin_element(void* data, const XML_Char* name, const XML_Char** attributes) noexcept {
  Builder& builder = builder_of(data);
  if (builder.open.size() >= kDeepestXml) return builder.refuse("elements less deep", "one more");
  XmlElement* element = &builder.root;
  if (!builder.open.empty()) element = &builder.open.back()->children.emplace_back();
  element->name = name;
  for (; *attributes != nullptr; attributes += 2) {
    element->attributes.emplace_back(attributes[0], attributes[1]);
  }
  builder.open.push_back(element);
}

void end_element(void* data, const XML_Char* /*name*/) noexcept {
  Builder& builder = builder_of(data);
  if (builder.open.empty()) return;
  XmlElement& element = *builder.open.back();
  element.text = std::string(trimmed(element.text));
  builder.open.pop_back();
}

void characters(void* data, const XML_Char* text, int length) noexcept {
  Builder& builder = builder_of(data);
  if (!builder.open.empty()) {
    builder.open.back()->text.append(text, static_cast<std::size_t>(length));
  }
}

void begin_doctype(void* data, const XML_Char* /*name*/, const XML_Char* /*system*/,
                   const XML_Char* /*public_id*/, int /*has_internal_subset*/) noexcept {
  builder_of(data).refuse("no document type", "<!DOCTYPE");
}

}  // namespace

bool XmlElement::operator==(const XmlElement& other) const {
  return name == other.name && attributes == other.attributes && text == other.text &&
         children == other.children;
}

const XmlElement* XmlElement::child(std::string_view child_name) const noexcept {
  const auto found = std::find_if(children.begin(), children.end(), [&](const XmlElement& child) {
    return child.name == child_name;
  });
  return found == children.end() ? nullptr : &*found;
}

std::string_view XmlElement::child_text(std::string_view child_name) const noexcept {
  const XmlElement* found = child(child_name);
  return found == nullptr ? std::string_view() : std::string_view(found->text);
}

std::string_view XmlElement::attribute(std::string_view attribute_name) const noexcept {
  return field(attributes, attribute_name);
}

model::Result<XmlElement> read_xml(std::string_view tool, std::string_view text) {
  const std::size_t skipped = std::min(text.find_first_not_of(" \t\r\n"), text.size());
  const auto lines_before = static_cast<std::size_t>(
      std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(skipped), '\n'));
  text = trimmed(text);
  if (text.size() > std::numeric_limits<int>::max() / 2) {
    return fault(tool, 1, "a document of less than a gigabyte", "");
  }
  const Parser parser(XML_ParserCreate("UTF-8"));
  if (!parser) return model::Error{model::ErrorCode::kIo, "no memory for XML", std::string(tool)};
  Builder builder{parser.get(), {}, {}, {}};
  XML_SetUserData(parser.get(), &builder);
  XML_SetElementHandler(parser.get(), begin_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), characters);
  XML_SetStartDoctypeDeclHandler(parser.get(), begin_doctype);
  const auto done = XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), XML_TRUE);
  if (done == XML_STATUS_OK) return std::move(builder.root);
  const std::size_t line = lines_before + XML_GetCurrentLineNumber(parser.get());
  const auto& [expected, found] = builder.refused;
  if (!expected.empty()) return fault(tool, line, expected, found);
  const std::string why = XML_ErrorString(XML_GetErrorCode(parser.get()));
  return fault(tool, line, "well-formed XML", why);
}

}  // namespace toposcope::discovery::parse
