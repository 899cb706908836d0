#include "migrations.h"

#include <algorithm>
#include <string>

#include "error.h"
#include "transaction.h"

namespace toposcope::store::sqlite {

// Version 1 is the first: no step leads to it.
std::span<const Migration> builtin_migrations() { return {}; }

void migrate(Connection& db, std::span<const Migration> steps, int target) {
  if (db.integer("PRAGMA user_version") == target) return;
  Transaction transaction(db, Transaction::Kind::kWrite);
  // Another process may have migrated the file before this one got the writer's place.
  auto version = static_cast<int>(db.integer("PRAGMA user_version"));
  while (version < target) {
    const auto step = std::find_if(steps.begin(), steps.end(),
                                   [version](const Migration& m) { return m.from == version; });
    if (step == steps.end()) {
      fail(model::ErrorCode::kUnsupported,
           "the inventory has schema version " + std::to_string(version) +
               ", which this build can no longer bring up to date; use an older toposcope first",
           db.path());
    }
    step->apply(db);
    ++version;
  }
  db.execute("PRAGMA user_version=" + std::to_string(version));
  transaction.commit();
}

}  // namespace toposcope::store::sqlite
