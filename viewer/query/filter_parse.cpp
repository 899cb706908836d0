#include <algorithm>

#include "query/filter.h"
#include "query/filter_tree.h"
#include "query/text_fold.h"

namespace toposcope::query {
namespace {

using model::Error;
using model::ErrorCode;

constexpr int kDeepest = 100;
constexpr std::size_t kMostTests = 1000;

/// Recursive descent; every function leaves the token behind what it read.
class Parser {
 public:
  explicit Parser(std::string_view text) : text_(text) { advance(); }

  model::Result<FilterTree> parse() {
    if (token_.kind != FilterTokenKind::kEnd) {
      disjunction(0);
      if (!error_.has_value() && token_.kind != FilterTokenKind::kEnd) {
        expected("\"and\", \"or\" or the end");
      }
    }
    if (error_.has_value()) return *error_;
    return std::move(tree_);
  }

 private:
  void advance() {
    token_ = next_filter_token(text_, token_.end);
    if (token_.kind == FilterTokenKind::kWord) keyword_ = fold_text(token_.text);
  }
  [[nodiscard]] bool is_keyword(std::string_view word) const {
    return token_.kind == FilterTokenKind::kWord && keyword_ == word;
  }
  [[nodiscard]] bool is_any_keyword() const {
    return is_keyword("and") || is_keyword("or") || is_keyword("not");
  }
  [[nodiscard]] bool is_text() const {
    return token_.kind == FilterTokenKind::kQuoted ||
           (token_.kind == FilterTokenKind::kWord && !is_any_keyword());
  }
  [[nodiscard]] bool begins_operand() const {
    return is_text() || is_keyword("not") || token_.kind == FilterTokenKind::kOpen;
  }

  void expected(const std::string& what) { expected_at(token_.begin, what); }
  void expected_at(std::size_t offset, const std::string& what) {
    if (error_.has_value()) return;
    const std::string_view before = text_.substr(0, offset);
    const auto column = 1 + std::count_if(before.begin(), before.end(), [](char c) {
                          return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U;
                        });
    const std::string place = "column " + std::to_string(column);
    const bool is_open_quote = token_.kind == FilterTokenKind::kBad && token_.end == text_.size() &&
                               text_[token_.begin] == '"';
    error_ =
        Error{ErrorCode::kInvalidArgument,
              "expected " + (is_open_quote ? "a closing quote for the one" : what) + " at " + place,
              place};
  }

  std::uint32_t add(FilterNode node) {
    tree_.nodes.push_back(node);
    return static_cast<std::uint32_t>(tree_.nodes.size() - 1);
  }

  std::uint32_t disjunction(int depth) {
    std::uint32_t left = conjunction(depth);
    while (!error_.has_value() && is_keyword("or")) {
      advance();
      const std::uint32_t right = conjunction(depth);
      left = add({FilterNodeKind::kOr, left, right});
    }
    return left;
  }

  std::uint32_t conjunction(int depth) {
    std::uint32_t left = negation(depth);
    while (!error_.has_value() && (is_keyword("and") || begins_operand())) {
      if (is_keyword("and")) advance();
      const std::uint32_t right = negation(depth);
      left = add({FilterNodeKind::kAnd, left, right});
    }
    return left;
  }

  std::uint32_t negation(int depth) {
    if (depth > kDeepest) {
      expected("at most " + std::to_string(kDeepest) + " levels");
      return 0;
    }
    if (is_keyword("not")) {
      advance();
      const std::uint32_t inner = negation(depth + 1);
      return add({FilterNodeKind::kNot, inner, 0});
    }
    if (token_.kind != FilterTokenKind::kOpen) return comparison();
    advance();
    const std::uint32_t inner = disjunction(depth + 1);
    if (token_.kind != FilterTokenKind::kClose) expected("\"and\", \"or\" or \")\"");
    advance();
    return inner;
  }

