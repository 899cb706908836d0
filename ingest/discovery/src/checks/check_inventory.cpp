#include <algorithm>

#include "checks/facts.h"

namespace toposcope::discovery {

model::Result<std::vector<Finding>> check_inventory(store::GraphStore& store,
                                                    const CheckOptions& options) {
  Facts facts;
  if (auto sent = store.replay(store::kNow, facts); !sent.has_value()) return sent.error();
  FindingList list(facts, options.environment);
  check_ends(facts, list);
  check_tree(facts, list);
  check_duplicates(facts, list);
  check_directions(facts, list);
  check_cliques(facts, list);
  auto findings = std::move(list).take();
  std::stable_sort(findings.begin(), findings.end(),
                   [](const Finding& a, const Finding& b) { return a.code < b.code; });
  return findings;
}

}  // namespace toposcope::discovery
