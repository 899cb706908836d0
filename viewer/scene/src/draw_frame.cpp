#include <algorithm>
#include <array>
#include <cmath>

#include "toposcope/scene/text_metrics.h"

#include "badges.h"
#include "canvas_parts.h"
#include "card_metrics.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

constexpr float kNameInset = 43;  ///< Behind chevron and icon.
constexpr float kCaseNameInset = 31;
constexpr float kTitleGap = 8;
constexpr float kReasonGap = 20;
constexpr float kRightMargin = 11.5F;
constexpr float kMostName = 280;  ///< A title asks for no more room for its name.
constexpr float kMostRole = 160;
constexpr float kMostCaseName = 160;
constexpr float kLeastName = 48;  ///< Counts leave so much to the name.
constexpr float kCountRoom = 78;  ///< From the right edge to the distribution bar.

const TextStyle kName{.weight = Weight::kSemiBold, .size = 12};
const TextStyle kRole{.size = 11};
const TextStyle kReason{.weight = Weight::kMedium, .size = 11};
const TextStyle kCount{.weight = Weight::kMedium, .size = 11};

TextStyle in(TextStyle style, Colour colour) {
  style.colour = colour;
  return style;
}

std::string name_of(const Frame& frame) {
  return frame.boxes == 1 ? frame.name : frame.name + "  \u00D7" + std::to_string(frame.boxes);
}

/// Statuses that a title bar counts, worst first; one for acknowledged and one for the others.
std::vector<StatusFacts> counted(const StatusCounts& counts) {
  std::vector<StatusFacts> shown;
  for (const StatusValue status :
       {StatusValue::kError, StatusValue::kWarning, StatusValue::kUnknown, StatusValue::kStale,
        StatusValue::kMaintenance}) {
    const auto index = static_cast<std::size_t>(status);
    const std::uint32_t hollow = counts.acknowledged.at(index);
    if (counts.of.at(index) > hollow) shown.push_back({status, false, ""});
    if (hollow > 0) shown.push_back({status, true, ""});
  }
  return shown;
}

std::uint32_t count_of(const StatusCounts& counts, const StatusFacts& status) {
  const auto index = static_cast<std::size_t>(status.value);
  const std::uint32_t hollow = counts.acknowledged.at(index);
  return status.acknowledged ? hollow : counts.of.at(index) - hollow;
}

float pitch_of(const StatusCounts& counts, const StatusFacts& status) {
  const std::string text = std::to_string(count_of(counts, status));
  return std::max(kBadgePitch, text_width(text, kCount) + 26);
}

/// Badges with their counts, the first at the left; `right` is where the last count ends.  The
/// worst that fit into `room` are shown.
/// \return the room that they take
float draw_counts(Scene& scene, const Theme& theme, const StatusCounts& counts, Point right,
                  float room) {
  std::vector<StatusFacts> shown;
  float taken = 0;
  for (const StatusFacts& status : counted(counts)) {
    const float pitch = pitch_of(counts, status);
    if (taken + pitch > room) break;
    taken += pitch;
    shown.push_back(status);
  }
  float x = right.x;
  for (auto status = shown.rbegin(); status != shown.rend(); ++status) {
    const std::string text = std::to_string(count_of(counts, *status));
    add_text(scene, text, {x, right.y + 4}, in(kCount, theme.text2), Anchor::kEnd);
    const float width = text_width(text, kCount);
    draw_badge(scene, theme, *status, {{x - width - 9.5F, right.y}, 11, theme.box_head});
    x -= pitch_of(counts, *status);
  }
  return taken;
}

void draw_head_ground(Scene& scene, const Theme& theme, const FrameView& view, float most_radius) {
  const Rect& rect = view.rect;
  const float radius = std::min({most_radius, rect.width / 4, rect.height / 4});
  const Stroke border{theme.box_border, 1, Cap::kButt, {}};
  const Rect edge{rect.x + 0.5F, rect.y + 0.5F, rect.width - 1, rect.height - 1};
  scene.add(Box{edge, all_round(radius), theme.box, {}});
  if (view.head_height > 0) {
    scene.add(Box{{edge.x, edge.y, edge.width, view.head_height},
                  {radius, radius, 0, 0},
                  theme.box_head,
                  {}});
  }
  scene.add(Box{edge, all_round(radius), {}, border});
}

