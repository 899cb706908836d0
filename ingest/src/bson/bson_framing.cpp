#include "bson/bson_framing.h"

#include <algorithm>
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

Error BsonStream::cut_off() const {
  return {ErrorCode::kMalformedInput,
          "the file is cut off inside a BSON document; dump or copy it again", place()};
}

model::Result<std::string_view> BsonStream::next() {
  ++number_;
  std::array<char, kLengthBytes> prefix = {};
  const auto count = read_fully(bytes_, prefix);
  if (!count.has_value()) return count.error();
  if (count.value() == 0) return std::string_view();
  const std::uint32_t length =
      count.value() == kLengthBytes ? little_endian({prefix.data(), prefix.size()}) : 0;
  if (!is_length(length)) {
    if (count.value() < kLengthBytes) return cut_off();
    return Error{ErrorCode::kMalformedInput,
                 "no BSON document begins here: its length would be " + std::to_string(length),
                 place()};
  }
  document_.assign(prefix.begin(), prefix.end());
  // Grown as bytes come: a wrong length must not cost memory that no document fills.
  constexpr std::size_t kStepBytes = std::size_t{64} << 10U;
  while (document_.size() < length) {
    const std::size_t filled = document_.size();
    document_.resize(std::min<std::size_t>(length, filled + std::max(kStepBytes, filled)));
    const auto rest = std::span(document_).subspan(filled);
    const auto more = read_fully(bytes_, rest);
    if (!more.has_value()) return more.error();
    if (more.value() < rest.size()) return cut_off();
  }
  return std::string_view(document_.data(), document_.size());
}

}  // namespace toposcope::ingest
