#pragma once

/// \file
/// A drawing as plain data: what the window, SVG, PNG, PDF and HTML all draw.
///
/// \code
///   scene::Scene scene(scene::Size{400, 300}, theme.canvas);
///   scene.begin_group({.id = "n-web-1", .title = "instance web-1", .pick = 7});
///   scene.add(scene::Box{.rect = {10, 10, 126, 36}, .radii = scene::all_round(6), .fill =
///   theme.card}); scene.end_group(); std::string svg = scene::to_svg(scene);
/// \endcode
///
/// Units are pixels at 100 %, y grows downwards.  Shapes are drawn in their order, later ones
/// above. Curves stay curves and dashes stay dashes: vector formats keep them sharp at any size;
/// painters that have neither cut them with flatten.h.
///
/// \par Thread safety
/// Plain values; any thread may read one that nobody changes.

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "toposcope/graph/layout.h"

namespace toposcope::scene {

using Point = graph::LayoutPoint;
using Rect = graph::LayoutRect;

struct Size {
  float width = 0;
  float height = 0;
};

/// sRGB with alpha; alpha 0 draws nothing.
struct Colour {
  std::uint8_t red = 0;
  std::uint8_t green = 0;
  std::uint8_t blue = 0;
  std::uint8_t alpha = 0;

  friend bool operator==(const Colour&, const Colour&) = default;
};

enum class Cap : std::uint8_t { kButt, kRound };

/// How a line is drawn; corners are round.
struct Stroke {
  Colour colour = {};
  float width = 0;  ///< 0: no line.
  Cap cap = Cap::kButt;
  std::array<float, 4> dash = {0, 0, 0,
                               0};  ///< On, off, on, off; all 0: solid; then pairs from the front.

  friend bool operator==(const Stroke&, const Stroke&) = default;
};

/// A rectangle; its border is centred on its edge.
struct Box {
  Rect rect;
  std::array<float, 4> radii = {0, 0, 0, 0};  ///< Upper left, upper right, lower right, lower left.
  Colour fill = {};
  Stroke border = {};
};

[[nodiscard]] constexpr std::array<float, 4> all_round(float radius) {
  return {radius, radius, radius, radius};
}

struct Circle {
  Point centre;
  float radius = 0;
  Colour fill = {};
  Stroke border = {};
};

/// Pieces of a path: a move takes one point, a line one, a cubic curve three, a close none.
enum class PathStep : std::uint8_t { kMove, kLine, kCurve, kClose };

/// Lines and curves; its steps and points lie in the scene.
struct Path {
  std::uint32_t first_step = 0;
  std::uint32_t step_count = 0;
  std::uint32_t first_point = 0;
  std::uint32_t point_count = 0;
  Colour fill = {};  ///< Nonzero rule.
  Stroke stroke = {};
};

enum class Face : std::uint8_t { kSans, kMono };
enum class Weight : std::uint8_t { kRegular, kMedium, kSemiBold, kBold };
enum class Anchor : std::uint8_t { kStart, kMiddle, kEnd };

struct TextStyle {
  Face face = Face::kSans;
  Weight weight = Weight::kRegular;
  float size = 12;
  Colour colour = {};
  bool italic = false;
  bool struck = false;  ///< Struck through.
};

/// One line of text.
struct Text {
  std::string text;  ///< UTF-8.
  Point at;          ///< On the baseline.
  Anchor anchor = Anchor::kStart;
  TextStyle style = {};
  float width = 0;  ///< By the shipped metrics: painters with another font squeeze into it.
  float angle = 0;  ///< Degrees, clockwise about `at`.
};

using Shape = std::variant<Box, Circle, Path, Text>;

/// What a shape belongs to when a person points at it: an index that the builder of the scene
/// chose, e.g. of a card, box or link.
using PickId = std::uint32_t;
inline constexpr PickId kNoPick = 0;

/// Neighbouring shapes that are one thing.
struct Group {
  std::string id = {};     ///< Unique in the scene; empty: nameless.
  std::string title = {};  ///< What a tooltip says; lines are separated by a line feed.
  PickId pick = kNoPick;
  float opacity = 1;
  std::uint32_t first = 0;  ///< Of shapes.
  std::uint32_t count = 0;
};

class Scene {
 public:
  Scene() = default;
  Scene(Size size, Colour background) : size_(size), background_(background) {}

  [[nodiscard]] Size size() const noexcept { return size_; }
  void resize(Size size) noexcept { size_ = size; }
  [[nodiscard]] Colour background() const noexcept { return background_; }

  [[nodiscard]] std::span<const Shape> shapes() const noexcept { return shapes_; }
  /// Ascending by first shape, not nested, not overlapping; shapes between them belong to none.
  [[nodiscard]] std::span<const Group> groups() const noexcept { return groups_; }
  [[nodiscard]] std::span<const PathStep> steps(const Path& path) const {
    return std::span(steps_).subspan(path.first_step, path.step_count);
  }
  [[nodiscard]] std::span<const Point> points(const Path& path) const {
    return std::span(points_).subspan(path.first_point, path.point_count);
  }

  /// \pre  no group is open
  void begin_group(Group group);
  void end_group();

  /// Empty again, as if made anew, but with the memory that it has: for one frame after another.
  void restart(Size size, Colour background);

  /// Room for so many shapes in all: for those who know that there will be many.
  void reserve(std::size_t shapes) { shapes_.reserve(shapes); }

  void add(Box box) { shapes_.emplace_back(box); }
  void add(const Circle& circle) { shapes_.emplace_back(circle); }
  void add(Text text) { shapes_.emplace_back(std::move(text)); }
  /// Adds a path of these steps; the number of points must fit them.
  void add_path(std::span<const PathStep> steps, std::span<const Point> points, Colour fill,
                const Stroke& stroke);
  /// A straight line.
  void add_line(Point from, Point to, const Stroke& stroke);
  /// Start, then (control, control, end) per segment; straight segments become lines.
  void add_route(std::span<const Point> route, const Stroke& stroke);
  /// Straight lines, closed and filled.
  void add_polygon(std::span<const Point> corners, Colour fill, const Stroke& stroke = {});

  /// Appends another scene, moved by `offset`.  Group ids must differ.
  void append(const Scene& other, Point offset);

 private:
  Size size_;
  Colour background_;
  std::vector<Shape> shapes_;
  std::vector<Group> groups_;
  std::vector<PathStep> steps_;
  std::vector<Point> points_;
  bool is_open_ = false;
};

}  // namespace toposcope::scene
