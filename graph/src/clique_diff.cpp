#include "toposcope/graph/clique_diff.h"

#include <algorithm>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <utility>

#include "clique_diff_cause.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

/// The cliques of the focal point in one revision, by clique type.
std::map<std::string, Clique> cliques_by_type(const Revision& revision, model::NodeRow row) {
  std::map<std::string, Clique> out;
  const auto focal_point = revision.find(row);
  if (!focal_point.has_value()) return out;
  for (Clique& clique : revision.engine->cliques_of(*focal_point)) {
    const std::string& key = revision.engine->jobs()[clique.job].type->key;
    out.insert_or_assign(key, std::move(clique));
  }
  return out;
}

template <typename Id>
auto rows_of(const GraphSnapshot& snapshot, const std::vector<Id>& ids) {
  std::set<decltype(snapshot.row(Id{}))> rows;
  for (const Id id : ids) rows.insert(snapshot.row(id));
  return rows;
}

const std::string& type_of(const GraphSnapshot& snapshot, NodeId node) {
  return snapshot.node_types()[snapshot.type(node)];
}
const std::string& type_of(const GraphSnapshot& snapshot, LinkId link) {
  return snapshot.link_types()[snapshot.link_type(link)];
}

std::string id_of(const GraphSnapshot& snapshot, NodeId node) {
  return std::string(snapshot.id(node));
}
std::string id_of(const GraphSnapshot&, LinkId) { return ""; }

/// Lists what one clique holds and the other lacks.
class Comparison {
 public:
  Comparison(const Revision& holder, const Revision& other, Held held)
      : holder_(holder), other_(other), held_(held) {}

  void compare(const Clique& clique, const Clique* opposite, CliqueDiff& out) const {
    const CliqueJob& job = holder_.engine->jobs()[clique.job];
    const CauseFinder finder(holder_, other_, job, clique.focal_point, held_);
    const GraphSnapshot& there = other_.engine->snapshot();
    const Clique none;
    const Clique& counterpart = opposite == nullptr ? none : *opposite;
    list(clique.nodes, rows_of(there, counterpart.nodes), finder, out);
    list(clique.links, rows_of(there, counterpart.links), finder, out);
  }

 private:
  template <typename Id, typename Rows>
  void list(const std::vector<Id>& ids, const Rows& rows_there, const CauseFinder& finder,
            CliqueDiff& out) const {
    const GraphSnapshot& snapshot = holder_.engine->snapshot();
    for (const Id id : ids) {
      if (rows_there.contains(snapshot.row(id))) continue;
      CauseAndReason why = finder.cause_of(id);
      out.differences.push_back({held_ == Held::kAfter, std::is_same_v<Id, LinkId>,
                                 std::string(snapshot.key(id)), type_of(snapshot, id),
                                 std::string(snapshot.name(id)), why.cause, std::move(why.because),
                                 id_of(snapshot, id)});
    }
  }

  const Revision& holder_;
  const Revision& other_;
  Held held_;
};

const Clique* find_clique(const std::map<std::string, Clique>& cliques, const std::string& type) {
  const auto it = cliques.find(type);
  return it == cliques.end() ? nullptr : &it->second;
}

}  // namespace

std::vector<CliqueDiff> diff_cliques(const CliqueEngine& before, const CliqueEngine& after,
                                     model::NodeRow focal_point) {
  const Revision earlier(before);
  const Revision later(after);
  const auto cliques_before = cliques_by_type(earlier, focal_point);
  const auto cliques_after = cliques_by_type(later, focal_point);
  std::set<std::string> types;
  for (const auto& [type, clique] : cliques_before) types.insert(type);
  for (const auto& [type, clique] : cliques_after) types.insert(type);

  std::vector<CliqueDiff> out;
  for (const std::string& type : types) {
    CliqueDiff diff{type, {}};
    const Clique* was = find_clique(cliques_before, type);
    const Clique* is = find_clique(cliques_after, type);
    if (was != nullptr) Comparison(earlier, later, Held::kBefore).compare(*was, is, diff);
    if (is != nullptr) Comparison(later, earlier, Held::kAfter).compare(*is, was, diff);
    if (diff.differences.empty()) continue;
    std::sort(diff.differences.begin(), diff.differences.end(), [](const auto& a, const auto& b) {
      return std::tie(a.is_link, a.type, a.key, a.added) <
             std::tie(b.is_link, b.type, b.key, b.added);
    });
    out.push_back(std::move(diff));
  }
  return out;
}

}  // namespace toposcope::graph
