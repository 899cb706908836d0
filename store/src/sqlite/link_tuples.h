#pragma once

#include <cstdint>
#include <vector>

#include "connection.h"
#include "hash.h"
#include "hash_table.h"

namespace toposcope::store::sqlite {

/// Which ends a link joins; rows and numbers.
struct LinkEnds {
  std::uint32_t environment = 0;
  std::uint32_t type = 0;
  std::int64_t source = 0;
  std::int64_t target = 0;
};

/// Links of the file by their ends, for those that no key finds.
class LinkTuples {
 public:
  struct Found {
    std::int64_t row = 0;
    std::uint64_t name_hash = 0;
  };

  LinkTuples(Connection& db, const Hasher& hash);

  /// Reads all links (40 bytes each) when so many look-ups are to come that this is cheaper.
  void expect(std::size_t look_ups);

  /// By ascending row; valid until the next call.
  [[nodiscard]] const std::vector<Found>& find(const LinkEnds& ends);

 private:
  [[nodiscard]] Hash128 key(const LinkEnds& ends) const;

  const Hasher& hash_;
  bool loaded_ = false;
  HashTable table_;
  std::vector<Found> all_;
  std::vector<Found> found_;
  Statement by_ends_;
  Statement every_;
};

}  // namespace toposcope::store::sqlite
