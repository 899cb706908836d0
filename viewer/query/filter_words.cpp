#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "toposcope/model/status.h"

#include "query/filter_tree.h"
#include "query/text_fold.h"

namespace toposcope::query {
namespace {

struct FieldName {
  FilterField field;
  std::string_view name;
};
constexpr std::array<FieldName, 11> kFields = {{{FilterField::kType, "type"},
                                                {FilterField::kId, "id"},
                                                {FilterField::kName, "name"},
                                                {FilterField::kKey, "key"},
                                                {FilterField::kHost, "host"},
                                                {FilterField::kStatus, "status"},
                                                {FilterField::kAck, "ack"},
                                                {FilterField::kEnvironment, "environment"},
                                                {FilterField::kProject, "project"},
                                                {FilterField::kLinkType, "link_type"},
                                                {FilterField::kState, "state"}}};

constexpr std::array<std::string_view, 8> kOperators = {"=", "!=", "~", "!~", "<", "<=", ">", ">="};

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }

bool is_word(char c) {
  return !is_blank(c) && std::string_view("()=!~<>\"").find(c) == std::string_view::npos;
}

bool is_equality(FilterOperator op) {
  return op == FilterOperator::kEqual || op == FilterOperator::kNotEqual;
}

bool is_containment(FilterOperator op) {
  return op == FilterOperator::kContains || op == FilterOperator::kContainsNot;
}

std::string prepare_status(FilterTest& test) {
  if (is_containment(test.op)) return "one of = != < <= > >= after status";
  test.acknowledged = test.folded == "ack";
  if (test.acknowledged) return is_equality(test.op) ? "" : "= or != before ack";
  const auto status = model::status_named(test.value);
  if (!status.has_value()) {
    return "a status (no_check, ok, warning, error, unknown, stale, maintenance or ack)";
  }
  test.status = *status;
  return {};
}

std::string prepare_ack(FilterTest& test) {
  if (!is_equality(test.op)) return "= or != after ack";
  test.acknowledged = test.folded == "yes" || test.folded == "true";
  const bool is_known = test.acknowledged || test.folded == "no" || test.folded == "false";
  return is_known ? "" : "yes or no";
}

FilterToken read_quoted(std::string_view text, std::size_t begin) {
  FilterToken token{FilterTokenKind::kQuoted, {}, {}, begin, begin + 1};
  while (token.end < text.size() && text[token.end] != '"') {
    if (text[token.end] == '\\' && token.end + 1 < text.size()) ++token.end;
    token.text += text[token.end++];
  }
  if (token.end == text.size()) {
    token.kind = FilterTokenKind::kBad;
    return token;
  }
  ++token.end;
  return token;
}

}  // namespace

std::optional<FilterField> filter_field_named(std::string_view folded) {
  for (const FieldName& field : kFields) {
    if (field.name == folded) return field.field;
  }
  return std::nullopt;
}

std::string_view filter_field_name(FilterField field) {
  for (const FieldName& known : kFields) {
    if (known.field == field) return known.name;
  }
  return {};
}

const std::vector<std::string>& filter_field_names() {
  static const std::vector<std::string> kNames = [] {
    std::vector<std::string> names;
    for (const FieldName& field : kFields) names.emplace_back(field.name);
    return names;
  }();
  return kNames;
}

std::string_view filter_operator_text(FilterOperator op) {
  return kOperators[static_cast<std::size_t>(op)];
}

std::optional<double> filter_number(std::string_view text) {
  double value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string prepare_test(FilterTest& test) {
  test.folded = fold_text(test.value);
  test.address = parse_address(test.value);
  test.pattern = AddressPattern::of(test.value);
  if (test.field == FilterField::kStatus) return prepare_status(test);
  if (test.field == FilterField::kAck) return prepare_ack(test);
  if (test.field == FilterField::kPath) test.number = filter_number(test.value);
  return {};
}

FilterToken next_filter_token(std::string_view text, std::size_t from) {
  while (from < text.size() && is_blank(text[from])) ++from;
  if (from == text.size()) return {FilterTokenKind::kEnd, {}, {}, from, from};
  const char c = text[from];
  if (c == '(') return {FilterTokenKind::kOpen, "(", {}, from, from + 1};
  if (c == ')') return {FilterTokenKind::kClose, ")", {}, from, from + 1};
  if (c == '"') return read_quoted(text, from);
  for (const std::size_t size : {2U, 1U}) {
    const auto* const op = std::find(kOperators.begin(), kOperators.end(), text.substr(from, size));
    if (op == kOperators.end()) continue;
    return {FilterTokenKind::kOperator, std::string(*op),
            static_cast<FilterOperator>(op - kOperators.begin()), from, from + op->size()};
  }
  std::size_t end = from;
  while (end < text.size() && is_word(text[end])) ++end;
  if (end == from) return {FilterTokenKind::kBad, std::string(1, c), {}, from, from + 1};
  return {FilterTokenKind::kWord, std::string(text.substr(from, end - from)), {}, from, end};
}

std::string quoted_filter_word(const std::string& word) {
  const std::string folded = fold_text(word);
  const bool is_keyword = folded == "and" || folded == "or" || folded == "not";
  if (!word.empty() && !is_keyword && std::all_of(word.begin(), word.end(), is_word)) return word;
  std::string out = "\"";
  for (const char c : word) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + '"';
}

}  // namespace toposcope::query
