#pragma once

/// \file
/// What a reply of Calipso's REST API is, told by its fields.

#include <string>
#include <string_view>
#include <vector>

#include "json/json_record.h"

namespace toposcope::ingest::calipso {

/// The collection that a detail reply is a document of; empty when its fields fit none.
[[nodiscard]] std::string_view collection_of_reply(const JsonRecord& record);

/// The same from names alone, in any order.
[[nodiscard]] std::string_view collection_of_names(const std::vector<std::string_view>& names);

/// Why a list reply cannot be imported and what to fetch instead.  `member` is the only list of the
/// reply, `names` the fields of its first entry.  Empty when the entries are complete, or when it
/// is no list reply.
[[nodiscard]] std::string refusal_of_list(std::string_view member,
                                          const std::vector<std::string_view>& names);

}  // namespace toposcope::ingest::calipso
