#pragma once

#include <filesystem>
#include <functional>

#include "toposcope/model/ids.h"
#include "toposcope/store/options.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// Forgets what only revisions before `keep_from` show, and gives the space back.
/// \throws Failure kMalformedInput  the file is damaged, and left alone
void compact(Connection& db, model::RevisionNumber keep_from);

/// Copies what is committed to a new file with the same mode.
/// \throws Failure kConflict        the target exists
/// \throws Failure kMalformedInput  what was copied is damaged
/// \param check  throws when what was copied is not one revision
void backup(Connection& db, const std::filesystem::path& target, const BackupOptions& options,
            const std::function<void()>& check);

}  // namespace toposcope::store::sqlite
