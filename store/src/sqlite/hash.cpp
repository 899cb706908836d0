#include "hash.h"

#include <cstring>
#include <random>

namespace toposcope::store::sqlite {
namespace {

__extension__ using Wide = unsigned __int128;

// Odd constants with balanced bits: the fractional parts of the golden ratio, sqrt 2 and sqrt 3.
constexpr std::uint64_t kGolden = 0x9e3779b97f4a7c15U;
constexpr std::uint64_t kRootTwo = 0x6a09e667f3bcc909U;
constexpr std::uint64_t kRootThree = 0xbb67ae8584caa73bU;

/// Both halves of the product, folded: every input bit reaches every output bit.
std::uint64_t fold(std::uint64_t a, std::uint64_t b) noexcept {
  const Wide product = static_cast<Wide>(a) * b;
  return static_cast<std::uint64_t>(product) ^ static_cast<std::uint64_t>(product >> 64U);
}

std::uint64_t load(const char* bytes, std::size_t count) noexcept {
  std::uint64_t out = 0;
  std::memcpy(&out, bytes, count);
  return out;
}

}  // namespace

Hasher::Hasher() {
  std::random_device device;
  seed_ = (static_cast<std::uint64_t>(device()) << 32U) | device();
}

Hash128 Hasher::operator()(std::string_view text, std::uint64_t salt) const noexcept {
  std::uint64_t a = seed_ ^ fold(salt ^ kRootTwo, kGolden);
  std::uint64_t b = fold(seed_ ^ kRootThree, salt ^ kGolden) ^ text.size();
  const char* at = text.data();
  for (std::size_t left = text.size(); left > 0;) {
    const std::size_t count = left < 8 ? left : 8;
    const std::uint64_t word = load(at, count);
    a = fold(a ^ word, kGolden) + word;
    b = fold(b + word, kRootTwo) ^ (word << 32U | word >> 32U);
    at += count;
    left -= count;
  }
  return {fold(a ^ kRootThree, b ^ kRootTwo), fold(a + kGolden, b ^ kRootThree ^ a)};
}

}  // namespace toposcope::store::sqlite
