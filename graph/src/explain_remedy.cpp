#include "explain_remedy.h"

#include <algorithm>
#include <cstddef>
#include <functional>
#include <optional>
#include <vector>

#include "toposcope/model/type_name.h"

#include "explain_change.h"
#include "rules_score.h"

namespace toposcope::graph {
namespace {

/// One thing to do about one obstacle.
struct Answer {
  std::string words;
  std::function<void(Change&)> make;
  std::optional<Semantics> semantics = {};  ///< To be used instead of making a change.
  bool can_be_tried = true;
};

/// What can be done about one obstacle; the plainest first.
using Answers = std::vector<Answer>;

/// The answer chosen for each obstacle.
using Choice = std::vector<std::size_t>;

class RemedyFinder {
 public:
  RemedyFinder(const Question& question, const RelaxedHop& relaxed)
      : question_(question), relaxed_(relaxed), hop_(relaxed.hop) {
    for (const Obstacle obstacle : relaxed.obstacles) answers_.push_back(answers_to(obstacle));
  }

  [[nodiscard]] std::string find() const {
    std::vector<Choice> all(answers_.size());
    for (std::size_t i = 0; i < answers_.size(); ++i) {
      for (std::size_t answer = 0; answer < answers_[i].size(); ++answer) all[i].push_back(answer);
    }
    std::vector<Choice> offered(answers_.size());
    const bool one_works = !for_each_choice(all, [&](const Choice& choice) {
      if (!works(choice)) return true;
      for (std::size_t i = 0; i < choice.size(); ++i) offered[i] = {choice[i]};
      return false;
    });
    if (!one_works) {
      for (Choice& answers : offered) answers = {0};
      return words_of(offered) + " (not enough by itself: other steps change with it)";
    }
    add_alternatives(all, offered);
    return words_of(offered);
  }

 private:
  /// Adds every answer that works together with all that is offered already.
  void add_alternatives(const std::vector<Choice>& all, std::vector<Choice>& offered) const {
    for (std::size_t i = 0; i < all.size(); ++i) {
      for (const std::size_t answer : all[i]) {
        if (answer == offered[i].front()) continue;
        std::vector<Choice> tried = offered;
        tried[i] = {answer};
        if (for_each_choice(tried, [&](const Choice& choice) { return works(choice); })) {
          offered[i].push_back(answer);
        }
      }
    }
  }

  /// Visits one answer out of each list in every combination, the first answers first.
  /// \return false when `visit` did, which ends it
  template <typename Visit>
  static bool for_each_choice(const std::vector<Choice>& lists, const Visit& visit) {
    std::vector<std::size_t> at(lists.size(), 0);
    for (;;) {
      Choice choice;
      for (std::size_t i = 0; i < lists.size(); ++i) choice.push_back(lists[i][at[i]]);
      if (!visit(choice)) return false;
      std::size_t i = 0;
      while (i < lists.size() && ++at[i] == lists[i].size()) at[i++] = 0;
      if (i == lists.size()) return true;
    }
  }

  [[nodiscard]] bool works(const Choice& choice) const {
    Change change;
    for (std::size_t i = 0; i < choice.size(); ++i) {
      const Answer& answer = answers_[i][choice[i]];
      if (!answer.can_be_tried) return is_plainest(choice);
      if (answer.make) answer.make(change);
      if (!answer.semantics.has_value()) continue;
      if (change.semantics.value_or(*answer.semantics) != *answer.semantics) return false;
      change.semantics = answer.semantics;
    }
    if (change.semantics.has_value() && !choose_constraints(change)) return false;
    return lets_in(question_.plan, question_.focal_point, change, hop_);
  }

  [[nodiscard]] static bool is_plainest(const Choice& choice) {
    return std::all_of(choice.begin(), choice.end(),
                       [](std::size_t answer) { return answer == 0; });
  }

  /// False when the other semantics do not use the clique type here.
  [[nodiscard]] bool choose_constraints(Change& change) const {
    const WalkRules& rules = question_.plan.rules();
    const std::string& environment =
        question_.plan.snapshot().environments()[rules.environment].name;
    const auto chosen = select_clique_types(
        question_.rules, environment_config(question_.rules, environment), *change.semantics);
    if (std::find(chosen.begin(), chosen.end(), rules.type) == chosen.end()) return false;
    change.constraints = select_constraints(question_.rules, rules.type->focal_point_type,
                                            environment, *change.semantics);
    return true;
  }

  [[nodiscard]] std::string words_of(const std::vector<Choice>& offered) const {
    std::string out;
    for (std::size_t i = 0; i < offered.size(); ++i) {
      if (i > 0) out += "; and ";
      for (const std::size_t answer : offered[i]) {
        out.append(answer == offered[i].front() ? "" : ", or ").append(answers_[i][answer].words);
      }
    }
    return out;
  }

  LinkChange& link_of(Change& change) const {
    if (!change.link.has_value()) change.link.emplace().link = hop_.link;
    return *change.link;
  }

