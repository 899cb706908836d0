#include "scene/xml_document.h"

#include <cstddef>
#include <memory>

#include <expat.h>

namespace toposcope::testing {
namespace {

struct FreeParser {
  void operator()(XML_ParserStruct* parser) const { XML_ParserFree(parser); }
};

struct Reader {
  XmlDocument document;
  std::vector<std::size_t> open;  ///< Indexes of the elements that have not ended.
};

void begin_element(void* data, const char* name, const char** attributes) {
  auto& reader = *static_cast<Reader*>(data);
  XmlElement element;
  element.name = name;
  if (!reader.open.empty()) element.parent = reader.document.elements[reader.open.back()].name;
  for (; *attributes != nullptr; attributes += 2) element.attributes[attributes[0]] = attributes[1];
  reader.open.push_back(reader.document.elements.size());
  reader.document.elements.push_back(std::move(element));
}

void end_element(void* data, const char*) { static_cast<Reader*>(data)->open.pop_back(); }

void add_text(void* data, const char* text, int length) {
  auto& reader = *static_cast<Reader*>(data);
  reader.document.elements[reader.open.back()].text.append(text, static_cast<std::size_t>(length));
}

}  // namespace

std::vector<XmlElement> XmlDocument::named(const std::string& name) const {
  std::vector<XmlElement> found;
  for (const XmlElement& element : elements) {
    if (element.name == name) found.push_back(element);
  }
  return found;
}

XmlDocument parse_xml(const std::string& text) {
  Reader reader;
  const std::unique_ptr<XML_ParserStruct, FreeParser> parser(XML_ParserCreate(nullptr));
  XML_SetUserData(parser.get(), &reader);
  XML_SetElementHandler(parser.get(), begin_element, end_element);
  XML_SetCharacterDataHandler(parser.get(), add_text);
  if (XML_Parse(parser.get(), text.data(), static_cast<int>(text.size()), 1) == XML_STATUS_ERROR) {
    reader.document.error = std::string(XML_ErrorString(XML_GetErrorCode(parser.get()))) +
                            " on line " + std::to_string(XML_GetCurrentLineNumber(parser.get()));
  }
  return reader.document;
}

}  // namespace toposcope::testing
