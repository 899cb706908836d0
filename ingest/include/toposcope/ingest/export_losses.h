#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace toposcope::ingest {

/// What a form could not carry, in words, and how often.  Forms and losses: ingest/FORMATS.md.
using ExportLosses = std::map<std::string, std::uint64_t>;

}  // namespace toposcope::ingest
