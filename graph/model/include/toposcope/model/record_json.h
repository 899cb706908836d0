#pragma once

/// \file
/// Records as JSON objects: the interchange form (ingest/FORMATS.md), which other forms carry, too.

#include <string>
#include <string_view>

#include "toposcope/model/records.h"

namespace toposcope::model {

/// "false", "true", "null", or "" for a link that does not say.
[[nodiscard]] std::string_view implicit_word(Implicit implicit) noexcept;

/// \name One record without a line feed
/// Empty members and the content hash, which reading computes, are left out.  Cost: one pass.
///@{
void append_record_json(std::string& out, const NodeRecord& node);
void append_record_json(std::string& out, const LinkRecord& link);
void append_record_json(std::string& out, const DocumentRecord& document);
///@}

}  // namespace toposcope::model
