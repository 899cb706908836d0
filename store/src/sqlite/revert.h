#pragma once

#include "toposcope/model/ids.h"

#include "edit_revision.h"

namespace toposcope::store::sqlite {

/// GraphStore::revert().
ImportOutcome revert(EditRevision& edit, model::RevisionNumber revision);

}  // namespace toposcope::store::sqlite
