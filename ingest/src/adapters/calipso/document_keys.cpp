#include "adapters/calipso/document_keys.h"

#include "toposcope/model/records.h"

namespace toposcope::ingest::calipso {
namespace {

/// The key that the collection's meaning gives; empty when `_id` is the one.
std::string natural_key(std::string_view collection, const JsonRecord& record) {
  namespace names = model::collections;
  if (collection == names::kEnvironments) return std::string(record.text_of("name"));
  if (collection == names::kLinkTypes || collection == names::kTooltips) {
    return std::string(record.text_of("type"));
  }
  if (collection != names::kConstants) return {};
  std::string key(record.text_of("name"));
  const auto environment_type = record.text_of("environment_type");
  if (!key.empty() && !environment_type.empty()) key.append("/").append(environment_type);
  return key;
}

std::string made_key(std::string_view collection, const JsonRecord& record) {
  namespace names = model::collections;
  const bool is_type = collection == names::kCliqueTypes;
  if (!is_type && collection != names::kCliqueConstraints) return std::string(collection);
  std::string key(record.text_of("environment"));
  key.append("/").append(record.text_of("focal_point_type"));
  if (is_type) key.append("/").append(record.text_of("name"));
  return key;
}

}  // namespace

std::uint64_t DocumentKeys::next_number(std::string_view collection, const std::string& key) {
  return ++used_[std::string(collection) + "\n" + key];
}

std::string_view DocumentKeys::key_of(std::string_view collection, const JsonRecord& record) {
  key_ = natural_key(collection, record);
  if (!key_.empty()) {
    const auto number = next_number(collection, key_);
    if (number > 1) key_ += "#" + std::to_string(number);
    return key_;
  }
  key_ = record.text_of("_id");
  if (!key_.empty()) return key_;
  key_ = made_key(collection, record);
  key_ += "#" + std::to_string(next_number(collection, key_));
  return key_;
}

}  // namespace toposcope::ingest::calipso
