#pragma once

/// \file
/// The columns of the CSV files that toposcope writes; the reader knows its own files by them.

#include <array>
#include <string_view>

namespace toposcope::ingest::csv {

inline constexpr auto kNodeColumns = std::to_array<std::string_view>(
    {"environment", "key", "type", "id", "name", "parent_type", "parent_id", "status",
     "status_text", "status_time", "constraints", "document"});

inline constexpr auto kLinkColumns = std::to_array<std::string_view>(
    {"environment", "key", "type", "name", "source_key", "source_type", "source_id", "target_key",
     "target_type", "target_id", "implicit", "status", "status_text", "status_time", "constraints",
     "document"});

inline constexpr auto kDocumentColumns =
    std::to_array<std::string_view>({"collection", "environment", "key", "document"});

}  // namespace toposcope::ingest::csv
