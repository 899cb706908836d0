#include "link_tuples.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace toposcope::store::sqlite {
namespace {

constexpr std::size_t kLoadFrom = 1000;

}  // namespace

LinkTuples::LinkTuples(Connection& db, const Hasher& hash)
    : hash_(hash),
      by_ends_(db.prepare("SELECT id, name FROM main.link WHERE type=?1 AND source=?2 AND target=?3"
                          " AND environment=?4 ORDER BY id")),
      every_(db.prepare("SELECT id, name, environment, type, source, target FROM main.link"
                        " ORDER BY id")) {}

void LinkTuples::expect(std::size_t look_ups) {
  if (look_ups < kLoadFrom || loaded_) return;
  while (every_.step()) {
    const LinkEnds ends{every_.number(2), every_.number(3), every_.integer(4), every_.integer(5)};
    table_.add(key(ends), static_cast<std::uint32_t>(all_.size()), 1);
    all_.push_back({every_.integer(0), hash_(every_.text(1)).low});
  }
  loaded_ = true;
}

const std::vector<LinkTuples::Found>& LinkTuples::find(const LinkEnds& ends) {
  found_.clear();
  if (loaded_) {
    table_.visit(key(ends),
                 [&](const HashTable::Slot& slot) { found_.push_back(all_[slot.value]); });
    std::sort(found_.begin(), found_.end(),
              [](const Found& a, const Found& b) { return a.row < b.row; });
    return found_;
  }
  for (by_ends_.start(ends.type, ends.source, ends.target, ends.environment); by_ends_.step();) {
    found_.push_back({by_ends_.integer(0), hash_(by_ends_.text(1)).low});
  }
  return found_;
}

Hash128 LinkTuples::key(const LinkEnds& ends) const {
  std::array<char, 2 * sizeof(std::int64_t)> bytes{};
  std::memcpy(bytes.data(), &ends.source, sizeof(ends.source));
  std::memcpy(bytes.data() + sizeof(ends.source), &ends.target, sizeof(ends.target));
  return hash_({bytes.data(), bytes.size()},
               static_cast<std::uint64_t>(ends.environment) << 32U | ends.type);
}

}  // namespace toposcope::store::sqlite
