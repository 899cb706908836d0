#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace toposcope::store::sqlite {

/// 128 bits that stand for a text.  Two texts of one file share them with a chance below 1e-24 at
/// ten million texts, so tables keep the hash and not the text.
struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;

  friend bool operator==(const Hash128&, const Hash128&) = default;
};

/// Hashes texts; every process draws another seed, so that no file can be made to collide.
class Hasher {
 public:
  Hasher();

  /// \param salt  set apart what must not meet, e.g. the numbers of environment and type
  [[nodiscard]] Hash128 operator()(std::string_view text, std::uint64_t salt = 0) const noexcept;

 private:
  std::uint64_t seed_;
};

}  // namespace toposcope::store::sqlite
