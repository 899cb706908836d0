#include "scene/scene_probe.h"

#include <algorithm>
#include <cmath>
#include <sstream>
#include <stdexcept>
#include <variant>

#include "toposcope/scene/text_metrics.h"

namespace toposcope::testing {
namespace {

using scene::Box;
using scene::Circle;
using scene::Colour;
using scene::Group;
using scene::Path;
using scene::PathStep;
using scene::Point;
using scene::Rect;
using scene::Scene;
using scene::Shape;
using scene::Stroke;
using scene::Text;

constexpr float kCapHeight = 0.727F;  ///< Of Inter, by size.
constexpr float kDescent = 0.2F;

Rect room_of(const Text& text) {
  const float width = scene::text_width(text.text, text.style);
  float x = text.at.x;
  if (text.anchor == scene::Anchor::kMiddle) x -= width / 2;
  if (text.anchor == scene::Anchor::kEnd) x -= width;
  const float size = text.style.size;
  return {x, text.at.y - kCapHeight * size, width, (kCapHeight + kDescent) * size};
}

bool overlap(const Rect& a, const Rect& b) {
  constexpr float kSlack = 0.1F;  // sums are rounded
  return a.x + kSlack < b.right() && b.x + kSlack < a.right() && a.y + kSlack < b.bottom() &&
         b.y + kSlack < a.bottom();
}

/// Writes shapes without colours.
class GeometryWriter {
 public:
  GeometryWriter(const Scene& scene, Point origin) : scene_(scene), origin_(origin) {
    out_.precision(4);
  }

  std::string text() {
    for (const Shape& shape : scene_.shapes()) {
      std::visit([this](const auto& s) { write(s); }, shape);
      out_ << "\n";
    }
    return out_.str();
  }

 private:
  void write_look(Colour fill, const Stroke& stroke) {
    if (fill.alpha != 0) out_ << " filled";
    if (stroke.width > 0 && stroke.colour.alpha != 0) {
      out_ << " w" << stroke.width;
      for (const float length : stroke.dash) {
        if (length > 0) out_ << " d" << length;
      }
    }
  }
  void write_point(Point p) { out_ << " " << p.x - origin_.x << " " << p.y - origin_.y; }

  void write(const Box& box) {
    out_ << "box";
    write_point({box.rect.x, box.rect.y});
    out_ << " " << box.rect.width << " " << box.rect.height;
    for (const float radius : box.radii) out_ << " r" << radius;
    write_look(box.fill, box.border);
  }
  void write(const Circle& circle) {
    out_ << "circle";
    write_point(circle.centre);
    out_ << " r" << circle.radius;
    write_look(circle.fill, circle.border);
  }
  void write(const Path& path) {
    out_ << "path ";
    for (const PathStep step : scene_.steps(path)) out_ << "MLCZ"[static_cast<std::size_t>(step)];
    for (const Point p : scene_.points(path)) write_point(p);
    write_look(path.fill, path.stroke);
  }
  void write(const Text& text) {
    out_ << "text";
    write_point(text.at);
    out_ << " " << text.style.size << (text.style.italic ? " italic" : "")
         << (text.style.struck ? " struck" : "") << " " << text.text;
  }

  const Scene& scene_;
  Point origin_;
  std::ostringstream out_;
};

struct Extent {
  float left = 1e9F, top = 1e9F, right = -1e9F, bottom = -1e9F;

  void add(Point p, float around) {
    left = std::min(left, p.x - around);
    top = std::min(top, p.y - around);
    right = std::max(right, p.x + around);
    bottom = std::max(bottom, p.y + around);
  }
  void add(const Rect& rect, float around) {
    add(Point{rect.x, rect.y}, around);
    add(Point{rect.right(), rect.bottom()}, around);
  }
};

}  // namespace

std::vector<TextBox> text_boxes(const Scene& scene) {
  std::vector<TextBox> boxes;
  for (const Shape& shape : scene.shapes()) {
    const auto* text = std::get_if<Text>(&shape);
    if (text != nullptr && text->angle == 0) boxes.push_back({text->text, room_of(*text)});
  }
  return boxes;
}

std::vector<std::string> texts_of(const Scene& scene) {
  std::vector<std::string> texts;
  for (const Shape& shape : scene.shapes()) {
    if (const auto* text = std::get_if<Text>(&shape)) texts.push_back(text->text);
  }
  return texts;
}

std::string overlaps_of(const std::vector<TextBox>& boxes) {
  std::string out;
  for (std::size_t i = 0; i < boxes.size(); ++i) {
    for (std::size_t j = i + 1; j < boxes.size(); ++j) {
      if (overlap(boxes[i].rect, boxes[j].rect)) {
        out += boxes[i].text + " / " + boxes[j].text + "\n";
      }
    }
  }
  return out;
}

const Group& group_named(const Scene& scene, std::string_view id) {
  for (const Group& group : scene.groups()) {
    if (group.id == id) return group;
  }
  throw std::invalid_argument("no group '" + std::string(id) + "'");
}

bool has_group(const Scene& scene, std::string_view id) {
  const auto groups = scene.groups();
  return std::any_of(groups.begin(), groups.end(), [&](const Group& g) { return g.id == id; });
}

Scene part_of(const Scene& scene, const Group& group) {
  Scene part(scene.size(), scene.background());
  for (const Shape& shape : scene.shapes().subspan(group.first, group.count)) {
    if (const auto* path = std::get_if<Path>(&shape)) {
      part.add_path(scene.steps(*path), scene.points(*path), path->fill, path->stroke);
    } else if (const auto* box = std::get_if<Box>(&shape)) {
      part.add(*box);
    } else if (const auto* circle = std::get_if<Circle>(&shape)) {
      part.add(*circle);
    } else {
      part.add(std::get<Text>(shape));
    }
  }
  return part;
}

std::string geometry_of(const Scene& scene, Point origin) {
  return GeometryWriter(scene, origin).text();
}

Rect extent_of(const Scene& scene) {
  Extent extent;
  for (const Shape& shape : scene.shapes()) {
    if (const auto* box = std::get_if<Box>(&shape)) {
      extent.add(box->rect, box->border.width / 2);
    } else if (const auto* circle = std::get_if<Circle>(&shape)) {
      extent.add(circle->centre, circle->radius + circle->border.width / 2);
    } else if (const auto* path = std::get_if<Path>(&shape)) {
      for (const Point p : scene.points(*path)) extent.add(p, path->stroke.width / 2);
    } else if (const auto& text = std::get<Text>(shape); text.angle == 0) {
      extent.add(room_of(text), 0);
    }
  }
  return {extent.left, extent.top, extent.right - extent.left, extent.bottom - extent.top};
}

scene::Poster must_draw(const scene::GraphFacts& facts, const scene::PosterOptions& options) {
  auto poster = scene::draw_poster(facts, scene::builtin_look(), options);
  if (!poster.has_value()) throw std::runtime_error(poster.error().message);
  return std::move(poster).value();
}

}  // namespace toposcope::testing
