#pragma once

#include <string_view>
#include <vector>

#include "toposcope/model/sink.h"
#include "toposcope/store/objects.h"

#include "connection.h"
#include "versions.h"

namespace toposcope::store::sqlite {

/// Sends all records of a revision, as GraphStore::replay() says.
void replay_records(Connection& db, const Version& version, model::GraphSink& sink);

/// Documents of one collection, or of all when the name is empty, by (collection, position).
[[nodiscard]] std::vector<StoredDocument> read_documents(Connection& db, const Version& version,
                                                         std::string_view collection);

}  // namespace toposcope::store::sqlite
