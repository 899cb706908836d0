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

struct Member {
  std::string_view key;
  std::string_view value;
};

/// An object of one or two members whose names begin with "$".
struct Marked {
  Member first;
  Member second;           ///< Empty when there is but one.
  std::size_t length = 0;  ///< Of the whole object.

  [[nodiscard]] bool is_single() const { return second.key.empty(); }
};

std::optional<Marked> marked_object(std::string_view json) {
  JsonCursor cursor(json);
  cursor.open();
  Marked marked;
  for (Member* member : {&marked.first, &marked.second}) {
    if (cursor.peek() != '"') return std::nullopt;
    member->key = cursor.key();
    if (!member->key.starts_with('$')) return std::nullopt;
    member->value = cursor.skip_value();
    if (cursor.peek() != ',') break;
    cursor.skip(1);
  }
  if (cursor.peek() != '}') return std::nullopt;
  marked.length = json.size() - cursor.rest().size() + 1;
  return marked;
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
  append_one_spelling(out, value);
  return true;
}

/// A number, or one given as text; what JSON cannot say (NaN, Infinity) stays text.
bool append_number(std::string_view value, std::string& out) {
  const auto text = text_in_quotes(value);
  if (!text && !is_json_number(value)) return false;
  append_one_spelling(out, text && is_json_number(*text) ? *text : value);
  return true;
}

/// As append_number(), and a whole number gets its ".0".
bool append_double(std::string_view value, std::string& out) {
  const std::string_view text = text_in_quotes(value).value_or(value);
  const bool whole = is_json_number(text) && text.find_first_of(".eE") == std::string_view::npos;
  return whole ? append_number(std::string(text) + ".0", out) : append_number(value, out);
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
    const auto inner = marked_object(value);
    if (!inner || !inner->is_single() || inner->first.key != "$numberLong") return false;
    unix_ms = integer(text_in_quotes(inner->first.value).value_or(inner->first.value));
  }
  if (!unix_ms) return false;
  append_json_time(out, *unix_ms);
  return true;
}

/// {"base64": "...", "subType": "00"}, or the text itself (version 1)
bool append_binary(std::string_view value, std::string& out) {
  if (!value.starts_with('{')) return append_text(value, out);
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

/// Version 1: {"$binary": "...", "$type": "00"} and {"$regex": "...", "$options": "i"}.
bool append_pair(const Marked& pair, std::string& out) {
  if (pair.first.key == "$binary" && pair.second.key == "$type") {
    return append_binary(pair.first.value, out);
  }
  if (pair.first.key != "$regex" || pair.second.key != "$options" ||
      !text_in_quotes(pair.first.value) || !text_in_quotes(pair.second.value)) {
    return false;
  }
  out += R"({"$regularExpression":{"pattern":)";
  append_one_spelling(out, pair.first.value);
  out += ",\"options\":";
  append_one_spelling(out, pair.second.value);
  out += "}}";
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
    Form{"$numberDouble", append_double},
    Form{"$numberDecimal", append_number},
    Form{"$binary", append_binary},
    Form{"$uuid", append_text},
    Form{"$symbol", append_text},
    Form{"$code", append_text},
    Form{"$undefined", append_null},
};

}  // namespace

std::size_t append_plain_form(std::string_view json, std::string& out) {
  const auto marked = marked_object(json);
  if (!marked) return 0;
  if (!marked->is_single()) return append_pair(*marked, out) ? marked->length : 0;
  for (const Form& form : kForms) {
    if (form.key != marked->first.key) continue;
    return form.append(marked->first.value, out) ? marked->length : 0;
  }
  return 0;
}

}  // namespace toposcope::ingest
