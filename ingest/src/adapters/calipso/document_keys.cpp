#include "adapters/calipso/document_keys.h"

#include <utility>

#include "toposcope/ingest/document_identity.h"

namespace toposcope::ingest::calipso {

std::uint64_t DocumentKeys::next_number(std::string_view collection, const std::string& key) {
  return ++used_[std::string(collection) + "\n" + key];
}

std::string_view DocumentKeys::key_of(std::string_view collection, const JsonRecord& record) {
  BaseKey base = base_key(
      collection, [&record](const char* name) { return std::string(record.text_of(name)); });
  key_ = std::move(base.text);
  if (base.numbers == BaseKey::Numbers::kNever) return key_;
  const auto number = next_number(collection, key_);
  if (number > 1 || base.numbers == BaseKey::Numbers::kFromOne) {
    key_ += "#" + std::to_string(number);
  }
  return key_;
}

}  // namespace toposcope::ingest::calipso
