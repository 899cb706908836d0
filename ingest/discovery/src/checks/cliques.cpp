// Cliques that documents keep, and that name what is not there (any more).

#include <algorithm>
#include <string>
#include <vector>

#include "checks/facts.h"

namespace toposcope::discovery {
namespace {

using store::MessageLevel;

constexpr const char* kRemedy =
    "import cliques that belong to this inventory, or none: `toposcope cliques` works them out";

Finding finding(const char* code, std::string reason, const char* remedy = kRemedy) {
  return {code, MessageLevel::kWarning, "", "", std::move(reason), remedy};
}

/// Both ways in which a clique names it, where it names it.
void check_focal_point(const Facts& facts, const CliqueFact& clique, FindingList& out) {
  constexpr const char* kCode = "clique-focal-point-missing";
  if (clique.focal_point == kNoText && clique.focal_id == kNoText) {
    out.add(clique, finding(kCode, "it names no focal point"));
    return;
  }
  if (clique.focal_point != kNoText &&
      !facts.has_node_key(clique.environment, clique.focal_point)) {
    out.add(clique,
            finding(kCode, "its focal point " + facts.text(clique.focal_point) + " is not there"));
    return;
  }
  if (clique.focal_id == kNoText) return;
  const NodeIndex node = clique.focal_type == kNoText
                             ? facts.find_id(clique.environment, clique.focal_id)
                             : facts.find(clique.environment, clique.focal_type, clique.focal_id);
  if (node != kNoNode) return;
  const std::string type = facts.text(clique.focal_type);
  out.add(clique, finding(kCode, "its focal point " + (type.empty() ? "" : type + ":") +
                                     facts.text(clique.focal_id) + " is not there"));
}

/// One finding for all that are not there: when a host goes, so do many.
template <typename IsThere>
std::string missing(const Facts& facts, const std::vector<TextNumber>& keys, IsThere is_there) {
  const auto is_gone = [&](TextNumber key) { return !is_there(key); };
  const auto count = std::count_if(keys.begin(), keys.end(), is_gone);
  if (count == 0) return {};
  const TextNumber first = *std::find_if(keys.begin(), keys.end(), is_gone);
  return std::to_string(count) + " of " + std::to_string(keys.size()) + " (" + facts.text(first) +
         (count > 1 ? ", ..." : "") + ")";
}

void check_parts(const Facts& facts, const CliqueFact& clique, FindingList& out) {
  const std::string nodes = missing(facts, clique.nodes, [&](TextNumber key) {
    return facts.has_node_key(clique.environment, key);
  });
  if (!nodes.empty()) {
    out.add(clique, finding("clique-node-missing", "of its nodes " + nodes + " are not there"));
  }
  const std::string links = missing(facts, clique.links, [&](TextNumber key) {
    return facts.has_link_key(clique.environment, key);
  });
  if (!links.empty()) {
    out.add(clique, finding("clique-link-missing", "of its links " + links + " are not there"));
  }
}

void check_type(const Facts& facts, const CliqueFact& clique, FindingList& out) {
  if (clique.clique_type != kNoText && facts.has_clique_type(clique.clique_type)) return;
  const std::string reason =
      clique.clique_type == kNoText
          ? "it names no clique type"
          : "its clique type " + facts.text(clique.clique_type) + " is not there";
  out.add(clique, finding("clique-type-missing", reason,
                          "import the clique type, or cliques that belong to this inventory"));
}

}  // namespace

void check_cliques(const Facts& facts, FindingList& findings) {
  for (const CliqueFact& clique : facts.cliques()) {
    check_focal_point(facts, clique, findings);
    check_parts(facts, clique, findings);
    check_type(facts, clique, findings);
  }
}

}  // namespace toposcope::discovery
