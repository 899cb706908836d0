#include "json/json_record.h"

#include <algorithm>

#include "json/json_cursor.h"
#include "json/json_text.h"

namespace toposcope::ingest {
namespace {

using model::Error;
using model::ErrorCode;
using simdjson::dom::element_type;

void pad(std::string& text) { text.append(TextWindow::kPadding, '\0'); }

bool is_number_start(char c) { return c == '-' || (c >= '0' && c <= '9'); }

/// A copy in which numbers beyond 64 bits are 0, or "" when one of them is no number at all.
/// simdjson refuses such numbers, JSON does not: only its checks are wanted here, the record keeps
/// its own text.
std::string with_small_numbers(std::string_view json) {
  constexpr std::size_t kSafeDigits = 15;
  std::string tamed;
  for (std::size_t at = 0; at < json.size();) {
    std::size_t end = at + 1;
    if (json[at] == '"') end = std::min(end_of_string(json, at), json.size());
    if (is_number_start(json[at])) {
      end = std::min(json.find_first_of(",:]} \n\t\r", at), json.size());
    }
    auto token = json.substr(at, end - at);
    const bool exponent = token.find_first_of("eE") != std::string_view::npos;
    if (is_number_start(json[at]) && (token.size() > kSafeDigits || exponent)) {
      if (!is_json_number(token)) return {};
      token = "0";
    }
    tamed += token;
    at = end;
  }
  return tamed;
}

Error invalid(simdjson::error_code code) {
  return {ErrorCode::kMalformedInput,
          std::string("the record is not valid JSON: ") + simdjson::error_message(code), ""};
}

Error not_a_record() {
  return {ErrorCode::kMalformedInput, "is not a JSON object, expected a record {...}", ""};
}

}  // namespace

std::string_view Field::string() const {
  std::string_view content;
  return value.get(content) == simdjson::SUCCESS ? content : std::string_view();
}

std::string_view Field::as_text() const {
  switch (value.type()) {
    case element_type::STRING:
      return string();
    case element_type::NULL_VALUE:
      return {};
    default:
      return text;
  }
}

model::Status JsonRecord::load(const ScannedText& scanned, const RewriteRules& rules,
                               SecretCounts& removed) {
  text_ = {};
  fields_.clear();
  if (scanned.too_deep) {
    return Error{ErrorCode::kMalformedInput,
                 "the record is nested too deep: more than " + std::to_string(kMaxJsonDepth) +
                     " brackets are open",
                 ""};
  }
  simdjson::dom::element root;
  if (auto status = parse(scanned.text, root); !status.has_value()) return status;
  if (!root.is_object()) return not_a_record();
  const bool rewrite = scanned.must_rewrite || !rules.key_is_secret_below.empty();
  if (!rewrite && !scanned.has_blanks) {
    text_ = scanned.text;
    return collect_fields(root, *scanned.members);
  }
  if (auto status = clean(scanned, rules, removed); !status.has_value()) return status;
  if (rewrite) {
    if (auto status = parse(text_, root); !status.has_value()) return status;
    // {"$oid": "..."} and its like are values, not records.
    if (!root.is_object()) {
      text_ = {};
      return not_a_record();
    }
  }
  scan_value(text_, spans_);
  return collect_fields(root, spans_);
}

model::Status JsonRecord::clean(const ScannedText& scanned, const RewriteRules& rules,
                                SecretCounts& removed) {
  cleaned_.clear();
  if (scanned.must_rewrite || !rules.key_is_secret_below.empty()) {
    rewrite_json(scanned.text, rules, removed, cleaned_);
  } else {
    cleaned_.resize(scanned.text.size() + TextWindow::kPadding);
    std::size_t length = 0;
    const auto code =
        simdjson::minify(scanned.text.data(), scanned.text.size(), cleaned_.data(), length);
    if (code != simdjson::SUCCESS) return invalid(code);
    cleaned_.resize(length);
  }
  const std::size_t length = cleaned_.size();
  pad(cleaned_);
  text_ = std::string_view(cleaned_).substr(0, length);
  return model::ok();
}

model::Status JsonRecord::parse(std::string_view padded, simdjson::dom::element& root) {
  auto code = parser_.parse(padded.data(), padded.size(), false).get(root);
  if (code == simdjson::NUMBER_ERROR) {
    tamed_ = with_small_numbers(padded);
    const std::size_t length = tamed_.size();
    pad(tamed_);
    if (length > 0) code = parser_.parse(tamed_.data(), length, false).get(root);
  }
  if (code != simdjson::SUCCESS) return invalid(code);
  return model::ok();
}

model::Status JsonRecord::collect_fields(const simdjson::dom::element& root,
                                         const std::vector<MemberSpan>& spans) {
  simdjson::dom::object object;
  std::size_t index = 0;
  if (root.get(object) == simdjson::SUCCESS) {
    for (const auto member : object) {
      if (index == spans.size()) break;
      const MemberSpan& span = spans[index++];
      fields_.push_back(
          {member.key, text_.substr(span.value, span.value_end - span.value), member.value});
    }
  }
  if (index == spans.size()) return model::ok();
  return Error{ErrorCode::kMalformedInput, "the record's members cannot be told apart", ""};
}

const Field* JsonRecord::find(std::string_view name) const noexcept {
  const Field* found = nullptr;
  for (const Field& field : fields_) {
    // The last letters differ nearly always: that spares the call that compares whole names.
    if (field.name.size() != name.size() || name.empty()) continue;
    if (field.name.back() == name.back() && field.name == name) found = &field;
  }
  return found;
}

std::string_view JsonRecord::text_of(std::string_view name) const {
  const Field* field = find(name);
  return field == nullptr ? std::string_view() : field->as_text();
}

}  // namespace toposcope::ingest
