// What Open vSwitch prints, as text and as JSON: any bytes are read or a fault that is explained;
// values that were read are written with all their quotes and read again without a difference.

#include <cstddef>
#include <cstdint>
#include <string>

#include <nlohmann/json.hpp>

#include "parse/ovs_dpctl.h"
#include "parse/ovs_value.h"
#include "parse/ovs_vsctl.h"
#include "parse/ovsdb_json.h"
#include "parse_fuzz_checks.h"

using namespace toposcope;         // NOLINT(google-build-using-namespace): a program of one file
using namespace discovery::parse;  // NOLINT(google-build-using-namespace)

namespace {

std::string quoted(const std::string& text) {
  return nlohmann::json(text).dump(-1, ' ', true, nlohmann::json::error_handler_t::replace);
}

std::string written(const OvsValue& value) {
  if (value.kind == OvsValue::Kind::kAtom) return quoted(value.entries.front().first);
  const bool is_map = value.kind == OvsValue::Kind::kMap;
  std::string text(1, is_map ? '{' : '[');
  for (const auto& [key, mapped] : value.entries) {
    if (text.size() > 1) text += ", ";
    text += quoted(key);
    if (is_map) text += "=" + quoted(mapped);
  }
  return text + (is_map ? '}' : ']');
}

void check_value(const OvsValue& value) {
  // Bytes that are no UTF-8 are replaced when written; then only the form can be compared.
  const std::string text = written(value);
  const auto again = read_ovs_value(text);
  testing::require(again.has_value(), "what was written cannot be read");
  testing::require(again->entries.size() == value.entries.size(), "another number of entries");
  testing::require(written(*again) == text, "what was written reads otherwise");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text(reinterpret_cast<const char*>(data), size);
  testing::is_read(read_ovs_dpctl(text));
  testing::is_read(read_ovs_show(text));
  if (const auto value = read_ovs_value(text)) check_value(*value);
  const auto records = read_ovsdb_json(text);
  if (!testing::is_read(records)) return 0;
  for (const OvsRecord& record : records.value()) {
    for (const auto& [name, value] : record.columns) check_value(value);
  }
  return 0;
}
