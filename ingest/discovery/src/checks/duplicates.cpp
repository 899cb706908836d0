// Nodes and links that are there twice.

#include <map>
#include <tuple>

#include "checks/facts.h"

namespace toposcope::discovery {
namespace {

using store::MessageLevel;

void check_nodes(const Facts& facts, FindingList& out) {
  const auto& nodes = facts.nodes();
  for (NodeIndex at = 0; at < nodes.size(); ++at) {
    const NodeFact& node = nodes[at];
    if (facts.find(node.environment, node.type, node.id) != at) {
      out.add(node, {"duplicate-id", MessageLevel::kError, "", "",
                     "another " + facts.text(node.type) + " has this id",
                     "remove one of them: links and rules mean the first"});
      continue;
    }
    const NodeIndex first = facts.find_id(node.environment, node.id);
    if (first == at) continue;
    out.add(node, {"shared-id", MessageLevel::kInfo, "", "",
                   "a node of type " + facts.text(nodes[first].type) + " has this id, too", ""});
  }
}

/// A node, or the name that stands for none.
using End = std::tuple<NodeIndex, TextNumber, TextNumber>;
using Pair = std::tuple<TextNumber, TextNumber, End, End>;

End end_of(const EndFact& end) {
  if (end.node != kNoNode) return {end.node, kNoText, kNoText};
  return {kNoNode, end.type, end.id};
}

void check_links(const Facts& facts, FindingList& out) {
  std::map<Pair, std::map<TextNumber, std::size_t>> names;  // how often each, by pair and type
  for (const LinkFact& link : facts.links()) {
    auto& of_pair = names[{link.environment, link.type, end_of(link.source), end_of(link.target)}];
    const bool is_again = of_pair[link.name]++ > 0;
    if (is_again) {
      out.add(link, {"duplicate-link", MessageLevel::kWarning, "", "",
                     "there is another such link of the same name", "remove one of them"});
    } else if (of_pair.size() > 1) {
      out.add(link, {"parallel-link", MessageLevel::kInfo, "", "",
                     "there is another such link of another name", ""});
    }
  }
}

}  // namespace

void check_duplicates(const Facts& facts, FindingList& findings) {
  check_nodes(facts, findings);
  check_links(facts, findings);
}

}  // namespace toposcope::discovery
