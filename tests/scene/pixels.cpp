#include "scene/pixels.h"

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <cstring>
#include <memory>
#include <string_view>

#include <cairo.h>

namespace toposcope::testing {
namespace {

struct FreeSurface {
  void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};

cairo_status_t read_bytes(void* data, unsigned char* out, unsigned int size) {
  auto& rest = *static_cast<std::string_view*>(data);
  if (rest.size() < size) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(out, rest.data(), size);
  rest.remove_prefix(size);
  return CAIRO_STATUS_SUCCESS;
}

int channel(std::uint32_t pixel, unsigned shift) { return static_cast<int>(pixel >> shift & 255U); }

}  // namespace

scene::Colour Pixels::at(int x, int y) const {
  const std::uint32_t pixel = argb.at(
      static_cast<std::size_t>(y) * static_cast<std::size_t>(width) + static_cast<std::size_t>(x));
  const int alpha = channel(pixel, 24);
  const auto divided = [&](unsigned shift) {
    if (alpha == 0) return std::uint8_t{0};
    return static_cast<std::uint8_t>((channel(pixel, shift) * 255 + alpha / 2) / alpha);
  };
  return {divided(16), divided(8), divided(0), static_cast<std::uint8_t>(alpha)};
}

Pixels decode_png(const std::string& file) {
  std::string_view rest = file;
  const std::unique_ptr<cairo_surface_t, FreeSurface> surface(
      cairo_image_surface_create_from_png_stream(read_bytes, &rest));
  if (cairo_surface_status(surface.get()) != CAIRO_STATUS_SUCCESS) return {};
  Pixels pixels;
  pixels.width = cairo_image_surface_get_width(surface.get());
  pixels.height = cairo_image_surface_get_height(surface.get());
  const bool has_alpha = cairo_image_surface_get_format(surface.get()) == CAIRO_FORMAT_ARGB32;
  const unsigned char* row = cairo_image_surface_get_data(surface.get());
  for (int y = 0; y < pixels.height; ++y, row += cairo_image_surface_get_stride(surface.get())) {
    for (int x = 0; x < pixels.width; ++x) {
      std::uint32_t pixel = 0;
      std::memcpy(&pixel, row + 4 * static_cast<std::ptrdiff_t>(x), 4);
      pixels.argb.push_back(has_alpha ? pixel : pixel | 0xFF000000U);
    }
  }
  return pixels;
}

double mean_difference(const Pixels& a, const Pixels& b) {
  double sum = 0;
  for (std::size_t i = 0; i < std::min(a.argb.size(), b.argb.size()); ++i) {
    for (const unsigned shift : {16U, 8U, 0U}) {
      sum += std::abs(channel(a.argb[i], shift) - channel(b.argb[i], shift));
    }
  }
  return sum / 3 / static_cast<double>(std::max<std::size_t>(a.argb.size(), 1));
}

}  // namespace toposcope::testing
