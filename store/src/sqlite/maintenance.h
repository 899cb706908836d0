#pragma once

#include <filesystem>
#include <functional>

#include "toposcope/model/ids.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// Forgets what only revisions before `keep_from` show, and gives the space back.
void compact(Connection& db, model::RevisionNumber keep_from);

/// Copies what is committed to a new file.
/// \throws Failure kConflict  the target exists
/// \param check  throws when what was copied is not one revision
void backup(Connection& db, const std::filesystem::path& target,
            const std::function<void()>& check);

}  // namespace toposcope::store::sqlite
