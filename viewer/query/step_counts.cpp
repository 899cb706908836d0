#include "query/step_counts.h"

#include <map>
#include <set>
#include <string_view>
#include <unordered_set>

#include "toposcope/model/type_name.h"

#include "query/words.h"

namespace toposcope::query {
namespace {

using graph::GraphSnapshot;
using model::NodeId;

/// Links of a type in an environment, however the type is spelt.
std::uint64_t links_of_type(const GraphSnapshot& snapshot, graph::NameIndex environment,
                            const std::string& link_type) {
  const std::string reversed = model::reverse_link_type(link_type);
  std::uint64_t sum = 0;
  for (const model::LinkCount& count : snapshot.link_counts()) {
    const std::string& name = snapshot.link_types()[count.link_type];
    if (count.environment == environment && (name == link_type || name == reversed))
      sum += count.count;
  }
  return sum;
}

/// Follows the links of a clique in the order in which steps found them.
class Steps {
 public:
  Steps(const graph::CliqueEngine& engine, const graph::CliqueJob& job, NodeId focal_point)
      : snapshot_(engine.snapshot()), job_(job) {
    meet(focal_point);
  }

  [[nodiscard]] StepCount next(std::uint32_t step, std::span<const model::LinkId> links) {
    StepCount out;
    out.step = step + 1;
    out.link_type = job_.type->link_types[step];
    out.links = links.size();
    // Asked before what this step reaches can be the start of it.
    if (links.empty()) out.why = why_nothing(out.link_type);
    for (const model::LinkId link : links) {
      for (const NodeId end : {snapshot_.source(link), snapshot_.target(link)})
        out.nodes += meet(end) ? 1U : 0U;
    }
    return out;
  }

 private:
  bool meet(NodeId node) {
    if (!seen_.insert(node).second) return false;
    ++reached_[snapshot_.node_types()[snapshot_.type(node)]];
    return true;
  }

  [[nodiscard]] std::string why_nothing(const std::string& link_type) const {
    const std::string name = printable(link_type);
    if (links_of_type(snapshot_, job_.environment, link_type) == 0)
      return "the environment has no link of type " + name;
    const auto from = model::split_link_type(link_type).from;
    const auto reached = reached_.find(from);
    if (reached == reached_.end()) return "no " + printable(from) + " was reached before this step";
    return "no further link of type " + name + " fits at " +
           (reached->second == 1
                ? "the " + printable(from)
                : "the " + std::to_string(reached->second) + " nodes of type " + printable(from)) +
           " reached before";
  }

  const GraphSnapshot& snapshot_;
  const graph::CliqueJob& job_;
  std::unordered_set<NodeId> seen_;
  std::map<std::string, std::size_t, std::less<>> reached_;  ///< By type.
};

}  // namespace

std::vector<StepCount> count_steps(const graph::CliqueEngine& engine, const graph::CliqueJob& job,
                                   NodeId focal_point, const graph::Clique* clique) {
  Steps steps(engine, job, focal_point);
  std::vector<StepCount> out;
  std::span<const model::LinkId> rest;
  if (clique != nullptr) rest = clique->links;
  for (std::uint32_t step = 0; step < job.type->link_types.size(); ++step) {
    const std::size_t found = clique == nullptr ? 0 : clique->links_by_step[step];
    out.push_back(steps.next(step, rest.first(found)));
    rest = rest.subspan(found);
  }
  for (std::size_t i = out.size(); i > 0 && out[i - 1].links == 0; --i) {
    out[i - 1].stopped = true;
    if (i < out.size()) out[i].stopped = false;
  }
  return out;
}

}  // namespace toposcope::query
