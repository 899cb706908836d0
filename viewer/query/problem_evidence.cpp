#include "query/problem_evidence.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/scene/look.h"

#include "query/depth.h"

namespace toposcope::query {
namespace {

using model::badness;
using model::LinkId;
using model::NodeId;
using model::StatusValue;

/// Above so many, a bit for each pair of ill nodes takes more memory than the answer is worth.
constexpr std::size_t kMostPairs = 16'384;

/// Silence: nobody knows how it is.
bool is_silent(StatusValue value) {
  return value == StatusValue::kStale || value == StatusValue::kUnknown;
}

bool has(const std::vector<Candidate>& candidates, IllIndex cause) {
  return std::any_of(candidates.begin(), candidates.end(),
                     [&](const Candidate& one) { return one.cause == cause; });
}

/// Whether a part in this state says no more than that its owner is in that one.
bool follows_owner(StatusValue part, StatusValue owner) {
  if (owner == StatusValue::kMaintenance)
    return part == StatusValue::kMaintenance || is_silent(part);
  return part != StatusValue::kMaintenance && badness(owner) >= badness(part);
}

}  // namespace

ProblemEvidence::ProblemEvidence(const graph::CliqueEngine& engine, const std::vector<IllNode>& ill,
                                 const ProblemOptions& options)
    : engine_(engine),
      slack_(options.slack),
      neighbours_(engine.snapshot()),
      marks_(engine.snapshot().node_count(), kNotMarked) {
  const auto& tiers = options.tiers != nullptr ? *options.tiers : scene::builtin_look().tiers;
  const std::vector<float> depths = depths_of(engine, neighbours_, tiers);
  place(ill);
  place_owners(depths);
  ways_.emplace(engine.snapshot(), neighbours_,
                WaysUp::Ground{depths, marks_, static_cast<float>(tiers.fabric_from)});
  graph::Overlay lost;
  for (const IllPlace& one : places_) lost.nodes.insert(one.id);
  if (!lost.empty()) {
    hits_ = graph::impact(engine, lost,
                          {.lost = false, .threads = options.threads, .stop = options.stop});
  }
  share_cliques();
  count_focal_points(options);
  count_peers(options);
}

void ProblemEvidence::place(const std::vector<IllNode>& ill) {
  for (const IllNode& node : ill) {
    if (!model::is_ill(node.value)) continue;
    if (const auto id = engine_.snapshot().find(node.row)) places_.push_back({&node, *id, 0});
  }
  std::stable_sort(places_.begin(), places_.end(),
                   [](const IllPlace& a, const IllPlace& b) { return a.id < b.id; });
  const auto same = [](const IllPlace& a, const IllPlace& b) { return a.id == b.id; };
  places_.erase(std::unique(places_.begin(), places_.end(), same), places_.end());
  for (IllIndex i = 0; i < places_.size(); ++i) marks_[places_[i].id.value] = i;
}

/// Something that contains ill parts is deeper than each, whatever its type.
void ProblemEvidence::place_owners(std::span<const float> depths) {
  constexpr int kMostLevels = 64;  // Of owners in owners; a circle of them ends here, too.
  constexpr float kAbove = 0.125F;
  owners_.resize(places_.size());
  for (IllIndex i = 0; i < places_.size(); ++i) {
    places_[i].depth = depths[places_[i].id.value];
    for (const model::NodeRow row : places_[i].node->part_of) {
      const auto id = engine_.snapshot().find(row);
      const IllIndex owner = id.has_value() ? marks_[id->value] : kNotMarked;
      if (owner != kNotMarked && owner != i) owners_[i].push_back(owner);
    }
  }
  bool has_moved = true;
  for (int level = 0; level < kMostLevels && has_moved; ++level) {
    has_moved = false;
    for (IllIndex i = 0; i < places_.size(); ++i) {
      for (const IllIndex owner : owners_[i]) {
        if (places_[owner].depth > places_[i].depth) continue;
        places_[owner].depth = places_[i].depth + kAbove;
        has_moved = true;
      }
    }
  }
}

/// Files which ill nodes were met in a clique together.
void ProblemEvidence::share_cliques() {
  own_.resize(places_.size());
  has_clique_.assign(places_.size(), false);
  met_.resize(places_.size());
  for (const graph::Impacted& hit : hits_) {
    const IllIndex focal = marks_[hit.focal_point.value];
    if (focal == kNotMarked) continue;
    has_clique_[focal] = true;
    for (const NodeId node : hit.lost_nodes) own_[focal].push_back(marks_[node.value]);
  }
  if (places_.size() > kMostPairs) return;
  const std::size_t words = (places_.size() + 63) / 64;
  std::set<std::vector<NodeId>> seen;
  std::vector<std::uint64_t> together;
  for (const graph::Impacted& hit : hits_) {
    if (hit.lost_nodes.size() < 2 || !seen.insert(hit.lost_nodes).second) continue;
    together.assign(words, 0);
    for (const NodeId node : hit.lost_nodes) {
      const IllIndex mark = marks_[node.value];
      together[mark / 64] |= std::uint64_t{1} << (mark % 64);
    }
    for (const NodeId node : hit.lost_nodes) {
      const IllIndex mark = marks_[node.value];
      if (has_clique_[mark]) continue;
      met_[mark].resize(words, 0);
      for (std::size_t w = 0; w < words; ++w) met_[mark][w] |= together[w];
    }
  }
}

bool ProblemEvidence::is_linked(IllIndex a, IllIndex b) const {
  const NodeId first = places_[a].id;
  const NodeId second = places_[b].id;
  const bool few_at_first =
      neighbours_.links_at(first).size() <= neighbours_.links_at(second).size();
  const NodeId from = few_at_first ? first : second;
  const NodeId to = few_at_first ? second : first;
  const auto links = neighbours_.links_at(from);
  return std::any_of(links.begin(), links.end(),
                     [&](LinkId link) { return neighbours_.other(link, from) == to; });
}

std::vector<IllIndex> ProblemEvidence::linked_to(IllIndex one) const {
  std::vector<IllIndex> out;
  for (const LinkId link : neighbours_.links_at(places_[one].id)) {
    const IllIndex other = marks_[neighbours_.other(link, places_[one].id).value];
    if (other != kNotMarked && other != one) out.push_back(other);
  }
  return out;
}

void ProblemEvidence::add_part_of(IllIndex effect, std::vector<Candidate>& out) const {
  const IllPlace& part = places_[effect];
  for (const IllIndex owner : owners_[effect]) {
    const IllPlace& whole = places_[owner];
    if (!follows_owner(part.node->value, whole.node->value) || has(out, owner)) continue;
    const bool worse = badness(whole.node->value) > badness(part.node->value);
    // Owners in a circle stand on nothing that is deeper than all of them.
    const bool equal = badness(whole.node->value) == badness(part.node->value);
    if (equal && whole.depth <= part.depth) continue;
    out.push_back({owner, Relation::kPartOf, worse || !equal});
  }
}

void ProblemEvidence::add_related(IllIndex effect, IllIndex cause, bool far_needs_depth,
                                  std::vector<Candidate>& out) const {
  if (cause == effect || has(out, cause)) return;
  const IllPlace& x = places_[effect];
  const IllPlace& y = places_[cause];
  if (y.node->value == StatusValue::kMaintenance || x.node->value == StatusValue::kMaintenance)
    return;
  const bool worse = badness(y.node->value) > badness(x.node->value);
  const bool equal = badness(y.node->value) == badness(x.node->value);
  if (!worse && !(equal && y.depth > x.depth)) return;
  if (equal && slack_.has_value() && x.node->since != model::UtcMicros{} &&
      y.node->since != model::UtcMicros{} && y.node->since - x.node->since > *slack_) {
    return;
  }
  const auto& snapshot = engine_.snapshot();
  const bool linked = is_linked(effect, cause);
  // Two of a kind stand side by side, unless one hangs on the other.
  if (snapshot.type(x.id) == snapshot.type(y.id) && !linked) return;
  const bool near = linked || ways_->leads(x.id, cause);
  if (!near && far_needs_depth && !(worse && y.depth > x.depth)) return;
  if (!near && y.depth < x.depth) return;
  out.push_back({cause, near ? Relation::kNear : Relation::kFar, worse});
}

std::vector<Candidate> ProblemEvidence::candidates_of(IllIndex effect) const {
  std::vector<Candidate> out;
  add_part_of(effect, out);
  if (has_clique_[effect]) {
    for (const IllIndex cause : own_[effect]) add_related(effect, cause, false, out);
    return out;
  }
  for (const IllIndex cause : linked_to(effect)) add_related(effect, cause, true, out);
  const std::vector<std::uint64_t>& met = met_[effect];
  for (std::size_t w = 0; w < met.size(); ++w) {
    for (std::uint64_t rest = met[w]; rest != 0; rest &= rest - 1) {
      const auto bit = static_cast<IllIndex>(__builtin_ctzll(rest));
      add_related(effect, static_cast<IllIndex>(w * 64) + bit, true, out);
    }
  }
  return out;
}

void ProblemEvidence::count_focal_points(const ProblemOptions& options) {
  const graph::GraphSnapshot& snapshot = engine_.snapshot();
  healthy_.assign(places_.size(), 0);
  near_.resize(snapshot.node_types().size());
  far_.resize(snapshot.node_types().size());
  for (const graph::Impacted& hit : hits_) {
    const NodeId focal = hit.focal_point;
    const bool ill = marks_[focal.value] != kNotMarked;
    if (!ill && options.is_healthy && !options.is_healthy(snapshot.row(focal))) continue;
    std::vector<Votes>& near = near_[snapshot.type(focal)];
    std::vector<Votes>& far = far_[snapshot.type(focal)];
    near.resize(places_.size());
    far.resize(places_.size());
    const auto add = [&](Votes& votes) { ++(ill ? votes.ill : votes.healthy); };
    for (const NodeId node : hit.lost_nodes) {
      const IllIndex mark = marks_[node.value];
      add(far[mark]);
      if (!ways_->leads(focal, mark)) continue;
      add(near[mark]);
      healthy_[mark] += ill ? 0 : 1;
    }
  }
}

/// Types with ill nodes in no clique of their own: all nodes of the type are looked at.
void ProblemEvidence::count_peers(const ProblemOptions& options) {
  const graph::GraphSnapshot& snapshot = engine_.snapshot();
  peers_.resize(snapshot.node_types().size());
  for (IllIndex i = 0; i < places_.size(); ++i) {
    if (!has_clique_[i]) peers_[snapshot.type(places_[i].id)].resize(places_.size());
  }
  std::map<std::pair<graph::NameIndex, std::uint32_t>, Votes> by_answer;
  for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) {
    const std::uint32_t answer = ways_->answer_of(NodeId{i});
    if (answer == 0 || peers_[snapshot.type(NodeId{i})].empty()) continue;
    const bool ill = marks_[i] != kNotMarked;
    if (!ill && options.is_healthy && !options.is_healthy(snapshot.row(NodeId{i}))) continue;
    Votes& votes = by_answer[{snapshot.type(NodeId{i}), answer}];
    ++(ill ? votes.ill : votes.healthy);
  }
  for (const auto& [place, votes] : by_answer) {
    for (const IllIndex mark : ways_->answer(place.second)) {
      Votes& sum = peers_[place.first][mark];
      sum.ill += votes.ill;
      sum.healthy += votes.healthy;
    }
  }
}

bool ProblemEvidence::is_supported(IllIndex effect, const Candidate& candidate) const {
  if (candidate.relation == Relation::kPartOf || candidate.worse) return true;
  const graph::NameIndex type = engine_.snapshot().type(places_[effect].id);
  const bool near = candidate.relation == Relation::kNear;
  const VotesByType& table = !has_clique_[effect] ? peers_ : near ? near_ : far_;
  const Votes& votes = table[type][candidate.cause];
  return votes.ill >= votes.healthy;
}

}  // namespace toposcope::query
