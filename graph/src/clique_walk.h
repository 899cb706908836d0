#pragma once

/// \file
/// The walk itself, the only code that runs once for each link of each clique.
///
/// It is a template over how links are checked and over what is done with them, so that the inner
/// loop holds nothing that a run does not need.  No allocation once its lists have grown.

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "toposcope/model/ids.h"

#include "clique_program.h"

namespace toposcope::graph {

/// The state of a walk.  Used again and again by one thread: an epoch number that grows makes all
/// marks of earlier walks void.
class WalkScratch {
 public:
  void begin(const Program& program, std::size_t slot_count, std::size_t link_count) {
    if (slot_mark.size() != slot_count) slot_mark.assign(slot_count, 0);
    if (program.marks_links && link_mark.size() != link_count) link_mark.assign(link_count, 0);
    if (lists.size() < program.list_count) lists.resize(program.list_count);
    for (auto& list : lists) list.clear();
    if (++epoch != 0) return;
    std::fill(slot_mark.begin(), slot_mark.end(), 0U);
    std::fill(link_mark.begin(), link_mark.end(), 0U);
    epoch = 1;
  }

  std::vector<std::uint32_t> slot_mark;  ///< By slot: the epoch in which it was reached.
  std::vector<std::uint32_t> link_mark;  ///< By link: the epoch in which it was taken.
  std::uint32_t epoch = 0;
  std::vector<std::vector<Slot>> lists;  ///< Reached slots, by Program's list numbers.
};

/// \name Checks: whether a focal point allows a link that carries `value`
///@{
struct AllowAll {
  [[nodiscard]] bool operator()(ValueId) const { return true; }
};

struct AllowAccepted {
  std::span<const ValueId> accepted;

  [[nodiscard]] bool operator()(ValueId value) const {
    if (value == kAbsent) return true;
    for (const ValueId candidate : accepted) {
      if (candidate == value) return true;
    }
    return false;
  }
};

/// For several constraints: `value` is the number of the link's constraint set.
struct AllowBySets {
  const Program& program;
  std::uint32_t focal_set;

  [[nodiscard]] bool operator()(ValueId value) const {
    const auto set = static_cast<std::size_t>(value);
    return std::all_of(program.constraints.begin(), program.constraints.end(),
                       [&](const ConstraintColumn* column) {
                         return AllowAccepted{column->accepted[focal_set]}(column->carried[set]);
                       });
  }
};
///@}

/// \name Uses of the links that a walk takes
///@{
class CountedLinks {
 public:
  void add(std::uint32_t) { ++count_; }
  void end_step() {}
  [[nodiscard]] std::size_t size() const { return count_; }

 private:
  std::size_t count_ = 0;
};

class KeptLinks {
 public:
  KeptLinks(std::vector<model::LinkId>& links, std::vector<std::uint32_t>& by_step)
      : links_(links), by_step_(by_step) {}

  void add(std::uint32_t link) { links_.push_back({link}); }
  void end_step() {
    by_step_.push_back(static_cast<std::uint32_t>(links_.size() - counted_));
    counted_ = links_.size();
  }
  [[nodiscard]] std::size_t size() const { return links_.size(); }

 private:
  std::vector<model::LinkId>& links_;
  std::vector<std::uint32_t>& by_step_;
  std::size_t counted_ = 0;
};
///@}

template <typename Check, typename Links>
class Walk {
 public:
  /// \param scratch  after begin() for this program
  Walk(const Program& program, WalkScratch& scratch, const Check& check, Links& links)
      : program_(program), scratch_(scratch), check_(check), links_(links) {}

  void from(Slot focal_point) {
    scratch_.slot_mark[focal_point] = scratch_.epoch;
    scratch_.lists[program_.focal_list].push_back(focal_point);
    bool at_gap = false;
    for (const Step& step : program_.steps) {
      const std::size_t before = links_.size();
      if (!at_gap) follow(step);
      links_.end_step();
      at_gap = at_gap || (program_.stops_at_gap && links_.size() == before);
    }
  }

  [[nodiscard]] std::uint64_t links_examined() const { return examined_; }

 private:
  void follow(const Step& step) {
    if (step.pass_count == 0) return;
    const std::size_t before = links_.size();
    // Both passes of a step set out from the same slots: what the step itself files comes later.
    const std::size_t starts = scratch_.lists[step.passes[0].start].size();
    look(step, step.passes[0], starts);
    if (step.pass_count < 2 || (step.second_is_fallback && links_.size() != before)) return;
    look(step, step.passes[1], starts);
  }

  void look(const Step& step, const Pass& pass, std::size_t starts) {
    const std::vector<Slot>& start = scratch_.lists[pass.start];
    std::vector<Slot>& reached = scratch_.lists[pass.reached];
    std::uint64_t examined = 0;
    for (std::size_t i = 0; i < starts; ++i) {
      const auto entries = pass.links->at(start[i]);
      examined += entries.size();
      for (const Entry& entry : entries) {
        if (!check_(entry.value) || !take(step, entry.link)) continue;
        if (scratch_.slot_mark[entry.other] == scratch_.epoch) continue;
        scratch_.slot_mark[entry.other] = scratch_.epoch;
        reached.push_back(entry.other);
      }
    }
    examined_ += examined;
  }

  bool take(const Step& step, std::uint32_t link) {
    if (step.may_repeat && scratch_.link_mark[link] == scratch_.epoch) return false;
    if (step.may_be_repeated) scratch_.link_mark[link] = scratch_.epoch;
    links_.add(link);
    return true;
  }

  const Program& program_;
  WalkScratch& scratch_;
  const Check check_;
  Links& links_;
  std::uint64_t examined_ = 0;
};

/// Walks with the cheapest check that the program's constraints allow.
/// \param focal_set  constraint set of the focal point
/// \return links examined
template <typename Links>
std::uint64_t walk(const Program& program, Slot focal_point, std::uint32_t focal_set,
                   WalkScratch& scratch, Links& links) {
  const auto run = [&](const auto& check) {
    Walk walk(program, scratch, check, links);
    walk.from(focal_point);
    return walk.links_examined();
  };
  if (program.constraints.empty()) return run(AllowAll{});
  if (program.constraints.size() > 1) return run(AllowBySets{program, focal_set});
  return run(AllowAccepted{program.constraints.front()->accepted[focal_set]});
}

}  // namespace toposcope::graph
