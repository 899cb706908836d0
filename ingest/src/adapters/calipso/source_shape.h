#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace toposcope::ingest::calipso {

/// In which of its forms a file gives Calipso's data.
enum class Form : std::uint8_t {
  kUnknown,
  kDocument,  ///< {"environment": ..., "inventory": [...], "links": [...], ...}
  kRecords,   ///< Records of one collection: a list, or one after the other.
  kBson,      ///< Records of one collection as mongodump writes them.
  kRefused,   ///< Recognised, but it cannot be imported; `refusal` says why.
};

struct SourceShape {
  Form form = Form::kUnknown;
  std::string collection;  ///< Of kRecords and kBson; empty when each record must tell.
  std::string refusal;
};

/// Tells the form from the first kilobytes of a file and the name it is stored under.
[[nodiscard]] SourceShape shape_of(std::string_view head, std::string_view stem);

}  // namespace toposcope::ingest::calipso
