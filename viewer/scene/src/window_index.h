#pragma once

#include <cstdint>
#include <vector>

#include "toposcope/scene/window_view.h"

#include "bundles.h"
#include "headings.h"

namespace toposcope::scene {

/// What decides about a card that is drawn as a mark.
struct CardGist {
  model::StatusValue status = model::StatusValue::kNoCheck;
  bool acknowledged = false;
  bool placeholder = false;
  bool is_title = false;  ///< Drawn with its frame.
  bool dimmed = false;
  std::uint8_t rank = 0;  ///< Worse ones are drawn later: below kMarkRanks.
  std::uint32_t frame = graph::kNone;
};
inline constexpr std::uint8_t kMarkRanks = 7;

/// What decides whether a line is seen, and how from afar.
struct LineGist {
  std::uint32_t source = 0;
  std::uint32_t target = 0;
  Rect extent;  ///< Of its route, in layout pixels.
  model::StatusValue status = model::StatusValue::kNoCheck;
  bool is_hidden = false;  ///< Its frame says it.
  bool on_path = false;
  bool is_ill = false;  ///< Warning or Error.
};

/// All lines between two frames, as one; frames are kNone for cards that stand in none.
struct FrameLink {
  std::uint32_t first = 0;
  std::uint32_t second = 0;
  std::uint32_t lines = 0;
  model::StatusValue worst = model::StatusValue::kNoCheck;
};

struct WindowIndex::Data {
  Bundles bundles;
  std::vector<Rect> trunk_extents;        ///< By bundle.
  std::vector<std::uint32_t> line_order;  ///< lines_by_layer().
  std::vector<CardGist> cards;            ///< By card.
  std::vector<LineGist> lines;            ///< By line.
  std::vector<FrameLink> frame_links;     ///< Different frames only, the fewest lines first.
  std::vector<Heading> columns, fabric;   ///< In layout pixels.
};

/// That of the input, or one that is made into `own`.
[[nodiscard]] const WindowIndex::Data& index_of(const WindowInput& input,
                                                std::vector<WindowIndex>& own);

}  // namespace toposcope::scene
