#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "json/json_record.h"

namespace toposcope::ingest::calipso {

/// Keys of the documents of one source: base_key(), with numbers in the order of the documents.
class DocumentKeys {
 public:
  /// Never empty; valid until the next call.
  [[nodiscard]] std::string_view key_of(std::string_view collection, const JsonRecord& record);

 private:
  [[nodiscard]] std::uint64_t next_number(std::string_view collection, const std::string& key);

  std::map<std::string, std::uint64_t, std::less<>> used_;
  std::string key_;
};

}  // namespace toposcope::ingest::calipso
