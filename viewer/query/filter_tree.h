#pragma once

/// \file
/// A filter expression as it was written; only parts of the filter include this.

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/records.h"
#include "toposcope/model/result.h"

#include "query/addresses.h"

namespace toposcope::query {

enum class FilterOperator : std::uint8_t {
  kEqual,
  kNotEqual,
  kContains,
  kContainsNot,
  kLess,
  kLessEqual,
  kGreater,
  kGreaterEqual,
};

enum class FilterField : std::uint8_t {
  kAnywhere,  ///< A value alone.
  kType,
  kId,
  kName,
  kKey,
  kHost,
  kStatus,
  kAck,
  kEnvironment,
  kProject,
  kLinkType,
  kState,
  kPath,
};

/// A comparison, with its value in all the forms that are compared.
struct FilterTest {
  FilterField field = FilterField::kAnywhere;
  FilterOperator op = FilterOperator::kContains;
  std::string path;  ///< As written, of kPath.
  std::string value;
  std::string folded;
  std::optional<double> number;
  std::optional<Address> address;
  std::optional<AddressPattern> pattern;  ///< Of kAnywhere.
  model::StatusValue status = model::StatusValue::kNoCheck;
  bool acknowledged = false;  ///< Of kStatus: the value is "ack"; of kAck: it is "yes".
};

enum class FilterNodeKind : std::uint8_t { kTest, kNot, kAnd, kOr };

/// Children stand before their parents in the tree.
struct FilterNode {
  FilterNodeKind kind = FilterNodeKind::kTest;
  std::uint32_t left = 0;   ///< Of kTest: the test; else a node.
  std::uint32_t right = 0;  ///< A node, of kAnd and kOr.
};

struct FilterTree {
  std::vector<FilterTest> tests;
  std::vector<FilterNode> nodes;  ///< The last one is the root; empty: everything fits.
};

/// A step of a program with one truth value at hand.
struct FilterStep {
  enum class Kind : std::uint8_t { kTest, kNot, kJumpIfFalse, kJumpIfTrue };
  Kind kind = Kind::kTest;
  std::uint32_t argument = 0;  ///< The test, or the step to go on with.
};

struct FilterProgram {
  std::vector<FilterStep> steps;
};

[[nodiscard]] FilterProgram compile_filter(const FilterTree& tree);

/// The number that the whole text is; nothing for infinity and the like.
[[nodiscard]] std::optional<double> filter_number(std::string_view text);

/// Completes a test that has field, op and value.
/// \return what was expected instead of the value; empty: it is fine
[[nodiscard]] std::string prepare_test(FilterTest& test);

[[nodiscard]] std::optional<FilterField> filter_field_named(std::string_view folded);
[[nodiscard]] std::string_view filter_field_name(FilterField field);
[[nodiscard]] std::string_view filter_operator_text(FilterOperator op);

/// The names of all fields but paths, in the order of the documentation.
[[nodiscard]] const std::vector<std::string>& filter_field_names();

enum class FilterTokenKind : std::uint8_t { kWord, kQuoted, kOperator, kOpen, kClose, kEnd, kBad };

struct FilterToken {
  FilterTokenKind kind = FilterTokenKind::kEnd;
  std::string text;  ///< Of a quoted word without quotes and escapes.
  FilterOperator op = FilterOperator::kEqual;
  std::size_t begin = 0, end = 0;  ///< Bytes of the whole text.
};

/// The token at `from` or behind blanks there.
[[nodiscard]] FilterToken next_filter_token(std::string_view text, std::size_t from);

/// The word as it has to be written: in quotes when it would not be one word, or be another thing.
[[nodiscard]] std::string quoted_filter_word(const std::string& word);

}  // namespace toposcope::query
