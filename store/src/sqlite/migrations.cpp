#include "migrations.h"

#include <algorithm>
#include <string>

#include "error.h"
#include "transaction.h"

namespace toposcope::store::sqlite {

// Version 2 is the first that was published: no step leads to it.
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
               ", from which no step of this build leads on; import it anew into another file",
           db.path());
    }
    step->apply(db);
    ++version;
  }
  db.execute("PRAGMA user_version=" + std::to_string(version));
  transaction.commit();
}

}  // namespace toposcope::store::sqlite
