#pragma once

#include <string>

#include "edit_revision.h"

namespace toposcope::store::sqlite {

/// GraphStore::remove_environment().
ImportOutcome remove_environment(EditRevision& edit, const std::string& name);

}  // namespace toposcope::store::sqlite
