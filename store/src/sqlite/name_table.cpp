#include "name_table.h"

namespace toposcope::store::sqlite {

NameTable::NameTable(Connection& db) {
  auto query = db.prepare("SELECT id, kind, text FROM name");
  while (query.step()) {
    const auto kind = static_cast<Name>(query.integer(1));
    const std::string text(query.text(2));
    numbers(kind).emplace(text, query.number(0));
    entries_.emplace(query.number(0), Entry{kind, text});
  }
}

std::uint32_t NameTable::intern(Name kind, std::string_view text) {
  Recent& recent = recent_.at(static_cast<std::size_t>(kind));
  if (recent.number != 0 && recent.text == text) return recent.number;
  Numbers& known = numbers(kind);
  auto found = known.find(text);
  if (found == known.end()) {
    const std::uint32_t number = entries_.empty() ? 1 : entries_.rbegin()->first + 1;
    found = known.emplace(text, number).first;
    entries_.emplace(number, Entry{kind, found->first});
    unsaved_.push_back(number);
  }
  recent = {found->first, found->second};
  return found->second;
}

const std::string& NameTable::text(std::uint32_t number) const { return entries_.at(number).text; }

void NameTable::save(Connection& db) {
  auto insert = db.prepare("INSERT INTO main.name(id, kind, text) VALUES(?1,?2,?3)");
  for (const std::uint32_t number : unsaved_) {
    const Entry& entry = entries_.at(number);
    insert.run(number, static_cast<int>(entry.kind), entry.text);
  }
  unsaved_.clear();
}

}  // namespace toposcope::store::sqlite