void draw_stacked_edges(Scene& scene, const Theme& theme, const Rect& rect) {
  for (const float by : {6.0F, 3.0F}) {
    const Rect edge{rect.x + by + 0.5F, rect.y + by + 0.5F, rect.width - 1, rect.height - 1};
    scene.add(Box{edge, all_round(10), theme.box, {theme.box_border, 1, Cap::kButt, {}}});
  }
}

Colour reason_colour(const Theme& theme, const Frame& frame) {
  if (has_badge(frame.status)) return theme.of(frame.status.value).text;
  if (frame.counts.count(StatusValue::kMaintenance) > frame.counts.count(StatusValue::kStale)) {
    return theme.of(StatusValue::kMaintenance).text;
  }
  return theme.of(StatusValue::kStale).text;
}

/// Name, role and reason, as far as there is room up to `right`.
void draw_lane_texts(Scene& scene, const Theme& theme, const Frame& frame, Point at, float right) {
  const std::string name = cut_middle(name_of(frame), kName, right - at.x);
  add_text(scene, name, at, in(kName, theme.text));
  float x = at.x + text_width(name, kName) + kTitleGap;
  const std::string role = cut_end(frame.role, kRole, std::max(0.0F, right - x));
  add_text(scene, role, {x, at.y}, in(kRole, theme.text3));
  x += text_width(role, kRole) + kReasonGap;
  add_text(scene, cut_end(frame.reason, kReason, std::max(0.0F, right - x)), {x, at.y},
           in(kReason, reason_colour(theme, frame)));
}

std::string object_count(const Frame& frame) {
  const std::uint32_t count = frame.counts.total();
  return std::to_string(count) + (count == 1 ? " object" : " objects");
}

/// Its distribution and its counts, where they leave enough to the name.
/// \return where they begin
float draw_lane_counts(Scene& scene, const Theme& theme, const FrameView& view, float name,
                       float drop) {
  const Rect& rect = view.rect;
  const Frame& frame = view.frame;
  if (rect.right() - kCountRoom - name < kLeastName) return rect.right() - kRightMargin;
  const float baseline = rect.y + 17.5F + drop;
  add_text(scene, object_count(frame), {rect.right() - kRightMargin, baseline},
           in(kRole, theme.text3), Anchor::kEnd);
  const float bar_right = rect.right() - kCountRoom;
  if (bar_right - kDistributionWidth - 13 - name < kLeastName) return bar_right;
  draw_distribution(scene, theme, frame.counts,
                    {bar_right - kDistributionWidth, rect.y + 11.5F + drop, kDistributionWidth, 4});
  const float counts_right = bar_right - kDistributionWidth - 13;
  const float name_width = std::min(kMostName, text_width(name_of(frame), kName));
  const float taken = draw_counts(scene, theme, frame.counts, {counts_right, rect.y + 13.5F + drop},
                                  counts_right - name - name_width - kTitleGap);
  return counts_right - taken - 4;
}

void draw_lane(Scene& scene, const CanvasGround& ground, const FrameView& view) {
  const Theme& theme = ground.theme;
  const Rect& rect = view.rect;
  if (view.frame.boxes > 1) draw_stacked_edges(scene, theme, rect);
  draw_head_ground(scene, theme, view, 10);
  if (view.head_height <= 0) return;
  const float drop = (view.head_height - kLaneHeadHeight) / 2;
  const float y = rect.y + drop;
  const Stroke pen{theme.text3, 1.4F, Cap::kRound, {}};
  const std::array chevron = {Point{rect.x + 10, y + 10}, Point{rect.x + 14, y + 14.5F},
                              Point{rect.x + 18, y + 10}};
  scene.add_path(std::array{PathStep::kMove, PathStep::kLine, PathStep::kLine}, chevron, {}, pen);
  draw_icon(scene, ground.look, view.frame.type, {{rect.x + 24, y + 6}, 0.88F, theme.text2});
  const float name = rect.x + kNameInset;
  const float right = draw_lane_counts(scene, theme, view, name, drop);
  draw_lane_texts(scene, theme, view.frame, {name, y + 17.5F}, right);
}

