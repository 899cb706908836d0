#pragma once

/// \file
/// From a stream in one of Calipso's forms to the records in it.

#include <string>
#include <string_view>

#include "toposcope/model/result.h"

#include "adapters/calipso/record_mapper.h"
#include "adapters/calipso/source_shape.h"
#include "io/byte_stream.h"
#include "report_builder.h"

namespace toposcope::ingest::calipso {

/// Reads one unpacked stream to its end.  `name` is used in messages.
/// \retval kMalformedInput  cut off, or broken so that what follows cannot be told apart
/// \return an error of the sink, unchanged
[[nodiscard]] model::Status read_records(ByteStream& bytes, const std::string& name,
                                         const SourceShape& shape, RecordMapper& mapper,
                                         ReportBuilder& report);

}  // namespace toposcope::ingest::calipso
