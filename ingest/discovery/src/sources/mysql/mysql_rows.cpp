#include "sources/mysql/mysql_rows.h"

#include <algorithm>
#include <cstdint>
#include <set>
#include <utility>

#include <nlohmann/json.hpp>

namespace toposcope::discovery {
namespace {

/// Bytes that are no UTF-8 are replaced.
std::string json_string(std::string_view text) {
  return nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
}

/// A number as JSON has it: ZEROFILL puts zeros before it, which JSON does not.
std::string number(std::string_view text) {
  const bool is_negative = text.starts_with('-');
  std::string_view digits = text.substr(is_negative ? 1 : 0);
  while (digits.size() > 1 && digits[0] == '0' && digits[1] >= '0' && digits[1] <= '9') {
    digits.remove_prefix(1);
  }
  std::string json = (is_negative ? "-" : "") + std::string(digits);
  return nlohmann::json::accept(json) ? json : json_string(text);
}

/// Bits come as bytes, the highest first.
std::string bits(std::string_view bytes) {
  std::uint64_t value = 0;
  for (const char byte : bytes) value = (value << 8U) | static_cast<unsigned char>(byte);
  return std::to_string(value);
}

std::string json_of(DatabaseColumn::Kind kind, std::string_view field) {
  switch (kind) {
    case DatabaseColumn::Kind::kNumber:
      return number(field);
    case DatabaseColumn::Kind::kBits:
      return bits(field);
    case DatabaseColumn::Kind::kText:
      break;
  }
  return json_string(field);
}

}  // namespace

JsonRows::JsonRows(const std::vector<DatabaseColumn>& columns) {
  std::set<std::string> taken;
  for (const DatabaseColumn& column : columns) {
    std::string name = column.name;
    if (!taken.insert(name).second) {
      name = column.table + "." + name;
      if (!taken.insert(name).second) name.clear();
    }
    columns_.push_back({name.empty() ? std::string() : json_string(name), column.kind});
  }
}

void JsonRows::add(std::span<const std::optional<std::string_view>> fields) {
  text_ += text_.size() > 1 ? ",{" : "{";
  bool is_first = true;
  for (std::size_t i = 0; i < std::min(columns_.size(), fields.size()); ++i) {
    if (columns_[i].name.empty()) continue;
    if (!is_first) text_ += ',';
    is_first = false;
    text_ += columns_[i].name;
    text_ += ':';
    text_ += fields[i] ? json_of(columns_[i].kind, *fields[i]) : "null";
  }
  text_ += '}';
}

std::string JsonRows::take() { return std::exchange(text_, "[") + "]"; }

}  // namespace toposcope::discovery
