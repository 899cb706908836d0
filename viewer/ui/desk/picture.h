#pragma once

/// \file
/// What a canvas shows: made beside the window, never changed afterwards.

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <unordered_map>
#include <vector>

#include "toposcope/graph/layout.h"
#include "toposcope/model/ids.h"
#include "toposcope/model/time.h"
#include "toposcope/scene/cards.h"
#include "toposcope/scene/facts.h"

#include "ui/desk/view_spec.h"

namespace toposcope::ui {

/// A clique type that fits the focal point.
struct RuleChoice {
  std::string key;
  std::string name;
  std::size_t steps = 0;
  std::size_t links = 0;
};

/// What one step of the rule found.
struct StepRow {
  std::string link_type;
  std::size_t nodes = 0;  ///< Reached here first.
  std::size_t links = 0;
  std::string stopped;  ///< Why the walk ended here; empty: it did not.
};

/// A focal point that holds the node, and how it fares.
struct Dependant {
  Subject subject;
  std::string project;
  scene::StatusFacts status;
};

/// One thing that differs between the two states of a comparison.
struct DifferenceRow {
  scene::Difference kind = scene::Difference::kNone;
  bool is_link = false;
  std::string key;
  std::string text;   ///< "vnic tap3f9"
  std::string cause;  ///< One sentence; empty: nothing is known.
};

/// Who suffers from a what-if, in the whole inventory.
struct LossSummary {
  bool known = false;
  std::size_t every_path = 0, redundancy = 0, kept = 0;  ///< Focal points.
  std::string text;                                      ///< For a change request.
};

/// Why there is nothing to draw, and the one way on.
struct EmptyView {
  std::string what;  ///< One line.
  std::string why;
  std::string button;  ///< What the way on is called; empty: there is none.
  enum class WayOn : std::uint8_t {
    kNone,
    kWhyNot,
    kClearFilter,
    kShowAsOfThen,
    kRetry,
    kNow,
  };
  WayOn way_on = WayOn::kNone;
  std::string at = {};  ///< kShowAsOfThen: the time.
};

struct Picture {
  ViewSpec view;          ///< That it answers.
  bool is_clique = true;  ///< Else a neighbourhood, and `dependants` say who holds the node.
  std::string title;      ///< "instance web-fe-03"
  std::vector<std::string> breadcrumb;       ///< Names from the environment to the focal point.
  std::vector<Subject> breadcrumb_subjects;  ///< Indexed as it; empty where there is no node.
  std::string rule_key, rule_name;           ///< Of the clique type that is shown.
  std::vector<RuleChoice> rules;
  std::vector<StepRow> steps;
  std::vector<Dependant> dependants;
  std::vector<DifferenceRow> differences;
  std::string summary;  ///< Of the differences: "2 objects added, 1 removed".
  LossSummary loss;     ///< Of the what-if.
  EmptyView empty;      ///< With a text: there is nothing to draw.

  scene::GraphFacts facts;  ///< Without what a filter hides.
  scene::CardGraph cards;
  graph::Layout layout;
  bool has_ghosts = false;                  ///< Vanished nodes are shown as removed.
  bool has_new_ghosts = false;              ///< Some of them have vanished just now.
  std::vector<std::uint32_t> card_of_node;  ///< Indexed like facts.nodes.
  std::vector<bool> dimmed;                 ///< Cards outside of the filter; empty: none is.
  std::size_t matches = 0;                  ///< Nodes that fit the filter.
  std::unordered_map<std::string, std::uint32_t> node_of_key;

  model::RevisionNumber revision = 0;
  model::UtcMicros as_of{};
  std::vector<std::string> notes;  ///< What else is to be said, e.g. faulty rules.

  /// The card of a node, by its key; kNone when the picture has none.
  [[nodiscard]] std::uint32_t card_of(const std::string& key) const {
    const auto node = node_of_key.find(key);
    return node == node_of_key.end() ? graph::kNone : card_of_node[node->second];
  }
  [[nodiscard]] bool is_empty() const noexcept { return !empty.what.empty(); }
};

using PicturePtr = std::shared_ptr<const Picture>;

}  // namespace toposcope::ui
