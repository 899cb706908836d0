#pragma once

/// \file
/// What the truth line and the legend say, as data: pictures write it, a window makes buttons of
/// it.
///
/// \code
///   for (const TruthPart& part : truth_parts(facts, cards)) button(part.text, part.warns);
/// \endcode
///
/// \par Thread safety
/// Pure.

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/scene/cards.h"
#include "toposcope/scene/facts.h"
#include "toposcope/scene/scene.h"
#include "toposcope/scene/theme.h"

namespace toposcope::scene {

struct TruthPart {
  enum class Kind : std::uint8_t {
    kAll,        ///< How many objects and links of how many.
    kFolded,     ///< What folds hold.
    kCollapsed,  ///< What collapsed boxes hold.
    kBoxes,      ///< Links that are drawn as boxes.
    kHidden,     ///< What is left out, or that nothing is.
  };
  Kind kind = Kind::kAll;
  std::string text;
  bool warns = false;  ///< Something is not in the drawing.
};

/// "60 of 60 objects, 68 of 68 links", what folds, what boxes say, what is hidden.  The first and
/// the last part are always there.
[[nodiscard]] std::vector<TruthPart> truth_parts(const GraphFacts& facts, const CardGraph& cards);

/// One thing that the drawing shows and a legend explains.
struct LegendEntry {
  enum class Kind : std::uint8_t {
    kStatus,
    kCalmLink,
    kDoubleLink,
    kImplicitLink,
    kErrorLink,
    kWarningLink,
    kStaleLink,
    kMaintenanceLink,
    kDownLink,
    kHiddenLink,  ///< Stands for nodes that are hidden.
    kPath,        ///< Of "why here".
  };
  Kind kind = Kind::kStatus;
  StatusFacts status;       ///< Of kStatus: its value, and whether it is acknowledged.
  std::string text;         ///< "Error acknowledged", "stale or unknown".
  std::uint32_t count = 0;  ///< Of nodes, of kStatus; else 0: not counted.
};

/// What is in the drawing and nothing else: statuses with counts, worst first, then link styles.
[[nodiscard]] std::vector<LegendEntry> legend_entries(const GraphFacts& facts,
                                                      const CardGraph& cards);

/// 13 wide for a status, 26 for a link.
[[nodiscard]] float legend_swatch_width(const LegendEntry& entry);
void draw_legend_swatch(Scene& scene, const Theme& theme, const LegendEntry& entry, Point centre);

/// "1 048": digits in groups of three, as all captions write numbers.
[[nodiscard]] std::string grouped_digits(std::uint64_t number);

}  // namespace toposcope::scene
