#include "layout/circle.h"

#include <cmath>
#include <numbers>

namespace toposcope::graph {
namespace {

/// Sine of up to a quarter turn by its series: libraries differ in the last bit, sums of products
/// do not by more than rounding takes away.
double series(double angle) {
  const double square = angle * angle;
  double term = angle;
  double sum = angle;
  for (int i = 2; i <= 20; i += 2) {
    term *= -square / (i * (i + 1));
    sum += term;
  }
  return sum;
}

}  // namespace

Unit sine_of(std::int64_t part, std::int64_t whole) {
  // Into the first quarter, exactly.
  const bool is_negative = 2 * part > whole;
  if (is_negative) part = whole - part;
  if (4 * part > whole) {
    part = whole - 2 * part;  // of half the whole
    whole *= 2;
  }
  const double angle =
      2 * std::numbers::pi * static_cast<double>(part) / static_cast<double>(whole);
  const auto sine = static_cast<Unit>(std::floor(series(angle) * static_cast<double>(kOne) + 0.5));
  return is_negative ? -sine : sine;
}

Unit cosine_of(std::int64_t part, std::int64_t whole) {
  const std::int64_t shifted = 4 * part + whole;  // a quarter turn on, in quarters
  return sine_of(shifted % (4 * whole), 4 * whole);
}

Unit root_above(Unit square) {
  auto root = static_cast<Unit>(std::sqrt(static_cast<double>(square)));
  while (root * root < square) ++root;
  while (root > 0 && (root - 1) * (root - 1) >= square) --root;
  return root;
}

}  // namespace toposcope::graph
