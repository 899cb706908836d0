#include <algorithm>

#include "query/filter.h"
#include "query/filter_tree.h"
#include "query/text_fold.h"

namespace toposcope::query {
namespace {

/// What may stand at the cursor.
enum class Place : std::uint8_t { kOperand, kOperator, kValue, kJoint };

/// What was written up to the word at the cursor.
struct Position {
  Place place = Place::kOperand;
  std::string field;         ///< Folded, of kOperator and kValue.
  bool has_open = false;     ///< A parenthesis is open.
  std::size_t word = 0;      ///< Where the word at the cursor begins.
  std::string_view written;  ///< What of it is there.
};

bool is_joint(const FilterToken& token) {
  if (token.kind != FilterTokenKind::kWord) return false;
  const std::string word = fold_text(token.text);
  return word == "and" || word == "or" || word == "not";
}

/// What may stand behind a word, which may be a field when an operator follows.
Place behind_word(Place before) {
  return before == Place::kValue ? Place::kJoint : Place::kOperator;
}

Position read_position(std::string_view text) {
  Position position;
  int open = 0;
  for (FilterToken token = next_filter_token(text, 0); token.kind != FilterTokenKind::kEnd;
       token = next_filter_token(text, token.end)) {
    position.word = token.end;
    const bool is_written = token.end == text.size() && (token.kind == FilterTokenKind::kWord ||
                                                         token.kind == FilterTokenKind::kBad);
    if (is_written) {
      position.word = token.begin;
      break;
    }
    if (token.kind == FilterTokenKind::kOperator) {
      position.place = Place::kValue;
    } else if (token.kind == FilterTokenKind::kOpen || is_joint(token)) {
      position.place = Place::kOperand;
      open += static_cast<int>(token.kind == FilterTokenKind::kOpen);
    } else if (token.kind == FilterTokenKind::kClose) {
      position.place = Place::kJoint;
      --open;
    } else {
      position.place = behind_word(position.place);
      position.field = fold_text(token.text);
    }
  }
  position.has_open = open > 0;
  position.written = text.substr(std::min(position.word, text.size()));
  const std::size_t blanks = position.written.find_first_not_of(" \t\r\n");
  position.written.remove_prefix(std::min(blanks, position.written.size()));
  return position;
}

void append(std::vector<std::string>& out, const std::vector<std::string>& more) {
  out.insert(out.end(), more.begin(), more.end());
}

std::vector<std::string> values_of(const std::string& field, const FilterVocabulary& known) {
  const auto named = filter_field_named(field);
  if (!named.has_value()) return {};
  switch (*named) {
    case FilterField::kStatus:
      return {"no_check", "ok", "warning", "error", "unknown", "stale", "maintenance", "ack"};
    case FilterField::kAck:
      return {"yes", "no"};
    case FilterField::kState:
      return {"up", "down"};
    case FilterField::kType:
      return known.types;
    case FilterField::kLinkType:
      return known.link_types;
    case FilterField::kEnvironment:
      return known.environments;
    default:
      return {};
  }
}

std::vector<std::string> candidates(const Position& position, const FilterVocabulary& known) {
  std::vector<std::string> out;
  if (position.place == Place::kValue) {
    for (const std::string& value : values_of(position.field, known)) {
      out.push_back(quoted_filter_word(value));
    }
    return out;
  }
  if (position.place == Place::kOperand) {
    append(out, filter_field_names());
    for (const std::string& field : known.fields) out.push_back(quoted_filter_word(field));
    append(out, {"not", "("});
    return out;
  }
  if (position.place == Place::kOperator) {
    append(out, {"=", "!=", "~", "!~", "<", "<=", ">", ">="});
  }
  append(out, {"and", "or"});
  if (position.has_open) out.emplace_back(")");
  return out;
}

}  // namespace

std::vector<std::string> completions(std::string_view text, std::size_t cursor,
                                     const FilterVocabulary& known) {
  const Position position = read_position(text.substr(0, cursor));
  const std::string begun = fold_text(position.written);
  std::vector<std::string> out;
  for (std::string& word : candidates(position, known)) {
    const std::string folded = fold_text(word);
    const std::string_view bare = folded.starts_with('"') && !begun.starts_with('"')
                                      ? std::string_view(folded).substr(1)
                                      : std::string_view(folded);
    if (bare.starts_with(begun) && folded != begun) out.push_back(std::move(word));
  }
  return out;
}

std::string completed(std::string_view text, std::size_t cursor, std::string_view word) {
  const std::string_view before = text.substr(0, cursor);
  const std::size_t written = read_position(before).written.size();
  std::string out(before.substr(0, before.size() - written));
  out += word;
  out += text.substr(before.size());
  return out;
}

}  // namespace toposcope::query
