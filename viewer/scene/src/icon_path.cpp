#include "icon_path.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <numbers>
#include <optional>
#include <string>
#include <utility>

namespace toposcope::scene {
namespace {

using model::Error;
using model::ErrorCode;

constexpr double kFarthest = 1e6;      ///< No icon has a number beyond: sums stay finite.
constexpr double kLeastRadius = 1e-6;  ///< Arcs of less are straight lines.

/// An arc of an ellipse as SVG states it.
struct Arc {
  double rx, ry;
  double rotation;  ///< Radians.
  bool large, sweep;
};

/// Reads one path; see SVG 1.1, section 8.3, for what the commands mean.
class PathReader {
 public:
  explicit PathReader(std::string_view text) : rest_(text) {}

  model::Result<Icon> read() {
    for (skip_separators(); !rest_.empty(); skip_separators()) {
      if (!is_number_start(rest_[0])) {
        command_ = rest_[0];
        rest_.remove_prefix(1);
      } else if (command_ == 'M' || command_ == 'm') {
        command_ = command_ == 'M' ? 'L' : 'l';  // more pairs after a move are lines
      } else if (command_ == 'Z' || command_ == 'z') {
        return fault("a number after 'z'");
      }
      if (icon_.steps.empty() && command_ != 'M' && command_ != 'm') {
        return fault("it does not begin with 'M'");
      }
      if (!take_command()) return fault("'" + std::string(1, command_) + "'");
    }
    if (icon_.steps.empty()) return fault("it is empty");
    return std::move(icon_);
  }

 private:
  static bool is_number_start(char c) {
    return (c >= '0' && c <= '9') || c == '-' || c == '+' || c == '.';
  }

  static Error fault(const std::string& what) {
    return {ErrorCode::kMalformedInput, "is no path of an icon: " + what, ""};
  }

  void skip_separators() {
    rest_.remove_prefix(std::min(rest_.find_first_not_of(" ,\t\r\n"), rest_.size()));
  }

  bool number(double& value) {
    skip_separators();
    if (rest_.starts_with('+') && !rest_.starts_with("+-")) rest_.remove_prefix(1);
    const auto [end, fault] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (fault != std::errc() || !(std::abs(value) <= kFarthest)) return false;
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    return true;
  }

  /// A flag of an arc is one digit, which may touch the next number.
  bool flag(bool& value) {
    skip_separators();
    if (rest_.empty() || (rest_[0] != '0' && rest_[0] != '1')) return false;
    value = rest_[0] == '1';
    rest_.remove_prefix(1);
    return true;
  }

  [[nodiscard]] bool is_relative() const { return command_ >= 'a'; }

  bool point(Point& at) {
    double x = 0;
    double y = 0;
    if (!number(x) || !number(y)) return false;
    at = {static_cast<float>(x), static_cast<float>(y)};
    if (is_relative()) at = {at.x + here_.x, at.y + here_.y};
    return true;
  }

  void line_to(Point at) {
    icon_.steps.push_back(PathStep::kLine);
    icon_.points.push_back(at);
    here_ = at;
  }

  void curve_to(Point c1, Point c2, Point at) {
    icon_.steps.push_back(PathStep::kCurve);
    icon_.points.insert(icon_.points.end(), {c1, c2, at});
    last_control_ = c2;
    here_ = at;
  }

  bool take_command() {
    follows_curve_ = std::exchange(is_curve_, false);
    const char kind = is_relative() ? static_cast<char>(command_ - 'a' + 'A') : command_;
    switch (kind) {
      case 'M':
        return take_move();
      case 'L':
        return take_line();
      case 'H':
      case 'V':
        return take_straight(kind == 'H');
      case 'C':
      case 'S':
        return take_curve(kind == 'S');
      case 'A':
        return take_arc();
      case 'Z':
        icon_.steps.push_back(PathStep::kClose);
        here_ = start_;
        return true;
      default:
        return false;
    }
  }

  bool take_move() {
    Point at;
    if (!point(at)) return false;
    icon_.steps.push_back(PathStep::kMove);
    icon_.points.push_back(at);
    here_ = start_ = at;
    return true;
  }

  bool take_line() {
    Point at;
    if (!point(at)) return false;
    line_to(at);
    return true;
  }

  bool take_straight(bool horizontal) {
    double value = 0;
    if (!number(value)) return false;
    Point at = here_;
    float& axis = horizontal ? at.x : at.y;
    axis = static_cast<float>(value) + (is_relative() ? axis : 0.0F);
    line_to(at);
    return true;
  }

