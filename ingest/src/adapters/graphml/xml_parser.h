#pragma once

/// \file
/// XML as a stream of elements, by expat; its handles do not leave the implementation.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

#include "io/byte_stream.h"

namespace toposcope::ingest::graphml {

/// The attributes of an element, in their order.
using XmlAttributes = std::vector<std::pair<std::string, std::string>>;

/// The value of an attribute; empty when there is none.
[[nodiscard]] std::string_view attribute(const XmlAttributes& attributes,
                                         std::string_view name) noexcept;

/// Receives what a document holds.  An error ends the parsing and comes back unchanged.
class XmlHandler {
 public:
  virtual ~XmlHandler() = default;
  [[nodiscard]] virtual model::Status begin_element(std::string_view name,
                                                    const XmlAttributes& attributes) = 0;
  [[nodiscard]] virtual model::Status end_element(std::string_view name) = 0;
  /// Perhaps in several pieces.
  [[nodiscard]] virtual model::Status text(std::string_view characters) = 0;
};

/// Parses one document.  Nothing outside of it is read, and entities are refused: a few of them can
/// stand for more text than there is memory.
class XmlParser {
 public:
  static constexpr std::size_t kMaxDepth = 200;

  /// `name` is used in messages.
  explicit XmlParser(std::string name);
  ~XmlParser();
  XmlParser(const XmlParser&) = delete;
  XmlParser& operator=(const XmlParser&) = delete;

  /// \retval kMalformedInput  no well-formed XML, elements more than kMaxDepth deep, or entities
  /// \return any error of the stream and of the handler, unchanged
  [[nodiscard]] model::Status parse(ByteStream& bytes, XmlHandler& handler);

  /// Where parsing stands: "name:12".
  [[nodiscard]] std::string place() const;

 private:
  class Session;
  std::string name_;
  std::unique_ptr<Session> session_;
};

}  // namespace toposcope::ingest::graphml
