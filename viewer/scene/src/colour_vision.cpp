#include "toposcope/scene/colour_vision.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace toposcope::scene {
namespace {

using Triple = std::array<double, 3>;
using Matrix = std::array<Triple, 3>;

// Machado, Oliveira, Fernandes (2009), table of matrices, severity 1.
constexpr Matrix kProtanMatrix = {{{0.152286, 1.052583, -0.204868},
                                   {0.114503, 0.786281, 0.099216},
                                   {-0.003882, -0.048116, 1.051998}}};
constexpr Matrix kDeutanMatrix = {{{0.367322, 0.860646, -0.227968},
                                   {0.280085, 0.672501, 0.047413},
                                   {-0.011820, 0.042940, 0.968881}}};
constexpr Matrix kTritanMatrix = {{{1.255528, -0.076749, -0.178779},
                                   {-0.078411, 0.930809, 0.147602},
                                   {0.004733, 0.691367, 0.303900}}};

/// Rec. 709 weights of relative luminance.
constexpr Triple kLuminance = {0.2126, 0.7152, 0.0722};

/// Linear sRGB to XYZ under D65; white is what it makes of (1, 1, 1).
constexpr Matrix kToXyz = {{{0.4124564, 0.3575761, 0.1804375},
                            {0.2126729, 0.7151522, 0.0721750},
                            {0.0193339, 0.1191920, 0.9503041}}};

double dot(const Triple& a, const Triple& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Triple product(const Matrix& matrix, const Triple& v) {
  return {dot(matrix[0], v), dot(matrix[1], v), dot(matrix[2], v)};
}

double to_linear(std::uint8_t byte) {
  const double value = byte / 255.0;
  return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

std::uint8_t to_byte(double linear) {
  const double value =
      linear <= 0.0031308 ? linear * 12.92 : 1.055 * std::pow(linear, 1 / 2.4) - 0.055;
  return static_cast<std::uint8_t>(std::lround(value * 255));
}

Triple to_linear(Colour colour) {
  return {to_linear(colour.red), to_linear(colour.green), to_linear(colour.blue)};
}

/// Within 0 and 1: what no screen can show is shown as near as it can.
Triple limited(const Triple& linear) {
  Triple out = linear;
  for (double& value : out) value = std::clamp(value, 0.0, 1.0);
  return out;
}

Triple seen(const Triple& linear, Vision vision) {
  switch (vision) {
    case Vision::kNormal:
      break;
    case Vision::kProtan:
      return limited(product(kProtanMatrix, linear));
    case Vision::kDeutan:
      return limited(product(kDeutanMatrix, linear));
    case Vision::kTritan:
      return limited(product(kTritanMatrix, linear));
    case Vision::kGrey: {
      const double luminance = dot(kLuminance, linear);
      return {luminance, luminance, luminance};
    }
  }
  return linear;
}

/// The cube root of CIE L*a*b*, straight near black.
double lab_curve(double t) {
  constexpr double kEpsilon = 216.0 / 24389;
  constexpr double kKappa = 24389.0 / 27;
  return t > kEpsilon ? std::cbrt(t) : (kKappa * t + 16) / 116;
}

double radians(double degrees) { return degrees * std::numbers::pi / 180; }
double cos_degrees(double degrees) { return std::cos(radians(degrees)); }

/// 0 to 360; 0 for grey.
double hue_of(double a, double b) {
  if (a == 0 && b == 0) return 0;
  const double hue = std::atan2(b, a) * 180 / std::numbers::pi;
  return hue < 0 ? hue + 360 : hue;
}

/// sqrt(c^7 / (c^7 + 25^7)): 0 for greys, 1 for strong colours.
double strength(double chroma) {
  const double power = std::pow(chroma, 7);
  return std::sqrt(power / (power + std::pow(25.0, 7)));
}

/// Lightness, chroma and hue; a* stretched as CIEDE2000 has it.
struct Lch {
  double lightness = 0;
  double chroma = 0;
  double hue = 0;
};

Lch stretched(const Lab& lab, double factor) {
  const double a = lab.a * factor;
  return {lab.lightness, std::hypot(a, lab.b), hue_of(a, lab.b)};
}

/// From one hue to the other the short way, -180 to 180; 0 when either is grey.
double hue_step(const Lch& one, const Lch& other) {
  if (one.chroma * other.chroma == 0) return 0;
  const double step = other.hue - one.hue;
  if (step > 180) return step - 360;
  return step < -180 ? step + 360 : step;
}

/// The hue half-way, the short way round; that of the coloured one when the other is grey.
double middle_hue(const Lch& one, const Lch& other) {
  const double sum = one.hue + other.hue;
  if (one.chroma * other.chroma == 0) return sum;
  if (std::abs(one.hue - other.hue) <= 180) return sum / 2;
  return sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
}

/// The formula proper, from the differences and the middle of both colours.
double difference(const Lch& one, const Lch& other) {
  const double hue = middle_hue(one, other);
  const double chroma = (one.chroma + other.chroma) / 2;
  const double from_grey = (one.lightness + other.lightness) / 2 - 50;
  const double square = from_grey * from_grey;
  const double t = 1 - 0.17 * cos_degrees(hue - 30) + 0.24 * cos_degrees(2 * hue) +
                   0.32 * cos_degrees(3 * hue + 6) - 0.20 * cos_degrees(4 * hue - 63);
  const double lightness_weight = 1 + 0.015 * square / std::sqrt(20 + square);
  const double chroma_weight = 1 + 0.045 * chroma;
  const double hue_weight = 1 + 0.015 * chroma * t;
  const double bell = (hue - 275) / 25;
  const double turn = -std::sin(radians(60 * std::exp(-bell * bell))) * 2 * strength(chroma);
  const double dl = (other.lightness - one.lightness) / lightness_weight;
  const double dc = (other.chroma - one.chroma) / chroma_weight;
  const double dh = 2 * std::sqrt(one.chroma * other.chroma) *
                    std::sin(radians(hue_step(one, other) / 2)) / hue_weight;
  return std::sqrt(std::max(0.0, dl * dl + dc * dc + dh * dh + turn * dc * dh));
}

}  // namespace

Lab to_lab(Colour colour, Vision vision) {
  const Triple xyz = product(kToXyz, seen(to_linear(colour), vision));
  const Triple white = product(kToXyz, {1, 1, 1});
  const double x = lab_curve(xyz[0] / white[0]);
  const double y = lab_curve(xyz[1] / white[1]);
  const double z = lab_curve(xyz[2] / white[2]);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

Colour simulate(Colour colour, Vision vision) {
  if (vision == Vision::kNormal) return colour;
  const Triple linear = seen(to_linear(colour), vision);
  return {to_byte(linear[0]), to_byte(linear[1]), to_byte(linear[2]), colour.alpha};
}

double ciede2000(const Lab& one, const Lab& other) {
  const double chroma = (std::hypot(one.a, one.b) + std::hypot(other.a, other.b)) / 2;
  const double factor = 1 + 0.5 * (1 - strength(chroma));
  return difference(stretched(one, factor), stretched(other, factor));
}

double ciede2000(Colour one, Colour other, Vision vision) {
  return ciede2000(to_lab(one, vision), to_lab(other, vision));
}

double contrast_ratio(Colour one, Colour other) {
  const double a = dot(kLuminance, to_linear(one)) + 0.05;
  const double b = dot(kLuminance, to_linear(other)) + 0.05;
  return std::max(a, b) / std::min(a, b);
}

double lightness(Colour colour) { return to_lab(colour).lightness; }

}  // namespace toposcope::scene
