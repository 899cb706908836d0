#pragma once

#include "connection.h"

namespace toposcope::store::sqlite {

/// Takes note of constraint names that the live rules bring for the first time, and gives every
/// node and link, past ones too, its values of them.  Needs the index on constraint_set.
///
/// Cost: nothing without a new name; else one pass over all documents.
void complete_constraints(Connection& db);

}  // namespace toposcope::store::sqlite
