#include "badges.h"

#include <algorithm>
#include <array>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/scene/colour_vision.h"

#include "canvas_parts.h"

namespace toposcope::scene {
namespace {

using model::StatusValue;

constexpr std::array<float, 4> kSolid = {0, 0, 0, 0};
constexpr std::array<float, 4> kRingDash = {3, 2, 0, 0};  ///< As the border of what is stale.

/// Marks darker than this are written on in white.
constexpr double kDarkMark = 58;  // CIE L*

Colour glyph_colour(const Theme& theme, Colour mark) {
  return lightness(mark) < kDarkMark ? theme.glyph_on_dark : theme.glyph_on_light;
}

/// Draws one badge; lengths are in halves of its size.
class BadgeDrawer {
 public:
  BadgeDrawer(Scene& scene, const Theme& theme, const StatusFacts& status, const BadgePlace& place)
      : scene_(scene),
        theme_(theme),
        colours_(theme.of(status.value)),
        hollow_(status.acknowledged),
        place_(place),
        half_(place.size / 2) {}

  void triangle() {
    shape(std::array{at(0, -1), at(1, 0.78F), at(-1, 0.78F)});
    if (hollow_) return stroke({at(-0.32F, 0.18F), at(-0.07F, 0.43F), at(0.35F, -0.07F)}, 0.2F);
    line(at(0, -0.3F), at(0, 0.22F), 0.23F);
    scene_.add(Circle{at(0, 0.52F), 0.13F * half_, glyph(), {}});
  }

  void square() {
    constexpr float k = 0.86F;
    shape(std::array{at(-k, -k), at(k, -k), at(k, k), at(-k, k)});
    if (hollow_) return stroke({at(-0.43F, 0), at(-0.1F, 0.36F), at(0.43F, -0.33F)}, 0.23F);
    constexpr float c = 0.387F;
    line(at(-c, -c), at(c, c), 0.245F);
    line(at(c, -c), at(-c, c), 0.245F);
  }

  void diamond() {
    shape(std::array{at(0, -1), at(1, 0), at(0, 1), at(-1, 0)});
    if (hollow_) return stroke({at(-0.32F, 0.05F), at(-0.07F, 0.3F), at(0.35F, -0.2F)}, 0.2F);
    for (const float x : {-0.243F, 0.243F}) line(at(x, -0.315F), at(x, 0.315F), 0.215F);
  }

  void ring(bool dashed = false) {
    scene_.add(Circle{place_.centre, half_ * 0.86F + 1.5F, place_.ground, {}});
    const bool prints = theme_.mark_border.alpha != 0;
    const Colour edge = prints ? theme_.mark_border : colours_.text;
    scene_.add(Circle{place_.centre,
                      half_ * 0.86F,
                      prints && !hollow_ ? colours_.mark : place_.ground,
                      {edge, 1.5F, Cap::kButt, dashed ? kRingDash : kSolid}});
  }

  void clock() {
    ring(hollow_);
    if (hollow_) return ring_tick();
    stroke({at(0, -0.5F), at(0, 0), at(0.36F, 0.24F)}, 0.2F, colours_.text);
  }

  void question() {
    ring();
    if (hollow_) return ring_tick();
    const TextStyle style{.weight = Weight::kBold, .size = 9 * half_ / 7, .colour = colours_.text};
    add_text(scene_, "?", at(0, 0.46F), style, Anchor::kMiddle);
  }

  /// Seen by somebody; the ring itself is hollow anyway.
  void ring_tick() { stroke({at(-0.38F, 0.03F), at(-0.09F, 0.33F), at(0.4F, -0.28F)}, 0.2F); }

  void tick() {
    constexpr float k = 0.86F;
    shape(std::array{at(-k, -k), at(k, -k), at(k, k), at(-k, k)});
    stroke({at(-0.43F, 0.05F), at(-0.1F, 0.4F), at(0.43F, -0.33F)}, 0.245F);
  }

 private:
  [[nodiscard]] Point at(float x, float y) const {
    return {place_.centre.x + x * half_, place_.centre.y + y * half_};
  }

  [[nodiscard]] Colour glyph() const {
    return hollow_ ? colours_.text : glyph_colour(theme_, colours_.mark);
  }

  template <std::size_t N>
  void shape(const std::array<Point, N>& corners) {
    scene_.add_polygon(corners, {}, {place_.ground, 3, Cap::kRound, {}});
    const bool prints = theme_.mark_border.alpha != 0;
    const Colour paper = hollow_ ? colours_.text : theme_.mark_border;
    const Colour edge = prints ? paper : colours_.mark;
    scene_.add_polygon(corners, hollow_ ? place_.ground : colours_.mark,
                       {edge, hollow_ ? 1.75F : 1.0F, Cap::kRound, {}});
  }

