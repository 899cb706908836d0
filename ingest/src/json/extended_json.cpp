#include "json/extended_json.h"

#include <array>
#include <charconv>
#include <cstdint>
#include <optional>

#include "toposcope/model/text.h"
#include "toposcope/model/time.h"

#include "json/json_cursor.h"
#include "json/json_text.h"

namespace toposcope::ingest {
namespace {

/// The member of an object that has but one, whose name begins with "$".
struct OnlyMember {
  std::string_view key;
  std::string_view value;
  std::size_t length = 0;  ///< Of the whole object.
};

std::optional<OnlyMember> only_member(std::string_view json) {
  JsonCursor cursor(json);
  cursor.open();
  if (cursor.peek() != '"') return std::nullopt;
  OnlyMember member;
  member.key = cursor.key();
  if (!member.key.starts_with('$')) return std::nullopt;
  member.value = cursor.skip_value();
  if (cursor.peek() != '}') return std::nullopt;
  member.length = json.size() - cursor.rest().size() + 1;
  return member;
}

std::optional<std::string_view> text_in_quotes(std::string_view value) {
  if (value.size() < 2 || value.front() != '"') return std::nullopt;
  return value.substr(1, value.size() - 2);
}

std::optional<std::int64_t> integer(std::string_view digits) {
  std::int64_t number = 0;
  const char* end = digits.data() + digits.size();
  const auto [stop, error] = std::from_chars(digits.data(), end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

bool append_text(std::string_view value, std::string& out) {
  if (!text_in_quotes(value)) return false;
  out += value;
  return true;
}

/// A number given as text; what JSON cannot say (NaN, Infinity) stays text.
bool append_number(std::string_view value, std::string& out) {
  const auto text = text_in_quotes(value);
  if (!text) return false;
  out += is_json_number(*text) ? *text : value;
  return true;
}

/// RFC 3339 text, milliseconds, or {"$numberLong": milliseconds}.
bool append_date(std::string_view value, std::string& out) {
  if (const auto text = text_in_quotes(value)) {
    const auto time = model::parse_rfc3339(*text);
    if (!time.has_value()) return append_text(value, out);
    model::append_json_string(out, model::to_rfc3339(time.value()));
    return true;
  }
  auto unix_ms = integer(value);
  if (value.starts_with('{')) {
    const auto inner = only_member(value);
    if (!inner || inner->key != "$numberLong") return false;
    unix_ms = integer(text_in_quotes(inner->value).value_or(std::string_view()));
  }
  if (!unix_ms) return false;
  append_json_time(out, *unix_ms);
  return true;
}

/// {"base64": "...", "subType": "00"}
bool append_binary(std::string_view value, std::string& out) {
  if (!value.starts_with('{')) return false;
  JsonCursor cursor(value);
  cursor.open();
  while (!cursor.closes('}')) {
    const auto key = cursor.key();
    const auto member = cursor.skip_value();
    if (key == "base64") return append_text(member, out);
  }
  return false;
}

bool append_null(std::string_view, std::string& out) {
  out += "null";
  return true;
}

struct Form {
  std::string_view key;
  bool (*append)(std::string_view value, std::string& out);
};

constexpr std::array kForms = {
    Form{"$oid", append_text},
    Form{"$date", append_date},
    Form{"$numberInt", append_number},
    Form{"$numberLong", append_number},
    Form{"$numberDouble", append_number},
    Form{"$numberDecimal", append_number},
    Form{"$binary", append_binary},
    Form{"$uuid", append_text},
    Form{"$symbol", append_text},
    Form{"$code", append_text},
    Form{"$undefined", append_null},
};

}  // namespace

std::size_t append_plain_form(std::string_view json, std::string& out) {
  const auto member = only_member(json);
  if (!member) return 0;
  for (const Form& form : kForms) {
    if (form.key == member->key) return form.append(member->value, out) ? member->length : 0;
  }
  return 0;
}

}  // namespace toposcope::ingest
