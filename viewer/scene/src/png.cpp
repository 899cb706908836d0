#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <utility>

#include "toposcope/scene/picture.h"

#include "cairo_handles.h"
#include "cairo_painter.h"
#include "png_file.h"

namespace toposcope::scene {
namespace {

constexpr double kLargestSide = 32767;
constexpr std::uint32_t kPixelsAtOnce = 1U << 22U;  ///< 16 MiB; larger pictures come in strips.

/// Whole pixels; what rounding alone adds gets none of its own.
double pixels_of(float length, float scale) {
  return std::ceil(static_cast<double>(length) * static_cast<double>(scale) - 0.01);
}

/// False for what is no number, too.
bool is_side(double pixels) { return pixels >= 1 && pixels <= kLargestSide; }

/// Rows of the picture, all or some of them.
struct Strip {
  std::uint32_t first = 0;
  std::uint32_t count = 0;
};

model::Status add_strip(PngFile& file, const PngFormat& format, const Scene& scene, Strip strip) {
  const double scale = format.pixels_per_inch / 96;
  const auto width = static_cast<int>(format.width);
  const auto kind = format.has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24;
  const CairoSurface surface(
      cairo_image_surface_create(kind, width, static_cast<int>(strip.count)));
  const CairoContext context(cairo_create(surface.get()));
  cairo_translate(context.get(), 0, -static_cast<double>(strip.first));
  cairo_scale(context.get(), scale, scale);
  const auto top = static_cast<float>(strip.first / scale);
  const auto height = static_cast<float>(strip.count / scale);
  paint(context.get(), scene, {0, top, scene.size().width + 1, height}, Letters::kOutlines);
  if (const auto status = cairo_status(context.get()); status != CAIRO_STATUS_SUCCESS) {
    return error_of_cairo(status);
  }
  cairo_surface_flush(surface.get());
  const unsigned char* row = cairo_image_surface_get_data(surface.get());
  for (std::uint32_t y = 0; y < strip.count; ++y) {
    // cairo aligns rows for this type.
    file.add_row({reinterpret_cast<const std::uint32_t*>(row), format.width});
    row += cairo_image_surface_get_stride(surface.get());
  }
  return model::ok();
}

}  // namespace

model::Result<std::string> to_png(const Scene& scene, float scale) {
  const double width = pixels_of(scene.size().width, scale);
  const double height = pixels_of(scene.size().height, scale);
  if (!is_side(width) || !is_side(height)) {
    const auto text = [](double side) { return std::to_string(std::llround(side)); };
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "a picture of " + text(width) + " x " + text(height) +
                            " pixels: each side must have 1 to 32767; choose another scale, or SVG",
                        ""};
  }
  const PngFormat format{static_cast<std::uint32_t>(width), static_cast<std::uint32_t>(height),
                         scene.background().alpha != 255, 96 * static_cast<double>(scale)};
  PngFile file(format);
  const std::uint32_t rows = std::max(kPixelsAtOnce / format.width, 1U);
  for (std::uint32_t first = 0; first < format.height; first += rows) {
    const Strip strip{first, std::min(rows, format.height - first)};
    if (auto added = add_strip(file, format, scene, strip); !added.has_value()) {
      return added.error();
    }
  }
  return std::move(file).finish();
}

}  // namespace toposcope::scene
