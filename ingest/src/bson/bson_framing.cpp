#include "bson/bson_framing.h"

#include <array>
#include <cstddef>
#include <span>

namespace toposcope::ingest {
namespace {

using model::Error;
using model::ErrorCode;

constexpr std::size_t kLengthBytes = 4;
constexpr std::uint32_t kEmptyDocumentBytes = 5;

std::uint32_t little_endian(std::string_view bytes) {
  std::uint32_t number = 0;
  for (std::size_t i = kLengthBytes; i-- > 0;) {
    number = number << 8U | static_cast<unsigned char>(bytes[i]);
  }
  return number;
}

bool is_length(std::uint32_t length) {
  return length >= kEmptyDocumentBytes && length <= BsonStream::kMaxDocumentBytes;
}

}  // namespace

bool starts_like_bson(std::string_view head) noexcept {
  if (head.size() < kEmptyDocumentBytes || !is_length(little_endian(head))) return false;
  const auto type = static_cast<unsigned char>(head[kLengthBytes]);
  constexpr unsigned kLastType = 0x13;
  return type <= kLastType || type == 0x7F || type == 0xFF;
}

std::string BsonStream::place() const { return name_ + ":document " + std::to_string(number_); }

model::Result<std::string_view> BsonStream::next() {
  ++number_;
  std::array<char, kLengthBytes> prefix = {};
  const auto count = read_fully(bytes_, prefix);
  if (!count.has_value()) return count.error();
  if (count.value() == 0) return std::string_view();
  const std::uint32_t length =
      count.value() == kLengthBytes ? little_endian({prefix.data(), prefix.size()}) : 0;
  if (!is_length(length)) {
    return Error{ErrorCode::kMalformedInput,
                 count.value() == kLengthBytes
                     ? "no BSON document begins here: its length would be " + std::to_string(length)
                     : "the file is cut off inside a BSON document; dump or copy it again",
                 place()};
  }
  document_.assign(prefix.begin(), prefix.end());
  document_.resize(length);
  const auto rest = read_fully(bytes_, std::span(document_).subspan(kLengthBytes));
  if (!rest.has_value()) return rest.error();
  if (rest.value() + kLengthBytes < length) {
    return Error{ErrorCode::kMalformedInput,
                 "the file is cut off inside a BSON document; dump or copy it again", place()};
  }
  return std::string_view(document_.data(), document_.size());
}

}  // namespace toposcope::ingest
