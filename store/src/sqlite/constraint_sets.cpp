#include "constraint_sets.h"

namespace toposcope::store::sqlite {

ConstraintSets::ConstraintSets(Connection& db, const std::string& schema, const Hasher& hash)
    : hash_(hash),
      is_new_file_(schema == "main"),
      last_(static_cast<std::uint32_t>(db.integer("SELECT max(id) FROM main.constraint_set"))),
      find_(db.prepare("SELECT id FROM main.constraint_set WHERE value=?1")),
      insert_(db.prepare("INSERT INTO " + schema + ".constraint_set(id, value) VALUES(?1,?2)")) {}

std::uint32_t ConstraintSets::intern(std::string_view value) {
  if (value.empty()) return 0;
  const Hash128 hash = hash_(value);
  const auto* known = numbers_.find(hash, [](const auto&) { return true; });
  if (known != nullptr) return known->value;
  const std::uint32_t number = number_of(value);
  numbers_.add(hash, number, 1);
  return number;
}

std::uint32_t ConstraintSets::number_of(std::string_view value) {
  // A new file has no index on value yet; what it holds is all in numbers_.
  if (!is_new_file_ && find_.find(value)) {
    const std::uint32_t number = find_.number(0);
    find_.reset();
    return number;
  }
  insert_.run(++last_, value);
  return last_;
}

}  // namespace toposcope::store::sqlite
