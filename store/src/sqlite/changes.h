#pragma once

#include "toposcope/store/graph_store.h"

#include "connection.h"
#include "versions.h"

namespace toposcope::store::sqlite {

/// GraphStore::changes().
///
/// Cost: one pass over the thin rows, then what has been touched since the older revision.
void send_changes(Connection& db, const Version& from, const Version& to,
                  const GraphStore::ChangeVisitor& visit);

}  // namespace toposcope::store::sqlite
