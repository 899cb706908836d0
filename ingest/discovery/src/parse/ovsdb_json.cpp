#include "parse/ovsdb_json.h"

#include "parse/json_text.h"

namespace toposcope::discovery::parse {
namespace {

constexpr std::string_view kTool = "ovs-vsctl list";

/// "text", 7, true, ["uuid","..."]
std::optional<std::string> read_atom(JsonElement element) {
  if (element.is_object() || element.is_null()) return std::nullopt;
  if (!element.is_array()) return text_of(element);
  const auto parts = items_of(element);
  if (parts.size() != 2 || !parts[1].is_string()) return std::nullopt;
  const std::string kind = text_of(parts[0]);
  if (kind != "uuid" && kind != "named-uuid") return std::nullopt;
  return text_of(parts[1]);
}

std::optional<OvsValue> read_entries(OvsValue::Kind kind, JsonElement list) {
  if (!list.is_array()) return std::nullopt;
  OvsValue value{kind, {}};
  for (const JsonElement entry : items_of(list)) {
    const auto halves = kind == OvsValue::Kind::kMap ? items_of(entry) : std::vector{entry};
    if (halves.size() != (kind == OvsValue::Kind::kMap ? 2U : 1U)) return std::nullopt;
    auto key = read_atom(halves.front());
    auto mapped = kind == OvsValue::Kind::kMap ? read_atom(halves.back()) : std::string();
    if (!key || !mapped) return std::nullopt;
    value.entries.emplace_back(*std::move(key), *std::move(mapped));
  }
  return value;
}

std::optional<OvsValue> read_value(JsonElement element) {
  const auto parts = items_of(element);
  if (parts.size() == 2 && parts[0].is_string()) {
    const std::string kind = text_of(parts[0]);
    if (kind == "set") return read_entries(OvsValue::Kind::kSet, parts[1]);
    if (kind == "map") return read_entries(OvsValue::Kind::kMap, parts[1]);
  }
  auto atom = read_atom(element);
  if (!atom) return std::nullopt;
  return ovs_atom(*std::move(atom));
}

}  // namespace

model::Result<std::vector<OvsRecord>> read_ovsdb_json(std::string_view text) {
  JsonText json;
  if (const auto loaded = json.load(kTool, text); !loaded.has_value()) return loaded.error();
  const auto headings = member(json.root(), "headings");
  const auto data = member(json.root(), "data");
  if (!headings || !headings->is_array()) return json_fault(kTool, "headings", "a list");
  if (!data || !data->is_array()) return json_fault(kTool, "data", "a list");
  std::vector<std::string> names;
  for (const JsonElement heading : items_of(*headings)) names.push_back(text_of(heading));
  std::vector<OvsRecord> records;
  for (const JsonElement row : items_of(*data)) {
    const std::string place = "data[" + std::to_string(records.size()) + "]";
    const auto values = items_of(row);
    if (values.size() != names.size()) return json_fault(kTool, place, "a value for each heading");
    OvsRecord& record = records.emplace_back();
    for (std::size_t i = 0; i < names.size(); ++i) {
      auto value = read_value(values[i]);
      if (!value) {
        return json_fault(kTool, place + "[" + std::to_string(i) + "]", "an atom, a set or a map");
      }
      record.columns.emplace_back(names[i], *std::move(value));
    }
  }
  return records;
}

}  // namespace toposcope::discovery::parse
