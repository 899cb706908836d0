#pragma once

#include "connection.h"

namespace toposcope::store::sqlite {

/// Attaches an unnamed side database "stage" for what a change brings before it is merged: it lives
/// in memory and spills to a temporary file when it grows.  Nothing of it survives the connection.
void attach_stage(Connection& db);

}  // namespace toposcope::store::sqlite
