// The checks once more as double loops over plain records, on random graphs.

#include <algorithm>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "toposcope/discovery/check.h"

#include "support/records.h"

namespace toposcope::discovery {
namespace {

using testing::TestLink;
using testing::TestNode;

struct Graph {
  std::vector<TestNode> nodes;
  std::vector<TestLink> links;
};

/// Few names, so that most things happen.
Graph random_graph(std::mt19937& random) {
  const auto pick = [&](std::size_t count) { return random() % count; };
  const std::vector<std::string> types = {"vm", "nic", "vms_folder"};
  const std::vector<std::string> ids = {"a", "b", "a-vms", "c"};
  Graph graph;
  for (std::size_t at = 0, count = pick(7); at < count; ++at) {
    TestNode node;
    node.key = "n" + std::to_string(at);
    node.type = types[pick(3)];
    node.id = ids[pick(4)];
    if (pick(3) > 0) {
      node.parent_type = pick(6) == 0 ? "environment" : types[pick(3)];
      node.parent_id = ids[pick(4)];
    }
    graph.nodes.push_back(node);
  }
  for (std::size_t at = 0, count = pick(6); at < count; ++at) {
    TestLink link;
    link.key = "l" + std::to_string(at);
    const std::string from = types[pick(2)];
    const std::string to = types[pick(2)];
    link.link_type = from + "-" + to;
    link.name = pick(2) == 0 ? "x" : "y";
    link.source = {"", from, ids[pick(2)]};
    link.target = {"", to, ids[pick(2)]};
    link.implicit = pick(4) == 0 ? model::Implicit::kMissing : model::Implicit::kFalse;
    graph.links.push_back(link);
  }
  return graph;
}

class Naive {
 public:
  explicit Naive(const Graph& graph) : graph_(graph) {}

  std::multiset<std::string> codes() {
    for (std::size_t at = 0; at < graph_.nodes.size(); ++at) visit(at);
    for (std::size_t at = 0; at < graph_.links.size(); ++at) visit_link(at);
    return std::move(codes_);
  }

 private:
  static constexpr std::size_t kNone = 1000;

  [[nodiscard]] std::size_t find(const std::string& type, const std::string& id) const {
    for (std::size_t at = 0; at < graph_.nodes.size(); ++at) {
      const TestNode& node = graph_.nodes[at];
      if (node.id == id && (type.empty() || node.type == type)) return at;
    }
    return kNone;
  }

  [[nodiscard]] bool names_parent(const TestNode& node) const {
    return !node.parent_id.empty() && node.parent_type != "environment";
  }

  [[nodiscard]] std::size_t parent(std::size_t at) const {
    const TestNode& node = graph_.nodes[at];
    if (!names_parent(node)) return kNone;
    const std::size_t named = find(node.parent_type, node.parent_id);
    if (named != kNone || node.parent_type != "vms_folder") return named;
    const std::size_t dash = node.parent_id.find('-');  // ids here have one at most
    return dash == std::string::npos ? kNone : find("", node.parent_id.substr(0, dash));
  }

  void visit(std::size_t at) {
    const TestNode& node = graph_.nodes[at];
    if (names_parent(node) && parent(at) == kNone) codes_.insert("parent-missing " + node.key);
    bool alone = node.parent_id.empty();
    for (std::size_t other = 0; other < graph_.nodes.size(); ++other) {
      if (parent(other) == at) alone = false;
    }
    for (const TestLink& link : graph_.links) {
      for (const auto& end : {link.source, link.target}) {
        if (find(end.type, end.id) == at) alone = false;
      }
    }
    if (alone) codes_.insert("orphan " + node.key);
    if (find(node.type, node.id) != at) {
      codes_.insert("duplicate-id " + node.key);
    } else if (find("", node.id) != at) {
      codes_.insert("shared-id " + node.key);
    }
    ring(at);
  }

