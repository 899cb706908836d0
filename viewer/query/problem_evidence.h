#pragma once

/// \file
/// Private to problems.cpp: what speaks for and against each ill node as the cause of others.

#include <chrono>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "toposcope/graph/impact.h"

#include "query/neighbours.h"
#include "query/problems.h"
#include "query/ways_up.h"

namespace toposcope::query {

/// Number of an ill node, from 0.
using IllIndex = std::uint32_t;

/// How a cause stands to what it explains: better kinds first.
enum class Relation : std::uint8_t {
  kPartOf,  ///< The effect is a part of the cause.
  kNear,    ///< The cause lies on a way up from the effect, or next to it.
  kFar,     ///< It is in a clique with it, elsewhere.
};

/// A node that may be the cause of another.
struct Candidate {
  IllIndex cause = 0;
  Relation relation = Relation::kFar;
  bool worse = false;  ///< Else equally bad and deeper.
};

/// An ill node in its snapshot.
struct IllPlace {
  const IllNode* node = nullptr;
  model::NodeId id;
  float depth = 0;  ///< Its tier; of something with ill parts more than that of each.
};

/// The ill nodes of a snapshot with the candidates of each.
class ProblemEvidence {
 public:
  ProblemEvidence(const graph::CliqueEngine& engine, const std::vector<IllNode>& ill,
                  const ProblemOptions& options);

  [[nodiscard]] std::span<const IllPlace> places() const { return places_; }
  [[nodiscard]] std::span<const graph::Impacted> hits() const { return hits_; }
  [[nodiscard]] IllIndex index_of(model::NodeId node) const { return marks_[node.value]; }

  /// What may be the cause of a node; each cause once, in the best relation.
  [[nodiscard]] std::vector<Candidate> candidates_of(IllIndex effect) const;

  /// Cliques of healthy focal points that have an ill node on a way up, by IllIndex.
  [[nodiscard]] std::span<const std::uint32_t> healthy() const { return healthy_; }

  /// Whether at least as many of the effect's type that stand to the cause as it does are ill as
  /// are healthy.
  [[nodiscard]] bool is_supported(IllIndex effect, const Candidate& candidate) const;

 private:
  void place(const std::vector<IllNode>& ill);
  void place_owners(std::span<const float> depths);
  void share_cliques();
  void count_focal_points(const ProblemOptions& options);
  void count_peers(const ProblemOptions& options);
  void add_part_of(IllIndex effect, std::vector<Candidate>& out) const;
  void add_related(IllIndex effect, IllIndex cause, bool far_needs_depth,
                   std::vector<Candidate>& out) const;
  [[nodiscard]] bool is_linked(IllIndex a, IllIndex b) const;
  [[nodiscard]] std::vector<IllIndex> linked_to(IllIndex one) const;

  const graph::CliqueEngine& engine_;
  std::optional<std::chrono::microseconds> slack_;
  Neighbours neighbours_;
  std::vector<std::uint32_t> marks_;           ///< By NodeId: IllIndex or kNotMarked.
  std::vector<IllPlace> places_;               ///< By IllIndex, ascending NodeId.
  std::vector<std::vector<IllIndex>> owners_;  ///< By IllIndex.
  std::vector<graph::Impacted> hits_;
  std::vector<std::vector<IllIndex>> own_;       ///< By IllIndex: ill nodes of its own cliques.
  std::vector<bool> has_clique_;                 ///< By IllIndex.
  std::vector<std::vector<std::uint64_t>> met_;  ///< By IllIndex without clique: a bit a node.
  /// How those fare that stand to a cause in one way.
  struct Votes {
    std::uint32_t ill = 0, healthy = 0;
  };
  /// By node type, then by IllIndex of the cause; empty for types that are not asked about.
  using VotesByType = std::vector<std::vector<Votes>>;
  VotesByType near_, far_;  ///< Cliques of focal points.
  VotesByType peers_;       ///< Nodes with the cause on a way up.
  std::vector<std::uint32_t> healthy_;
  std::optional<WaysUp> ways_;  ///< Set by the constructor.
};

}  // namespace toposcope::query
