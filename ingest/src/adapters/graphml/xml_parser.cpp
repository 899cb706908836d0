#include "adapters/graphml/xml_parser.h"

#include <array>

#include <expat.h>

#include "io/text_encoding.h"

namespace toposcope::ingest::graphml {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::size_t kBlockBytes = std::size_t{64} << 10U;

/// Gives expat the one encoding of a single byte that it lacks and files are declared to have.
int XMLCALL know_encoding(void*, const XML_Char* name, XML_Encoding* info) {
  std::string lower;
  for (const char* c = name; *c != '\0'; ++c) {
    lower += *c >= 'A' && *c <= 'Z' ? static_cast<char>(*c - 'A' + 'a') : *c;
  }
  if (lower != "windows-1252" && lower != "cp1252") return XML_STATUS_ERROR;
  for (unsigned byte = 0; byte < 256; ++byte) {
    info->map[byte] = static_cast<int>(windows_1252_character(static_cast<unsigned char>(byte)));
  }
  info->data = nullptr;
  info->convert = nullptr;
  info->release = nullptr;
  return XML_STATUS_OK;
}

}  // namespace

std::string_view attribute(const XmlAttributes& attributes, std::string_view name) noexcept {
  for (const auto& [own, value] : attributes) {
    if (own == name) return value;
  }
  return {};
}

/// expat's parser and the handler that it calls.
class XmlParser::Session {
 public:
  explicit Session(const std::string& name) : name_(name), parser_(XML_ParserCreate(nullptr)) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, begin, end);
    XML_SetCharacterDataHandler(parser_, characters);
    XML_SetEntityDeclHandler(parser_, entity);
    XML_SetUnknownEncodingHandler(parser_, know_encoding, nullptr);
  }
  ~Session() { XML_ParserFree(parser_); }
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  model::Status parse(ByteStream& bytes, XmlHandler& handler) {
    handler_ = &handler;
    std::array<char, kBlockBytes> block = {};
    for (bool ended = false; !ended;) {
      const auto count = bytes.read(block);
      if (!count.has_value()) return count.error();
      ended = count.value() == 0;
      const auto outcome =
          XML_Parse(parser_, block.data(), static_cast<int>(count.value()), ended ? 1 : 0);
      if (outcome != XML_STATUS_OK) return failure();
    }
    return model::ok();
  }

  std::string place() const {
    return name_ + ":" + std::to_string(XML_GetCurrentLineNumber(parser_));
  }

 private:
  static Session& self(void* data) { return *static_cast<Session*>(data); }

  static void XMLCALL begin(void* data, const XML_Char* name, const XML_Char** pairs) {
    Session& session = self(data);
    if (!session.status_.has_value()) return;
    if (++session.depth_ > kMaxDepth) {
      session.stop(Error{ErrorCode::kMalformedInput,
                         "elements are nested too deep: more than " + std::to_string(kMaxDepth),
                         session.place()});
      return;
    }
    session.attributes_.clear();
    for (; pairs[0] != nullptr; pairs += 2) session.attributes_.emplace_back(pairs[0], pairs[1]);
    session.stop(session.handler_->begin_element(name, session.attributes_));
  }

  static void XMLCALL end(void* data, const XML_Char* name) {
    Session& session = self(data);
    if (!session.status_.has_value()) return;
    --session.depth_;
    session.stop(session.handler_->end_element(name));
  }

  static void XMLCALL characters(void* data, const XML_Char* text, int length) {
    Session& session = self(data);
    if (!session.status_.has_value()) return;
    session.stop(session.handler_->text({text, static_cast<std::size_t>(length)}));
  }

  // expat fixes the parameters of its callback.
  static void XMLCALL entity(void* data, const XML_Char* name, auto... /*of the entity*/) {
    Session& session = self(data);
    session.stop(Error{ErrorCode::kMalformedInput,
                       "the document declares the entity '" + std::string(name) +
                           "'; graphs need none, and entities are not read",
                       session.place()});
  }

  void stop(model::Status status) {
    if (status.has_value()) return;
    status_ = std::move(status);
    XML_StopParser(parser_, XML_FALSE);
  }

  model::Status failure() const {
    if (!status_.has_value()) return status_;
    return Error{ErrorCode::kMalformedInput,
                 "column " + std::to_string(XML_GetCurrentColumnNumber(parser_) + 1) +
                     ": the XML is damaged: " + XML_ErrorString(XML_GetErrorCode(parser_)),
                 place()};
  }

  const std::string& name_;
  XML_Parser parser_;
  XmlHandler* handler_ = nullptr;
  XmlAttributes attributes_;
  std::size_t depth_ = 0;
  model::Status status_ = model::ok();
};

XmlParser::XmlParser(std::string name)
    : name_(std::move(name)), session_(std::make_unique<Session>(name_)) {}

XmlParser::~XmlParser() = default;

model::Status XmlParser::parse(ByteStream& bytes, XmlHandler& handler) {
  return session_->parse(bytes, handler);
}

std::string XmlParser::place() const { return session_->place(); }

}  // namespace toposcope::ingest::graphml
