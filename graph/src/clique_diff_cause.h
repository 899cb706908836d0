#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

#include "toposcope/graph/clique_diff.h"

#include "explain_walk.h"

namespace toposcope::graph {

/// One of the two revisions, made ready for walks.
struct Revision {
  explicit Revision(const CliqueEngine& of)
      : engine(&of), index(of.snapshot()), ground(of.snapshot(), index, of.options().without) {}
  Revision(const Revision&) = delete;
  Revision& operator=(const Revision&) = delete;

  /// The focal point, unless it is gone or left out.
  [[nodiscard]] std::optional<model::NodeId> find(model::NodeRow row) const;

  /// The use that this revision makes of a clique type for the focal point; null when it makes
  /// none.
  [[nodiscard]] const CliqueJob* job_of(model::NodeId focal_point,
                                        const std::string& clique_type) const;

  const CliqueEngine* engine;
  LinkIndex index;
  WalkGround ground;
};

struct CauseAndReason {
  Cause cause = Cause::kReachability;
  std::string because;
};

/// Which revision holds what the other lacks.
enum class Held : std::uint8_t { kBefore, kAfter };

/// Says why the clique of one revision holds what that of the other one lacks.
///
/// It walks the holder's rule a second time, on the other revision's graph: what is there now was
/// kept out by the rule, what is not was kept out by the graph.
class CauseFinder {
 public:
  /// \param holder, other, job  must outlive this; job is the holder's
  CauseFinder(const Revision& holder, const Revision& other, const CliqueJob& job,
              model::NodeId focal_point, Held held);

  /// \param node, link  of the holder's snapshot, in its clique and not in the other one
  [[nodiscard]] CauseAndReason cause_of(model::NodeId node) const;
  [[nodiscard]] CauseAndReason cause_of(model::LinkId link) const;

 private:
  void walk_there();
  [[nodiscard]] std::string why_not_focal(std::optional<model::NodeId> there) const;
  [[nodiscard]] std::optional<CauseAndReason> absence_of(model::LinkId link) const;
  [[nodiscard]] std::optional<CauseAndReason> refusal_of(const TracedHop& hop) const;
  [[nodiscard]] std::optional<CauseAndReason> change_of(const TracedHop& hop) const;
  [[nodiscard]] std::optional<CauseAndReason> turn_of(const TracedHop& hop) const;
  [[nodiscard]] CauseAndReason lost_way(std::uint32_t hop) const;
  [[nodiscard]] std::string constraint_change(model::LinkId link) const;
  [[nodiscard]] std::string rule_change() const;

  [[nodiscard]] std::optional<model::LinkId> there(model::LinkId link) const;
  [[nodiscard]] std::string ends_of(const Revision& revision, model::LinkId link) const;
  [[nodiscard]] bool has_moved(model::LinkId link) const;
  [[nodiscard]] std::string move_of(model::LinkId link) const;
  [[nodiscard]] std::string step_label(std::uint32_t step) const;
  [[nodiscard]] std::string changed(const std::string& what, const std::string& here,
                                    const std::string& there) const;
  [[nodiscard]] std::string by_time(std::string_view was_before, std::string_view is_now) const {
    return std::string(held_ == Held::kBefore ? is_now : was_before);
  }

  const Revision& holder_;
  const Revision& other_;
  const CliqueJob& job_;
  model::NodeId focal_point_;
  Held held_;
  WalkPlan plan_;
  Trace trace_;
  std::unordered_map<model::LinkId, std::uint32_t> hop_of_;  ///< Index into trace_.hops.

  /// \name The holder's rule on the other graph; no plan when there is no such focal point there
  ///@{
  std::optional<model::NodeId> focal_there_;
  std::string focal_missing_;
  std::optional<WalkPlan> plan_there_;
  Trace trace_there_;
  std::unordered_set<model::LinkId> links_there_;
  ///@}
};

}  // namespace toposcope::graph
