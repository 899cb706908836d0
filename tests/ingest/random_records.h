#pragma once

#include <cstdint>

#include "support/recording_sink.h"

namespace toposcope::ingest::testing {

/// An inventory in which every field of every record takes every kind of value: texts with quotes,
/// line ends, markup, delimiters and accents; no, given and equal keys; parallel links; nested
/// documents; all states of implicit and status; types with dashes; several environments; rules.
/// \param seed  the same one gives the same records
[[nodiscard]] toposcope::testing::RecordingSink random_records(std::uint32_t seed);

}  // namespace toposcope::ingest::testing
