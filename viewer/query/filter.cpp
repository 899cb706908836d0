#include "query/filter.h"

#include <algorithm>

#include "toposcope/model/status.h"
#include "toposcope/model/text.h"

#include "query/address_scan.h"
#include "query/filter_tree.h"
#include "query/json_walk.h"
#include "query/text_fold.h"

namespace toposcope::query {
namespace {

void compile_node(const FilterTree& tree, std::uint32_t index, std::vector<FilterStep>& steps) {
  const FilterNode& node = tree.nodes[index];
  if (node.kind == FilterNodeKind::kTest) {
    steps.push_back({FilterStep::Kind::kTest, node.left});
    return;
  }
  compile_node(tree, node.left, steps);
  if (node.kind == FilterNodeKind::kNot) {
    steps.push_back({FilterStep::Kind::kNot, 0});
    return;
  }
  const bool is_and = node.kind == FilterNodeKind::kAnd;
  const std::size_t jump = steps.size();
  steps.push_back({is_and ? FilterStep::Kind::kJumpIfFalse : FilterStep::Kind::kJumpIfTrue, 0});
  compile_node(tree, node.right, steps);
  steps[jump].argument = static_cast<std::uint32_t>(steps.size());
}

bool is_order(FilterOperator op, int order) {
  switch (op) {
    case FilterOperator::kLess:
      return order < 0;
    case FilterOperator::kLessEqual:
      return order <= 0;
    case FilterOperator::kGreater:
      return order > 0;
    case FilterOperator::kGreaterEqual:
      return order >= 0;
    default:
      return order == 0;
  }
}

/// The operator without its negation.
FilterOperator positive(FilterOperator op) {
  if (op == FilterOperator::kNotEqual) return FilterOperator::kEqual;
  return op == FilterOperator::kContainsNot ? FilterOperator::kContains : op;
}

bool equals(const FilterTest& test, std::string_view text) {
  if (folded_equals(text, test.folded)) return true;
  if (test.number.has_value()) {
    const auto number = filter_number(text);
    if (number.has_value() && *number == *test.number) return true;
  }
  return test.address.has_value() && parse_address(text) == test.address;
}

bool contains(const FilterTest& test, std::string_view text) {
  if (folded_contains(text, test.folded)) return true;
  if (!test.pattern.has_value()) return false;
  const auto address = parse_address(text);
  return address.has_value() &&
         test.pattern->match(address->kind, address->search_text()).has_value();
}

/// The test without its negation, on one value.
bool holds(const FilterTest& test, std::string_view text) {
  switch (positive(test.op)) {
    case FilterOperator::kEqual:
      return equals(test, text);
    case FilterOperator::kContains:
      return contains(test, text);
    default:
      break;
  }
  if (!test.number.has_value()) return is_order(test.op, model::compare_natural(text, test.value));
  const auto number = filter_number(text);
  if (!number.has_value()) return false;
  return is_order(test.op, *number < *test.number ? -1 : static_cast<int>(*number > *test.number));
}

class LeafTest final : public LeafVisitor {
 public:
  explicit LeafTest(const FilterTest& test) : test_(test) {}

  bool visit(const JsonLeaf& leaf) override {
    has_leaf_ = true;
    return leaf.has_escape ? holds(test_, leaf_text(leaf)) : holds(test_, leaf.raw);
  }
  [[nodiscard]] bool has_leaf() const { return has_leaf_; }