  /// A ring is told of at one of its nodes: that which is first here.
  void ring(std::size_t at) {
    std::size_t step = parent(at);
    std::size_t least = at;
    for (std::size_t count = 0; step != kNone && step != at && count < 20; ++count) {
      least = std::min(least, step);
      step = parent(step);
    }
    if (step == at && least == at) codes_.insert("parent-cycle");
  }

  void visit_link(std::size_t at) {
    const TestLink& link = graph_.links[at];
    const std::string of_link = " " + link.link_type + ":" + link.source.id + ">" + link.target.id;
    std::set<std::string> missing;
    for (const auto& end : {link.source, link.target}) {
      if (find(end.type, end.id) == kNone) missing.insert(end.type + ":" + end.id);
    }
    for (std::size_t i = 0; i < missing.size(); ++i) codes_.insert("link-end-missing" + of_link);
    if (link.source.type == link.target.type && link.source.id == link.target.id) {
      codes_.insert("self-link" + of_link);
    }
    if (link.implicit == model::Implicit::kMissing) codes_.insert("implicit-missing" + of_link);
    visit_pairs(at, of_link, missing.empty());
  }

  void visit_pairs(std::size_t at, const std::string& of_link, bool both_there) {
    const TestLink& link = graph_.links[at];
    bool again = false, parallel = false, reversed = false;
    for (std::size_t before = 0; before < at; ++before) {
      const TestLink& other = graph_.links[before];
      const bool same = other.link_type == link.link_type && other.source.id == link.source.id &&
                        other.target.id == link.target.id;
      if (same) (other.name == link.name ? again : parallel) = true;
      const bool is_self = link.source.type == link.target.type && link.source.id == link.target.id;
      reversed =
          reversed || (!is_self && both_there && other.source.type == link.target.type &&
                       other.target.type == link.source.type && other.source.id == link.target.id &&
                       other.target.id == link.source.id);
    }
    if (again) codes_.insert("duplicate-link" + of_link);
    if (!again && parallel) codes_.insert("parallel-link" + of_link);
    if (reversed) codes_.insert("reversed-duplicate" + of_link);
  }

  const Graph& graph_;
  std::multiset<std::string> codes_;
};

/// "code place" of each finding, without what has a test of its own; of a ring, that there is one.
std::multiset<std::string> found(const std::vector<Finding>& findings) {
  std::multiset<std::string> codes;
  for (const Finding& finding : findings) {
    if (finding.code == "stray-reversal") continue;
    codes.insert(finding.code == "parent-cycle" ? finding.code
                                                : finding.code + " " + finding.place);
  }
  return codes;
}

/// The same of the naive ones: a key becomes TYPE:ID.
std::multiset<std::string> by_place(const Graph& graph, const std::multiset<std::string>& codes) {
  std::multiset<std::string> out;
  for (const std::string& code : codes) {
    const std::size_t blank = code.find(' ');
    const auto node =
        std::find_if(graph.nodes.begin(), graph.nodes.end(), [&](const TestNode& one) {
          return blank != std::string::npos && one.key == code.substr(blank + 1);
        });
    out.insert(node == graph.nodes.end() ? code
                                         : code.substr(0, blank + 1) + node->type + ":" + node->id);
  }
  return out;
}

TEST(CheckOracle, OnePassFindsWhatDoubleLoopsFind) {
  std::mt19937 random(20261126);
  for (int round = 0; round < 2000; ++round) {
    const Graph graph = random_graph(random);
    auto store = store::open_memory_store();
    auto import = store->begin_import({.source = "test"});
    ASSERT_TRUE(import.has_value());
    for (const TestNode& node : graph.nodes) testing::must(testing::put(*import.value(), node));
    for (const TestLink& link : graph.links) testing::must(testing::put(*import.value(), link));
    ASSERT_TRUE(import.value()->commit().has_value());
    const auto findings = check_inventory(*store);
    ASSERT_TRUE(findings.has_value());
    EXPECT_EQ(found(findings.value()), by_place(graph, Naive(graph).codes())) << round;
    if (HasFailure()) return;
  }
}

}  // namespace
}  // namespace toposcope::discovery
