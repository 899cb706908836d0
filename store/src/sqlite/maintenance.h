#pragma once

#include <filesystem>

#include "toposcope/model/ids.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// Forgets what only revisions before `keep_from` show, and gives the space back.
void compact(Connection& db, model::RevisionNumber keep_from);

/// Copies what is committed to a new file.
/// \throws Failure kConflict  the target exists
void backup(Connection& db, const std::filesystem::path& target);

}  // namespace toposcope::store::sqlite
