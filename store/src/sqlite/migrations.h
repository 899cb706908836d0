#pragma once

#include <span>

#include "connection.h"

namespace toposcope::store::sqlite {

/// Turns schema version `from` into `from + 1`.
struct Migration {
  int from;
  void (*apply)(Connection& db);
};

/// Every step that this build knows, oldest first.
[[nodiscard]] std::span<const Migration> builtin_migrations();

/// Brings a file to schema version `target` in one transaction; nothing happens when it is there.
/// \throws Failure kUnsupported  a step is missing
void migrate(Connection& db, std::span<const Migration> steps, int target);

}  // namespace toposcope::store::sqlite
