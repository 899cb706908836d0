#pragma once

/// \file
/// Finds all places of a short text in a large buffer.

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace toposcope::query {

/// Bytes that can be read behind a buffer that ByteFinder looks through.
inline constexpr std::size_t kFinderPadding = 64;

/// Looks for two bytes of the needle at their distance, sixteen places at once, and compares the
/// whole needle where both are.
class ByteFinder {
 public:
  /// \param needle  not empty; must outlive this
  /// \param first   offset in the needle of its rarest byte
  /// \param second  of its second rarest
  ByteFinder(std::string_view needle, std::size_t first, std::size_t second)
      : needle_(needle), first_(first), second_(second) {}

  /// Calls `found(offset)` for every place from `from` on that begins before `end`, ascending,
  /// overlapping ones too.  `found` returns from where to go on: the offset + 1, or a later one.
  /// The buffer must go on for the needle's length and kFinderPadding beyond `end`.
  template <typename Found>
  void each(const char* buffer, std::size_t from, std::size_t end, const Found& found) const {
    std::size_t next = from;  // matches before it are not asked for
    for (std::size_t at = from; at < end; at += 16) {
      std::uint32_t places = candidates(buffer + at);
      if (end - at < 16) places &= (1U << (end - at)) - 1U;
      while (places != 0) {
        const std::size_t place = at + static_cast<std::size_t>(std::countr_zero(places));
        places &= places - 1U;
        if (place < next) continue;
        // Of two bytes both have been compared.
        if (needle_.size() > 2 &&
            std::memcmp(buffer + place, needle_.data(), needle_.size()) != 0) {
          continue;
        }
        next = found(place);
      }
      if (next > at + 32) at = next - 16 - (next - at) % 16;
    }
  }

 private:
#if defined(__SSE2__)
  [[nodiscard]] std::uint32_t candidates(const char* at) const {
    const auto load = [&](std::size_t offset) {
      return _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + offset));
    };
    const __m128i first = _mm_cmpeq_epi8(load(first_), _mm_set1_epi8(needle_[first_]));
    const __m128i second = _mm_cmpeq_epi8(load(second_), _mm_set1_epi8(needle_[second_]));
    return static_cast<std::uint32_t>(_mm_movemask_epi8(_mm_and_si128(first, second)));
  }
#else
  [[nodiscard]] std::uint32_t candidates(const char* at) const {
    std::uint32_t places = 0;
    for (std::size_t i = 0; i < 16; ++i) {
      const bool both = at[i + first_] == needle_[first_] && at[i + second_] == needle_[second_];
      places |= static_cast<std::uint32_t>(both) << i;
    }
    return places;
  }
#endif

  std::string_view needle_;
  std::size_t first_;
  std::size_t second_;
};

}  // namespace toposcope::query