/// The title bar of a case is its switch, when the drawing has it.
void draw_head_status(Scene& scene, const CanvasGround& ground, const FrameView& view) {
  const Card& head = ground.cards.cards[view.frame.head];
  const Rect title{view.rect.x, view.rect.y, view.rect.width,
                   view.head_height > 0 ? view.head_height : std::min(10.0F, view.rect.height)};
  const Theme& theme = ground.theme;
  if (head.status.value != StatusValue::kNoCheck) {
    draw_left_bar(scene, title, 4,
                  {has_badge(head.status) ? 4.0F : 3.0F, theme.of(head.status.value).mark,
                   theme.mark_border});
  }
  const auto ring = [&](float by, const Stroke& stroke) {
    const Rect at{title.x - by, title.y - by, title.width + 2 * by, title.height + 2 * by};
    scene.add(Box{at, all_round(4 + by), {}, stroke});
  };
  if (view.state.found) ring(4, {theme.accent_soft, 4, Cap::kButt, {}});
  if (view.state.hovered) ring(0, {theme.text, 1.5F, Cap::kButt, {}});
  if (head.is_focal_point || view.state.selected) ring(3, {theme.accent, 2, Cap::kButt, {}});
  if (view.state.keyboard) ring(4.75F, {theme.text, 1.5F, Cap::kButt, {3, 3, 0, 0}});
  if (has_badge(head.status)) {
    draw_badge(scene, theme, head.status, {{title.right() - 1, title.y}, 14, theme.canvas});
  }
}

/// What is in a case besides its title bar.
StatusCounts ports_of(const CanvasGround& ground, const Frame& frame) {
  StatusCounts counts = frame.counts;
  if (frame.head == graph::kNone) return counts;
  const StatusCounts& head = ground.cards.cards[frame.head].counts;
  for (std::size_t i = 0; i < counts.of.size(); ++i) {
    counts.of.at(i) -= head.of.at(i);
    counts.acknowledged.at(i) -= head.acknowledged.at(i);
  }
  return counts;
}

void draw_case(Scene& scene, const CanvasGround& ground, const FrameView& view) {
  const Theme& theme = ground.theme;
  const Rect& rect = view.rect;
  const Frame& frame = view.frame;
  if (frame.boxes > 1) draw_stacked_edges(scene, theme, rect);
  draw_head_ground(scene, theme, view, 4);
  if (view.head_height <= 0) return;
  const float y = rect.y + (view.head_height - kCaseHeadHeight) / 2;
  draw_icon(scene, ground.look, frame.type, {{rect.x + 10, y + 6}, 1, theme.text2});
  const StatusCounts counts = ports_of(ground, frame);
  const float counts_right = rect.right() - 10;
  const float x = rect.x + kCaseNameInset;
  const float name_width = std::min(kLeastName, text_width(name_of(frame), kName));
  const float taken =
      draw_counts(scene, theme, counts, {counts_right, y + 14.5F}, counts_right - x - name_width);
  const float room = std::max(0.0F, counts_right - taken - x);
  add_text(scene, cut_middle(name_of(frame), kName, room), {x, y + 18.5F}, in(kName, theme.text));
}

}  // namespace

float title_width(const Frame& frame) {
  const float name = text_width(name_of(frame), kName);
  if (frame.fabric) return kCaseNameInset + std::min(kMostCaseName, name) + 10 + kBadgePitch;
  const float role = frame.role.empty() ? 0 : text_width(frame.role, kRole) + kTitleGap;
  return kNameInset + std::min(kMostName, name) + std::min(kMostRole, role) + 24 + 2 * kBadgePitch +
         13 + kDistributionWidth + kCountRoom;
}

void draw_frame(Scene& scene, const CanvasGround& ground, const FrameView& view) {
  if (view.frame.fabric) {
    draw_case(scene, ground, view);
  } else {
    draw_lane(scene, ground, view);
  }
  if (view.frame.head != graph::kNone) draw_head_status(scene, ground, view);
}

}  // namespace toposcope::scene
