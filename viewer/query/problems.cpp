#include "query/problems.h"

#include <algorithm>
#include <tuple>

#include "toposcope/model/status.h"

#include "query/problem_evidence.h"

namespace toposcope::query {
namespace {

using model::badness;

/// What an ill node explains, and what speaks against it.
struct Weight {
  std::int64_t explains = 0;
  std::int64_t healthy = 0;

  [[nodiscard]] std::int64_t net() const { return explains - healthy; }
};

/// Chooses for each ill node the one that explains it.
class Judge {
 public:
  Judge(const graph::CliqueEngine& engine, const ProblemEvidence& evidence)
      : engine_(engine), evidence_(evidence), weights_(evidence.places().size()) {
    candidates_.reserve(weights_.size());
    for (IllIndex i = 0; i < weights_.size(); ++i) {
      weights_[i].healthy = evidence.healthy()[i];
      candidates_.push_back(evidence.candidates_of(i));
      for (const Candidate& one : candidates_.back()) ++weights_[one.cause].explains;
    }
  }

  /// kNotMarked: it is a cause itself.
  [[nodiscard]] IllIndex cause_of(IllIndex effect) const {
    const Candidate* best = nullptr;
    for (const Candidate& one : candidates_[effect]) {
      if (evidence_.is_supported(effect, one) && (best == nullptr || is_better(one, *best)))
        best = &one;
    }
    return best == nullptr ? kNotMarked : best->cause;
  }

 private:
  [[nodiscard]] bool is_better(const Candidate& a, const Candidate& b) const {
    const auto rank = [&](const Candidate& one) {
      const Weight& weight = weights_[one.cause];
      return std::tuple(one.relation, -weight.net(), -weight.explains);
    };
    if (rank(a) != rank(b)) return rank(a) < rank(b);
    const IllPlace& x = evidence_.places()[a.cause];
    const IllPlace& y = evidence_.places()[b.cause];
    if (x.node->since != y.node->since) return is_older(x.node->since, y.node->since);
    const auto key = [&](const IllPlace& one) {
      return std::tuple(engine_.snapshot().key(one.id), one.id);
    };
    return key(x) < key(y);
  }

  const graph::CliqueEngine& engine_;
  const ProblemEvidence& evidence_;
  std::vector<Weight> weights_;                     ///< By IllIndex.
  std::vector<std::vector<Candidate>> candidates_;  ///< By IllIndex.
};

/// Where the chain of causes of a node ends.
struct Fold {
  IllIndex root = 0;
  std::uint32_t hops = 0;
};

std::vector<Fold> fold(const std::vector<IllIndex>& causes) {
  std::vector<Fold> out;
  for (IllIndex i = 0; i < causes.size(); ++i) {
    Fold one{i, 0};
    for (; causes[one.root] != kNotMarked; ++one.hops) one.root = causes[one.root];
    out.push_back(one);
  }
  return out;
}

ProblemRow row_of(const graph::CliqueEngine& engine, const IllPlace& place) {
  ProblemRow row;
  row.cause = name_of(engine.snapshot(), place.id);
  row.status = place.node->value;
  row.text = place.node->text;
  row.source = place.node->source;
  row.since = place.node->since;
  row.acknowledged = place.node->acknowledged;
  return row;
}

bool is_before(const ProblemRow& a, const ProblemRow& b) {
  if (badness(a.status) != badness(b.status)) return badness(a.status) > badness(b.status);
  if (a.since != b.since) return is_older(a.since, b.since);
  return before_by_name(a.cause, b.cause);
}

bool is_before(const Effect& a, const Effect& b) {
  if (a.hops != b.hops) return a.hops < b.hops;
  if (badness(a.status) != badness(b.status)) return badness(a.status) > badness(b.status);
  return before_by_name(a.node, b.node);
}

/// Cliques that hold each root; of one that is in none, those that hold its effects.
std::vector<std::size_t> count_cliques(const ProblemEvidence& evidence,
                                       const std::vector<Fold>& folds) {
  std::vector<std::size_t> own(folds.size(), 0);
  std::vector<std::size_t> of_effects(folds.size(), 0);
  std::vector<IllIndex> roots;
  for (const graph::Impacted& hit : evidence.hits()) {
    roots.clear();
    for (const model::NodeId node : hit.lost_nodes) {
      const IllIndex one = evidence.index_of(node);
      ++own[one];
      roots.push_back(folds[one].root);
    }
    std::sort(roots.begin(), roots.end());
    roots.erase(std::unique(roots.begin(), roots.end()), roots.end());
    for (const IllIndex root : roots) ++of_effects[root];
  }
  for (std::size_t i = 0; i < own.size(); ++i) {
    if (own[i] == 0) own[i] = of_effects[i];
  }
  return own;
}

}  // namespace

bool is_older(model::UtcMicros a, model::UtcMicros b) {
  constexpr model::UtcMicros kNotKnown{};
  if ((a == kNotKnown) != (b == kNotKnown)) return b == kNotKnown;
  return a < b;
}

Problems find_problems(const graph::CliqueEngine& engine, const std::vector<IllNode>& ill,
                       const ProblemOptions& options) {
  const ProblemEvidence evidence(engine, ill, options);
  const Judge judge(engine, evidence);
  const auto places = evidence.places();
  std::vector<IllIndex> causes;
  for (IllIndex i = 0; i < places.size(); ++i) causes.push_back(judge.cause_of(i));
  const std::vector<Fold> folds = fold(causes);
  const std::vector<std::size_t> cliques = count_cliques(evidence, folds);
  std::vector<ProblemRow> rows(places.size());
  for (IllIndex i = 0; i < places.size(); ++i) {
    if (folds[i].root == i) {
      auto effects = std::move(rows[i].effects);
      rows[i] = row_of(engine, places[i]);
      rows[i].effects = std::move(effects);
      rows[i].cliques_hurt = cliques[i];
      continue;
    }
    rows[folds[i].root].effects.push_back(
        {name_of(engine.snapshot(), places[i].id), places[i].node->value, folds[i].hops,
         places[causes[i]].node->row, places[i].node->acknowledged});
  }
  Problems out;
  out.ill = places.size();
  for (IllIndex i = 0; i < places.size(); ++i) {
    if (folds[i].root == i) out.rows.push_back(std::move(rows[i]));
  }
  std::sort(out.rows.begin(), out.rows.end(),
            [](const ProblemRow& a, const ProblemRow& b) { return is_before(a, b); });
  for (std::size_t i = 0; i < out.rows.size(); ++i) {
    ProblemRow& row = out.rows[i];
    std::sort(row.effects.begin(), row.effects.end(),
              [](const Effect& a, const Effect& b) { return is_before(a, b); });
    out.row_of[row.cause.row] = i;
    for (const Effect& effect : row.effects) out.row_of[effect.node.row] = i;
  }
  return out;
}

}  // namespace toposcope::query