  std::uint32_t comparison() {
    if (!is_text()) {
      expected("a field, a word or \"(\"");
      return 0;
    }
    const FilterToken first = token_;
    std::size_t value_at = first.begin;
    FilterTest test;
    advance();
    if (token_.kind != FilterTokenKind::kOperator) {
      test.value = first.text;
    } else {
      name_field(test, first);
      test.op = token_.op;
      advance();
      value_at = token_.begin;
      if (!is_text()) {
        expected("a value after \"" + std::string(filter_operator_text(test.op)) + "\"");
        return 0;
      }
      test.value = token_.text;
      advance();
    }
    if (const std::string wanted = prepare_test(test); !wanted.empty()) {
      expected_at(value_at, wanted);
    }
    if (tree_.tests.size() == kMostTests) expected_at(value_at, "at most 1000 comparisons");
    tree_.tests.push_back(std::move(test));
    return add({FilterNodeKind::kTest, static_cast<std::uint32_t>(tree_.tests.size() - 1), 0});
  }

  static void name_field(FilterTest& test, const FilterToken& word) {
    const auto known = filter_field_named(fold_text(word.text));
    if (word.kind == FilterTokenKind::kWord && known.has_value()) {
      test.field = *known;
    } else {
      test.field = FilterField::kPath;
      test.path = word.text;
    }
  }

  std::string_view text_;
  FilterToken token_;
  std::string keyword_;  ///< The folded word at hand.
  FilterTree tree_;
  std::optional<Error> error_;
};

/// Writes a tree; parentheses only where the tree would else be read as another one.
class Printer {
 public:
  explicit Printer(const FilterTree& tree) : tree_(tree) {}

  void print(std::uint32_t index, std::string& out) const {
    const FilterNode& node = tree_.nodes[index];
    switch (node.kind) {
      case FilterNodeKind::kTest:
        print_test(tree_.tests[node.left], out);
        return;
      case FilterNodeKind::kNot:
        out += "not ";
        print_child(node.left, FilterNodeKind::kNot, out);
        return;
      case FilterNodeKind::kAnd:
      case FilterNodeKind::kOr:
        break;
    }
    const bool is_and = node.kind == FilterNodeKind::kAnd;
    // A left child of the same kind needs no parentheses, a right one does.
    print_child(node.left, node.kind, out);
    out += is_and ? " and " : " or ";
    print_child(node.right, is_and ? FilterNodeKind::kNot : FilterNodeKind::kAnd, out);
  }

 private:
  /// \param weakest  the loosest kind that stands without parentheses; kNot: tests and negations
  void print_child(std::uint32_t index, FilterNodeKind weakest, std::string& out) const {
    const FilterNodeKind kind = tree_.nodes[index].kind;
    const bool is_bare = kind <= weakest;
    if (!is_bare) out += '(';
    print(index, out);
    if (!is_bare) out += ')';
  }

  static void print_test(const FilterTest& test, std::string& out) {
    if (test.field != FilterField::kAnywhere) {
      out += test.field == FilterField::kPath ? written_path(test.path)
                                              : std::string(filter_field_name(test.field));
      out += filter_operator_text(test.op);
    }
    out += quoted_filter_word(test.value);
  }

  static std::string written_path(const std::string& path) {
    const std::string word = quoted_filter_word(path);
    return filter_field_named(fold_text(path)).has_value() ? '"' + word + '"' : word;
  }

  const FilterTree& tree_;
};

}  // namespace

model::Result<Filter> parse_filter(std::string_view text) {
  auto tree = Parser(text).parse();
  if (!tree.has_value()) return tree.error();
  Filter filter;
  filter.program_ = std::make_shared<FilterProgram>(compile_filter(tree.value()));
  filter.tree_ = std::make_shared<FilterTree>(std::move(tree).value());
  return filter;
}

std::string Filter::text() const {
  std::string out;
  if (!is_empty()) {
    Printer(*tree_).print(static_cast<std::uint32_t>(tree_->nodes.size() - 1), out);
  }
  return out;
}

}  // namespace toposcope::query