  void line(Point from, Point to, float width) {
    scene_.add_line(from, to, {glyph(), width * half_, Cap::kRound, {}});
  }

  void stroke(const std::vector<Point>& points, float width) { stroke(points, width, glyph()); }

  void stroke(const std::vector<Point>& points, float width, Colour colour) {
    std::vector<PathStep> steps(points.size(), PathStep::kLine);
    steps.front() = PathStep::kMove;
    scene_.add_path(steps, points, {}, {colour, width * half_, Cap::kRound, {}});
  }

  Scene& scene_;
  const Theme& theme_;
  const StatusColours& colours_;
  bool hollow_;
  BadgePlace place_;
  float half_;
};

}  // namespace

bool has_badge(const StatusFacts& status) { return model::is_ill(status.value); }

void draw_badge(Scene& scene, const Theme& theme, const StatusFacts& status,
                const BadgePlace& place) {
  BadgeDrawer drawer(scene, theme, status, place);
  switch (status.value) {
    case StatusValue::kWarning:
      return drawer.triangle();
    case StatusValue::kError:
      return drawer.square();
    case StatusValue::kUnknown:
      return drawer.question();
    case StatusValue::kStale:
      return drawer.clock();
    case StatusValue::kMaintenance:
      return drawer.diamond();
    case StatusValue::kOk:
    case StatusValue::kNoCheck:
      return;
  }
}

void draw_difference(Scene& scene, const Theme& theme, Difference difference, Point centre) {
  if (difference == Difference::kNone) return;
  const bool removed = difference == Difference::kRemoved;
  const Colour ink = removed ? theme.text : theme.accent_ink;
  const Stroke rim = removed ? Stroke{theme.text2, 1.4F, Cap::kButt, {}} : Stroke{};
  scene.add(Circle{centre, 7, removed ? theme.canvas : theme.accent, rim});
  const Stroke pen{ink, 1.6F, Cap::kRound, {}};
  const auto at = [&](float x, float y) { return Point{centre.x + x, centre.y + y}; };
  if (difference == Difference::kChanged) {
    scene.add_route(std::array{at(-3.2F, 1), at(-1.2F, -3.4F), at(1.2F, 3.4F), at(3.2F, -1)}, pen);
    return;
  }
  scene.add_line(at(-3, 0), at(3, 0), pen);
  if (!removed) scene.add_line(at(0, -3), at(0, 3), pen);
}

void draw_swatch(Scene& scene, const Theme& theme, const StatusFacts& status, Point centre) {
  if (has_badge(status)) return draw_badge(scene, theme, status, {centre, 13, theme.canvas});
  const bool prints = theme.mark_border.alpha != 0;
  if (prints && status.value == StatusValue::kOk) {
    return BadgeDrawer(scene, theme, status, {centre, 13, theme.canvas}).tick();
  }
  const Rect card{centre.x - 5.5F, centre.y - 5.5F, 11, 11};
  scene.add(Box{card, all_round(2), theme.card, {theme.card_border, 1, Cap::kButt, {}}});
  if (status.value == StatusValue::kOk) {
    scene.add(
        Box{{card.x - 0.5F, card.y - 0.5F, 3, 12}, {2, 0, 0, 2}, theme.of(status.value).mark, {}});
  }
}

void draw_distribution(Scene& scene, const Theme& theme, const StatusCounts& counts, Rect bar) {
  constexpr std::array kOrder = {
      StatusValue::kError, StatusValue::kWarning, StatusValue::kMaintenance, StatusValue::kUnknown,
      StatusValue::kStale, StatusValue::kOk,      StatusValue::kNoCheck};
  constexpr float kLeast = 3;
  constexpr float kGap = 1;
  std::vector<StatusValue> shown;
  for (const StatusValue status : kOrder) {
    if (counts.count(status) != 0) shown.push_back(status);
  }
  if (shown.empty()) return;
  const auto parts = static_cast<float>(shown.size());
  const float free = std::max(0.0F, bar.width - parts * kLeast - (parts - 1) * kGap);
  float x = bar.x;
  for (const StatusValue status : shown) {
    const float share =
        static_cast<float>(counts.count(status)) / static_cast<float>(counts.total());
    const float width = kLeast + free * share;
    const Colour colour =
        status == StatusValue::kNoCheck ? theme.card_border : theme.of(status).mark;
    const bool prints = theme.mark_border.alpha != 0;
    const Stroke rim = prints ? Stroke{theme.mark_border, 0.5F, Cap::kButt, {}} : Stroke{};
    scene.add(Box{{x, bar.y, width, bar.height}, all_round(1), colour, rim});
    x += width + kGap;
  }
}

}  // namespace toposcope::scene
