#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "io/byte_stream.h"

namespace toposcope::ingest {

/// True when the bytes can be the front of a BSON document: a sensible length, then an element.
[[nodiscard]] bool starts_like_bson(std::string_view head) noexcept;

/// Cuts a file of BSON documents, as mongodump writes it, into its documents.
class BsonStream {
 public:
  /// MongoDB itself allows 16 MiB and a little.
  static constexpr std::uint32_t kMaxDocumentBytes = 48U << 20U;

  BsonStream(ByteStream& bytes, std::string name) : bytes_(bytes), name_(std::move(name)) {}

  /// The next document; empty at the end.  Valid until the next call.
  /// \retval kMalformedInput  cut off, or a length that no document has
  [[nodiscard]] model::Result<std::string_view> next();

  /// "name:document 12"; the first is 1.
  [[nodiscard]] std::string place() const;

 private:
  [[nodiscard]] model::Error cut_off() const;

  ByteStream& bytes_;
  std::string name_;
  std::vector<char> document_;
  std::uint64_t number_ = 0;
};

}  // namespace toposcope::ingest
