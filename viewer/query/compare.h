#pragma once

/// \file
/// Two states of a clique in one picture.
///
/// \code
///   const auto diffs = graph::diff_cliques(engine_then, engine_now, row);
///   const query::Comparison both = query::compare(then, now, diffs, {});
///   const scene::Scene drawing = scene::draw_picture(both.facts, look, {});
/// \endcode

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/clique_diff.h"
#include "toposcope/scene/facts.h"

namespace toposcope::query {

/// What is held against what.
enum class ComparisonKind : std::uint8_t {
  kTimes,   ///< Two revisions of one focal point.
  kFocal,   ///< Two focal points of one revision: A and B.
  kWhatIf,  ///< With and without what fails.
};

struct CompareOptions {
  ComparisonKind kind = ComparisonKind::kTimes;
  std::string environment_before = {}, environment_after = {};  ///< A key counts within one.
  std::set<std::string, std::less<>> failed = {};  ///< kWhatIf: keys of nodes and links that fail.
};

/// One line of the list beside the picture.
struct ComparedThing {
  scene::Difference difference = scene::Difference::kChanged;
  bool is_link = false;
  std::uint32_t index = 0;  ///< Of GraphFacts::nodes or links.
  bool got_worse = false;   ///< Of a change of status.
  bool failed = false;      ///< kWhatIf: it is what fails, not what follows.
  std::string sentence;     ///< "tap3f9: Warning to Error, worse".
  std::string because;      ///< Cause as graph::diff_cliques() knows it; may be empty.
};

struct Comparison {
  scene::GraphFacts facts;            ///< The union; focal point of the later state.
  std::vector<ComparedThing> things;  ///< Removed, added, changed; nodes before links.
  std::size_t same_nodes = 0, same_links = 0;
  std::string summary;  ///< "2 objects added, 1 removed, 3 changed (1 worse)".
};

/// Puts two states into one: what only one has is marked added or removed, what differs changed.
///
/// Nodes are matched by environment and key, links by environment and key.  Nodes of the later
/// state come first, in its order, then removed ones in theirs; so do links and owners.  A node
/// changed when its status, acknowledgement, check text, name, type or host differs; a link when
/// its ends, type, name, status or state does.  A changed status is told in the node's text.
///
/// \param diffs  causes by key; of all clique types, or empty
/// \par Complexity
/// O((N + L) log (N + L)).
[[nodiscard]] Comparison compare(const scene::GraphFacts& before, const scene::GraphFacts& after,
                                 const std::vector<graph::CliqueDiff>& diffs,
                                 const CompareOptions& options);

}  // namespace toposcope::query