  bool take_curve(bool smooth) {
    Point c1 = here_;
    if (follows_curve_) c1 = {2 * here_.x - last_control_.x, 2 * here_.y - last_control_.y};
    Point c2;
    Point at;
    if (!smooth && !point(c1)) return false;
    if (!point(c2) || !point(at)) return false;
    curve_to(c1, c2, at);
    is_curve_ = true;
    return true;
  }

  bool take_arc() {
    Arc arc{};
    double degrees = 0;
    Point at;
    if (!number(arc.rx) || !number(arc.ry) || !number(degrees) || !flag(arc.large) ||
        !flag(arc.sweep) || !point(at)) {
      return false;
    }
    arc.rotation = degrees * std::numbers::pi / 180;
    arc_to(arc, at);
    return true;
  }

  void arc_to(Arc arc, Point end);
  void add_arc_piece(const Arc& arc, std::array<double, 2> centre, double from, double to);

  std::string_view rest_;
  char command_ = 0;
  Point here_{}, start_{}, last_control_{};
  bool is_curve_ = false;       ///< The piece just read is a C or S, which an S goes on from.
  bool follows_curve_ = false;  ///< The piece before it was one.
  Icon icon_;
};

/// From end points to centre and angles: SVG 1.1, appendix F.6.5.
void PathReader::arc_to(Arc arc, Point end) {
  arc.rx = std::abs(arc.rx);
  arc.ry = std::abs(arc.ry);
  if (arc.rx < kLeastRadius || arc.ry < kLeastRadius) return line_to(end);
  if (here_ == end) return;
  const double c = std::cos(arc.rotation);
  const double s = std::sin(arc.rotation);
  const double dx = (static_cast<double>(here_.x) - static_cast<double>(end.x)) / 2;
  const double dy = (static_cast<double>(here_.y) - static_cast<double>(end.y)) / 2;
  const double x = c * dx + s * dy;
  const double y = -s * dx + c * dy;
  const double reach = x * x / (arc.rx * arc.rx) + y * y / (arc.ry * arc.ry);
  if (reach > 1) {
    arc.rx *= std::sqrt(reach);
    arc.ry *= std::sqrt(reach);
  }
  const double rest = arc.rx * arc.rx * y * y + arc.ry * arc.ry * x * x;
  const double square = (arc.rx * arc.rx * arc.ry * arc.ry - rest) / rest;
  const double factor = (arc.large == arc.sweep ? -1 : 1) * std::sqrt(std::max(0.0, square));
  const double cx = factor * arc.rx * y / arc.ry;
  const double cy = -factor * arc.ry * x / arc.rx;
  const std::array centre = {
      c * cx - s * cy + (static_cast<double>(here_.x) + static_cast<double>(end.x)) / 2,
      s * cx + c * cy + (static_cast<double>(here_.y) + static_cast<double>(end.y)) / 2};
  const double from = std::atan2((y - cy) / arc.ry, (x - cx) / arc.rx);
  double turn = std::atan2((-y - cy) / arc.ry, (-x - cx) / arc.rx) - from;
  if (arc.sweep && turn < 0) turn += 2 * std::numbers::pi;
  if (!arc.sweep && turn > 0) turn -= 2 * std::numbers::pi;
  const int pieces =
      std::max(1, static_cast<int>(std::ceil(std::abs(turn) * 2 / std::numbers::pi)));
  for (int i = 0; i < pieces; ++i) {
    add_arc_piece(arc, centre, from + turn * i / pieces, from + turn * (i + 1) / pieces);
  }
  icon_.points.back() = here_ = end;
}

/// At most a quarter of an ellipse as one cubic curve.
void PathReader::add_arc_piece(const Arc& arc, std::array<double, 2> centre, double from,
                               double to) {
  const double k = 4.0 / 3.0 * std::tan((to - from) / 4);
  const auto on_ellipse = [&](double x, double y) {
    const double c = std::cos(arc.rotation);
    const double s = std::sin(arc.rotation);
    return Point{static_cast<float>(centre[0] + c * arc.rx * x - s * arc.ry * y),
                 static_cast<float>(centre[1] + s * arc.rx * x + c * arc.ry * y)};
  };
  curve_to(on_ellipse(std::cos(from) - k * std::sin(from), std::sin(from) + k * std::cos(from)),
           on_ellipse(std::cos(to) + k * std::sin(to), std::sin(to) - k * std::cos(to)),
           on_ellipse(std::cos(to), std::sin(to)));
}

}  // namespace

model::Result<Icon> read_icon_path(std::string_view text) { return PathReader(text).read(); }

}  // namespace toposcope::scene
