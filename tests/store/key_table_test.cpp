// Many equal keys: what they cost is counted in tries, not in time.

#include "sqlite/key_table.h"

#include <string>

#include <gtest/gtest.h>

namespace toposcope::store::sqlite {
namespace {

constexpr int kMany = 1000;

TEST(KeyTable, TriesEachNumberOfAKeyOnce) {
  const Hasher hash;
  KeyTable keys;
  int tries = 0;
  std::string last;
  for (int i = 0; i < kMany; ++i) {
    last = keys.free_key({"vm:a", hash("vm:a")}, 1, [&](const std::string& key) {
      ++tries;
      return !keys.claim(hash(key), 1);
    });
  }

  EXPECT_EQ(last, "vm:a#1000");
  EXPECT_LE(tries, 2 * kMany);
}

TEST(KeyTable, SkipsNumbersThatAreTaken) {
  const Hasher hash;
  KeyTable keys;
  const auto claim = [&](const std::string& base, std::uint32_t scope) {
    std::string room;
    const HashedText key = keys.claim_free({base, hash(base)}, scope, hash, room);
    EXPECT_EQ(key.hash, hash(key.text));
    return std::string(key.text);
  };

  EXPECT_EQ(claim("K", 1), "K");
  EXPECT_EQ(claim("K#2", 1), "K#2");
  EXPECT_EQ(claim("K", 1), "K#3");
  EXPECT_EQ(claim("K#3", 1), "K#3#2");
  EXPECT_EQ(claim("K", 1), "K#4");
  EXPECT_EQ(claim("K", 2), "K") << "another environment";
  EXPECT_EQ(claim("K", 2), "K#2");
}

}  // namespace
}  // namespace toposcope::store::sqlite
