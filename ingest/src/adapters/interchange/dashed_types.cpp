#include "adapters/interchange/dashed_types.h"

#include <algorithm>

#include "toposcope/model/records.h"
#include "toposcope/model/text.h"

namespace toposcope::ingest::interchange {
namespace {

namespace names = model::collections;

std::string without_dashes(std::string_view type) {
  std::string clean(type);
  std::replace(clean.begin(), clean.end(), '-', '_');
  return clean;
}

bool has_dash(std::string_view type) { return type.find('-') != std::string_view::npos; }

}  // namespace

bool DashedTypes::is_rule(std::string_view collection) noexcept {
  return collection == names::kCliqueTypes || collection == names::kCliqueConstraints ||
         collection == names::kLinkTypes;
}

std::string DashedTypes::clean(std::string_view type) {
  if (has_dash(type)) types_.emplace(type);
  return without_dashes(type);
}

bool DashedTypes::is_known(std::string_view type) const {
  return !has_dash(type) || types_.contains(type);
}

std::string DashedTypes::clean_link_type(std::string_view link_type) const {
  for (auto dash = link_type.find('-'); dash != std::string_view::npos;
       dash = link_type.find('-', dash + 1)) {
    const auto from = link_type.substr(0, dash);
    const auto to = link_type.substr(dash + 1);
    if (is_known(from) && is_known(to)) return without_dashes(from) + "-" + without_dashes(to);
  }
  return std::string(link_type);
}

std::string DashedTypes::clean_member(std::string_view collection, const Field& field) {
  if (field.name == "focal_point_type" && collection != names::kLinkTypes) {
    return model::json_string(clean(field.string()));
  }
  if (field.name == "type" && collection == names::kLinkTypes) {
    return model::json_string(clean_link_type(field.string()));
  }
  simdjson::dom::array steps;
  if (field.name != "link_types" || field.value.get(steps) != simdjson::SUCCESS) return {};
  std::string json = "[";
  for (const auto step : steps) {
    std::string_view link_type;
    if (step.get(link_type) != simdjson::SUCCESS) return {};
    if (json.size() > 1) json += ',';
    model::append_json_string(json, clean_link_type(link_type));
  }
  return json + "]";
}

std::optional<std::string> DashedTypes::clean_rule(std::string_view collection,
                                                   const JsonRecord& rule) {
  std::string json = "{";
  bool changed = false;
  for (const Field& field : rule.fields()) {
    const bool names_types = field.value.is_string() || field.value.is_array();
    const std::string clean = names_types ? clean_member(collection, field) : std::string();
    if (json.size() > 1) json += ',';
    model::append_json_string(json, field.name);
    json += ':';
    json += clean.empty() ? field.text : std::string_view(clean);
    changed = changed || (!clean.empty() && clean != field.text);
  }
  if (!changed) return std::nullopt;
  return json + "}";
}

}  // namespace toposcope::ingest::interchange
