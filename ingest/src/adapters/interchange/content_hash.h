#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "toposcope/model/records.h"

#include "json/json_record.h"

namespace toposcope::ingest::interchange {

/// The content hash of a record of the interchange form: of the document alone where that says all
/// that the record says, as every record of Calipso does, so that an export has the hashes of what
/// was exported; and of each field that says something else.  A record's own `hash` is not asked:
/// whoever edits an export leaves it as it was.
///
/// The ends of links and environments of nodes are left to the store, which compares them itself.
/// `constraints` are those that the document does not say; `scratch` is reused.
[[nodiscard]] std::uint64_t content_hash_of(const model::NodeRecord& node,
                                            const JsonRecord& document,
                                            std::string_view constraints, std::string& scratch);
[[nodiscard]] std::uint64_t content_hash_of(const model::LinkRecord& link,
                                            const JsonRecord& document,
                                            std::string_view constraints, std::string& scratch);
[[nodiscard]] std::uint64_t content_hash_of(const model::DocumentRecord& record,
                                            const JsonRecord& document, std::string& scratch);

}  // namespace toposcope::ingest::interchange
