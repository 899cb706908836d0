#include "record_parts.h"

#include <cstddef>

#include <xxhash.h>

#include "toposcope/model/text.h"

namespace toposcope::ingest {

std::uint64_t hash_bytes(std::string_view bytes) noexcept {
  return XXH3_64bits(bytes.data(), bytes.size());
}

void constraints_of_node(const JsonRecord& record, std::span<const std::string> names,
                         std::string& out) {
  out.clear();
  for (const auto& name : names) {
    const Field* field = record.find(name);
    if (field != nullptr) append_constraint(out, name, field->text);
  }
  close_constraints(out);
}

void constraints_of_link(const JsonRecord& record, std::span<const std::string> names,
                         std::vector<MemberSpan>& spans, std::string& out) {
  out.clear();
  const Field* attributes = record.find("attributes");
  if (attributes == nullptr || attributes->text.size() <= 2) return;
  const std::string_view text = attributes->text;
  for (const auto& name : names) {
    const auto value = member_text(text, name, spans);
    if (!value.empty()) append_constraint(out, name, value);
  }
  close_constraints(out);
}

std::string_view member_text(std::string_view object, std::string_view name,
                             std::vector<MemberSpan>& spans) {
  scan_value(object, spans);
  std::string_view found;
  for (const MemberSpan& span : spans) {
    if (object.substr(span.key, span.key_end - span.key) == name) {
      found = object.substr(span.value, span.value_end - span.value);
    }
  }
  return found;
}

model::Implicit implicit_of(const Field* field) {
  if (field == nullptr) return model::Implicit::kMissing;
  if (field->text == "true") return model::Implicit::kTrue;
  return field->text == "false" ? model::Implicit::kFalse : model::Implicit::kNull;
}

void note_odd_implicit(const Field* field, const Locator& where, ReportBuilder& report) {
  const auto implicit = implicit_of(field);
  if (implicit == model::Implicit::kMissing) {
    report.note("link without implicit", where,
                "the link lacks implicit: only clique types with use_implicit_links see it");
  } else if (implicit == model::Implicit::kNull) {
    report.note(field->text == "null" ? "link with implicit null" : "link with odd implicit", where,
                "implicit is neither true nor false: only clique types with use_implicit_links see "
                "the link");
  }
}

void note_filled_environment(const Locator& where, ReportBuilder& report) {
  report.note_first("environment filled in", where,
                    "the record names no environment; it got the one of the import");
}

void append_constraint(std::string& out, std::string_view name, std::string_view value) {
  out += out.empty() ? '{' : ',';
  model::append_json_string(out, name);
  out += ':';
  out += value;
}

void close_constraints(std::string& out) {
  if (!out.empty()) out += '}';
}

}  // namespace toposcope::ingest
