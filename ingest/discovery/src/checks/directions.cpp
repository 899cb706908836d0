// Links that stand against others: steps of rules follow one direction for a whole environment.

#include <map>
#include <set>
#include <utility>

#include "toposcope/model/type_name.h"

#include "checks/facts.h"

namespace toposcope::discovery {
namespace {

using store::MessageLevel;

constexpr std::size_t kFew = 3;
constexpr std::size_t kShare = 20;  ///< Fewer than one in so many are strays.

using Kind = std::pair<TextNumber, std::string>;  ///< Environment and link type.

struct Count {
  std::size_t all = 0, explicit_ones = 0;
  std::vector<std::string> first;  ///< Places of the first few.
};

void check_pairs(const Facts& facts, FindingList& out) {
  using Ends = std::pair<NodeIndex, NodeIndex>;
  std::map<Kind, std::set<Ends>> pairs;
  for (const LinkFact& link : facts.links()) {
    const NodeIndex source = link.source.node;
    const NodeIndex target = link.target.node;
    if (source == kNoNode || target == kNoNode || source == target) continue;
    const std::string type = facts.text(link.type);
    const auto reverse = pairs.find({link.environment, model::reverse_link_type(type)});
    if (reverse != pairs.end() && reverse->second.contains({target, source})) {
      out.add(link, {"reversed-duplicate", MessageLevel::kWarning, "", "",
                     "the same two nodes have the link " + reverse->first.second +
                         " the other way round; rules follow one of the two only",
                     "remove one of them"});
    }
    pairs[{link.environment, type}].insert({source, target});
  }
}

std::map<Kind, Count> count_kinds(const Facts& facts) {
  std::map<Kind, Count> counts;
  for (const LinkFact& link : facts.links()) {
    Count& count = counts[{link.environment, facts.text(link.type)}];
    ++count.all;
    if (link.implicit == model::Implicit::kFalse) ++count.explicit_ones;
    if (count.first.size() < kFew) count.first.push_back(facts.place(link));
  }
  return counts;
}

bool are_strays(std::size_t fewer, std::size_t more) {
  return fewer > 0 && fewer <= more && (fewer <= kFew || fewer * kShare < more);
}

std::string strays_text(const Count& count) {
  std::string text;
  for (const std::string& place : count.first) text += (text.empty() ? "" : ", ") + place;
  return text + (count.all > count.first.size() ? ", ..." : "");
}

/// Where links of a type are few and those of its reverse many.
void check_kind(const Facts& facts, const std::pair<const Kind, Count>& kind,
                const std::map<Kind, Count>& counts, FindingList& out) {
  const auto& [environment, type] = kind.first;
  const std::string reverse_type = model::reverse_link_type(type);
  const auto reverse = counts.find({environment, reverse_type});
  if (reverse == counts.end() || reverse_type == type) return;
  const Count& few = kind.second;
  const Count& many = reverse->second;
  // Of two kinds of equal count one is told of.
  if (few.all == many.all && type > reverse_type) return;
  // Rules without use_implicit_links count explicit links alone.
  const bool explicit_strays = are_strays(few.explicit_ones, many.explicit_ones);
  if (!explicit_strays && !are_strays(few.all, many.all)) return;
  const std::size_t hidden = explicit_strays ? many.explicit_ones : many.all;
  out.add({"stray-reversal", MessageLevel::kError, facts.text(environment), type,
           std::to_string(few.all) + (few.all == 1 ? " such link turns" : " such links turn") +
               " the whole type round: " + std::to_string(hidden) + " links of " + reverse_type +
               " are invisible to steps " + reverse_type +
               (explicit_strays ? "" : " that use implicit links") + " (" + strays_text(few) + ")",
           "remove them, or ask with --semantics both-ways"});
}

}  // namespace

void check_directions(const Facts& facts, FindingList& findings) {
  check_pairs(facts, findings);
  const auto counts = count_kinds(facts);
  for (const auto& kind : counts) check_kind(facts, kind, counts, findings);
}

}  // namespace toposcope::discovery