  [[nodiscard]] std::string link() const {
    return link_label(question_.plan.snapshot(), hop_.link);
  }

  [[nodiscard]] Answers answers_to(Obstacle obstacle) const {
    switch (obstacle) {
      case Obstacle::kStoppedEarly:
        return {move_empty_steps(), use_semantics(Semantics::kCalipso)};
      case Obstacle::kStepOrder:
        return {repeat_step()};
      case Obstacle::kDirection:
      case Obstacle::kForwardFirst:
        return {turn_link(), use_semantics(Semantics::kBothWays)};
      case Obstacle::kOtherEnvironment:
        return {move_link()};
      case Obstacle::kImplicitLink:
        return {make_link_explicit(), use_implicit_links()};
      case Obstacle::kConstraint:
        return {let_link_agree(), drop_constraints()};
      case Obstacle::kNoCliqueType:
      case Obstacle::kNoPath:
      case Obstacle::kMissingLink:
      case Obstacle::kLeftOut:
        break;
    }
    return {{"", {}}};
  }

  [[nodiscard]] Answer move_empty_steps() const {
    const std::vector<std::uint32_t> steps = stopping_steps(question_, relaxed_);
    return {
        "move " + steps_label(question_, steps) + " to the end of " + clique_type_label(question_),
        [this, steps](Change& change) {
          change.steps = with_steps_at_end(question_.plan.rules().type->link_types, steps);
        }};
  }

  [[nodiscard]] static Answer use_semantics(Semantics semantics) {
    return {"use " + std::string(name_of(semantics)) + " semantics", {}, semantics};
  }

  [[nodiscard]] Answer repeat_step() const {
    return {"list " + step_type(question_, hop_.step) + " once more after step " +
                std::to_string(relaxed_.next_step) + " of " + clique_type_label(question_),
            [this](Change& change) {
              change.steps = with_step_repeated(question_.plan.rules().type->link_types, hop_.step,
                                                relaxed_.next_step);
            }};
  }

  /// "store link 'K' as vnic-vconnector": with its ends exchanged.  A type with two dashes is split
  /// at the first one, so that it would name other node types the other way round.
  [[nodiscard]] Answer turn_link() const {
    const GraphSnapshot& snapshot = question_.plan.snapshot();
    const std::string& type = snapshot.link_types()[snapshot.link_type(hop_.link)];
    if (model::count_dashes(type) > 1) {
      return {"give link type " + type + " a name with one dash", {}, {}, false};
    }
    return {"store " + link() + " as " + model::reverse_link_type(type) + " from " +
                node_label(snapshot, snapshot.target(hop_.link)) + " to " +
                node_label(snapshot, snapshot.source(hop_.link)),
            [this](Change& change) { link_of(change).turned = true; }};
  }

  [[nodiscard]] Answer move_link() const {
    const NameIndex environment = question_.plan.rules().environment;
    return {"move " + link() + " to " + environment_label(question_.plan.snapshot(), environment),
            [this, environment](Change& change) { link_of(change).environment = environment; }};
  }

  [[nodiscard]] Answer make_link_explicit() const {
    return {"set implicit to false on " + link(),
            [this](Change& change) { link_of(change).made_explicit = true; }};
  }

  [[nodiscard]] Answer use_implicit_links() const {
    return {"use_implicit_links in " + clique_type_label(question_),
            [](Change& change) { change.use_implicit_links = true; }};
  }

  /// What the focal point lacks, or has an empty list of, no link can carry: it can only not say.
  [[nodiscard]] Answer let_link_agree() const {
    std::vector<std::string> parts;
    std::vector<std::string> carried;
    std::vector<std::string> taken;
    for (const ConstraintEvaluation& one : refusing_constraints(question_, hop_.link)) {
      const bool has_none = one.wanted == "null" || one.wanted == "[]";
      (has_none ? taken : carried).push_back(one.name);
    }
    if (!carried.empty()) {
      parts.push_back("let " + link() + " carry the focal point's " + enumeration(carried));
    }
    if (!taken.empty()) parts.push_back("take " + enumeration(taken) + " off " + link());
    return {enumeration(parts), [this](Change& change) { link_of(change).agrees = true; }};
  }

  [[nodiscard]] Answer drop_constraints() const {
    std::vector<std::string> names;
    for (const ConstraintEvaluation& one : refusing_constraints(question_, hop_.link)) {
      names.push_back(one.name);
    }
    return {"take " + enumeration(names) + " out of the constraints of focal point type " +
                quoted(question_.plan.rules().type->focal_point_type),
            [names](Change& change) { change.dropped_constraints = names; }};
  }

  const Question& question_;
  const RelaxedHop& relaxed_;
  const TracedHop& hop_;
  std::vector<Answers> answers_;  ///< As the obstacles of the hop.
};

}  // namespace

std::string remedy_of(const Question& question, const RelaxedHop& hop) {
  return RemedyFinder(question, hop).find();
}

}  // namespace toposcope::graph
