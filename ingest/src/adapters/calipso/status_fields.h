#pragma once

#include <optional>
#include <string_view>

#include "toposcope/model/records.h"

#include "json/json_record.h"

namespace toposcope::ingest::calipso {

/// The monitoring result that a record carries (ingest/FORMATS.md, "What becomes what").  A
/// `status` of another trade, as "ACTIVE" of an OpenStack network, is no monitoring result and
/// stays content.
[[nodiscard]] std::optional<model::StatusReport> read_status(const JsonRecord& record);

/// True for fields that change without the thing changing: last_scanned, last_scanned_*; and where
/// there is a monitoring result, status and status_*.
[[nodiscard]] bool is_volatile(std::string_view name, bool has_status) noexcept;

}  // namespace toposcope::ingest::calipso