 private:
  const FilterTest& test_;
  bool has_leaf_ = false;
};

bool holds_at(const FilterTest& test, std::string_view document, std::string_view path) {
  LeafTest visitor(test);
  return visit_leaves(document, path, visitor);
}

/// The first of the members that there is counts, as in projects_in().
bool holds_for_project(const FilterTest& test, std::string_view document) {
  for (const char* member : {"projects", "project", "project_id"}) {
    LeafTest visitor(test);
    if (visit_leaves(document, member, visitor)) return true;
    if (visitor.has_leaf()) return false;
  }
  return false;
}

bool holds_anywhere(const FilterTest& test, const scene::NodeFacts& node) {
  if (folded_contains(node.name, test.folded) || folded_contains(node.id, test.folded)) return true;
  if (!test.pattern.has_value()) return false;
  bool is_found = false;
  AddressScanner scanner;
  scanner.scan(node.document, [&](std::string_view, const Address& address) {
    is_found = is_found || test.pattern->match(address.kind, address.search_text()).has_value();
  });
  return is_found;
}

bool holds_of_status(const FilterTest& test, const scene::StatusFacts& status) {
  if (test.field == FilterField::kAck) return status.acknowledged == test.acknowledged;
  if (test.acknowledged) return status.acknowledged;
  if (positive(test.op) == FilterOperator::kEqual) return status.value == test.status;
  return is_order(test.op, model::badness(status.value) - model::badness(test.status));
}

bool holds_if_present(const FilterTest& test, std::string_view text) {
  return !text.empty() && holds(test, text);
}

bool holds_of_node(const FilterTest& test, const FilterSubject& subject) {
  const scene::NodeFacts& node = *subject.node;
  switch (test.field) {
    case FilterField::kAnywhere:
      return holds_anywhere(test, node);
    case FilterField::kType:
      return holds_if_present(test, node.type);
    case FilterField::kId:
      return holds_if_present(test, node.id);
    case FilterField::kName:
      return holds_if_present(test, node.name);
    case FilterField::kKey:
      return holds_if_present(test, node.key);
    case FilterField::kHost:
      return holds_if_present(test, node.host);
    case FilterField::kStatus:
    case FilterField::kAck:
      return holds_of_status(test, node.status);
    case FilterField::kEnvironment:
      return holds_if_present(test, subject.environment);
    case FilterField::kProject:
      return holds_for_project(test, node.document);
    case FilterField::kLinkType:
      return false;
    case FilterField::kState:
      return holds_at(test, node.document, "state");
    case FilterField::kPath:
      break;
  }
  return holds_at(test, node.document, test.path);
}

bool holds_of_link(const FilterTest& test, const FilterSubject& subject) {
  const scene::LinkFacts& link = *subject.link;
  switch (test.field) {
    case FilterField::kAnywhere:
      return folded_contains(link.name, test.folded) || folded_contains(link.key, test.folded);
    case FilterField::kType:
    case FilterField::kLinkType:
      return holds_if_present(test, link.type);
    case FilterField::kName:
      return holds_if_present(test, link.name);
    case FilterField::kKey:
      return holds_if_present(test, link.key);
    case FilterField::kStatus:
    case FilterField::kAck:
      return holds_of_status(test, link.status);
    case FilterField::kEnvironment:
      return holds_if_present(test, subject.environment);
    case FilterField::kState:
      return holds(test, link.down ? "down" : "up");
    default:
      return false;
  }
}

bool passes(const FilterTest& test, const FilterSubject& subject) {
  const bool is_negated = positive(test.op) != test.op;
  if (subject.node != nullptr) return holds_of_node(test, subject) != is_negated;
  return (subject.link != nullptr && holds_of_link(test, subject)) != is_negated;
}

}  // namespace

FilterProgram compile_filter(const FilterTree& tree) {
  FilterProgram program;
  if (!tree.nodes.empty()) {
    compile_node(tree, static_cast<std::uint32_t>(tree.nodes.size() - 1), program.steps);
  }
  return program;
}

Filter::Filter()
    : tree_(std::make_shared<FilterTree>()), program_(std::make_shared<FilterProgram>()) {}

bool Filter::matches(const FilterSubject& subject) const {
  const std::vector<FilterStep>& steps = program_->steps;
  bool truth = true;
  for (std::size_t at = 0; at < steps.size();) {
    const FilterStep& step = steps[at++];
    switch (step.kind) {
      case FilterStep::Kind::kTest:
        truth = passes(tree_->tests[step.argument], subject);
        break;
      case FilterStep::Kind::kNot:
        truth = !truth;
        break;
      case FilterStep::Kind::kJumpIfFalse:
        if (!truth) at = step.argument;
        break;
      case FilterStep::Kind::kJumpIfTrue:
        if (truth) at = step.argument;
        break;
    }
  }
  return truth;
}

bool Filter::is_empty() const { return tree_->nodes.empty(); }

std::vector<std::string> Filter::paths() const {
  std::vector<std::string> paths;
  for (const FilterTest& test : tree_->tests) {
    if (test.field == FilterField::kPath) paths.push_back(test.path);
    if (test.field == FilterField::kState) paths.emplace_back("state");
    if (test.field != FilterField::kProject) continue;
    paths.insert(paths.end(), {"projects", "project", "project_id"});
  }
  std::sort(paths.begin(), paths.end());
  paths.erase(std::unique(paths.begin(), paths.end()), paths.end());
  return paths;
}

}  // namespace toposcope::query
