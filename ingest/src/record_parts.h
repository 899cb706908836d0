#pragma once

/// \file
/// What every adapter derives from a record: content hash, constraint values, implicit.

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/records.h"

#include "json/json_record.h"
#include "report_builder.h"

namespace toposcope::ingest {

/// Appends all members but those that `is_left_out(name)` names, in their order.
template <typename Predicate>
void append_content(const JsonRecord& record, Predicate is_left_out, std::string& out);

/// XXH3 of what append_content() gives: equal for two records that differ only in left-out members.
/// `scratch` is reused.
template <typename Predicate>
[[nodiscard]] std::uint64_t hash_content(const JsonRecord& record, Predicate is_left_out,
                                         std::string& scratch);

/// XXH3 of bytes.
[[nodiscard]] std::uint64_t hash_bytes(std::string_view bytes) noexcept;

/// Writes the ConstraintText (model/records.h) of `names` from a node's own fields.
void constraints_of_node(const JsonRecord& record, std::span<const std::string> names,
                         std::string& out);

/// The same from a link's `attributes`; nothing when that is not a map.  `spans` is reused.
void constraints_of_link(const JsonRecord& record, std::span<const std::string> names,
                         std::vector<MemberSpan>& spans, std::string& out);

/// The value of a member of a minified JSON object, the last of that name; empty when it has none
/// or the text is no object.  `spans` is reused.
[[nodiscard]] std::string_view member_text(std::string_view object, std::string_view name,
                                           std::vector<MemberSpan>& spans);

/// Adds one name and value to a ConstraintText that is being written; close_constraints() ends it.
void append_constraint(std::string& out, std::string_view name, std::string_view value);
void close_constraints(std::string& out);

/// What a link's `implicit` field says; nullptr is a link without.
[[nodiscard]] model::Implicit implicit_of(const Field* field);

/// Notes an `implicit` that is neither true nor false: most clique types do not see the link.
void note_odd_implicit(const Field* field, const Locator& where, ReportBuilder& report);

/// Notes the first record whose environment is that of the options, and counts the others.
void note_filled_environment(const Locator& where, ReportBuilder& report);

template <typename Predicate>
std::uint64_t hash_content(const JsonRecord& record, Predicate is_left_out, std::string& scratch) {
  scratch.clear();
  append_content(record, is_left_out, scratch);
  return hash_bytes(scratch);
}

template <typename Predicate>
void append_content(const JsonRecord& record, Predicate is_left_out, std::string& out) {
  const char* previous_end = record.text().data();  // at the '{' or ',' before the member
  for (const Field& field : record.fields()) {
    const char* end = field.text.data() + field.text.size();
    if (!is_left_out(field.name)) {
      out.append(previous_end + 1, end);
      out += ',';
    }
    previous_end = end;
  }
}

}  // namespace toposcope::ingest
