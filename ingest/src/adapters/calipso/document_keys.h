#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>

#include "json/json_record.h"

namespace toposcope::ingest::calipso {

/// Keys of documents that are neither nodes nor links.  Those that Calipso itself finds by a field
/// get that field, the others their `_id`; where there is none a key is made, with a number that
/// tells equal ones apart:
///
///   environments_config, and constants   name, and name/environment_type
///   link_types, tooltips                 type
///   clique_types without _id             environment/focal type/name#1
///   clique_constraints without _id       environment/focal type#1
///   any other without _id                collection#1
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
