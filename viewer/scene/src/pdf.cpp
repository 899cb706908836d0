#include <string>

#include <cairo-pdf.h>

#include "toposcope/scene/picture.h"

#include "cairo_handles.h"
#include "cairo_painter.h"
#include "drawn_text.h"

namespace toposcope::scene {
namespace {

constexpr double kPointsPerPixel = 0.75;
constexpr double kLargestSide = 14400;  ///< Points.

/// False for what is no number, too.
bool is_side(double points) { return points > 0 && points <= kLargestSide; }

cairo_status_t append_bytes(void* out, const unsigned char* data, unsigned int size) {
  static_cast<std::string*>(out)->append(reinterpret_cast<const char*>(data), size);
  return CAIRO_STATUS_SUCCESS;
}

void set_metadata(cairo_surface_t* surface, cairo_pdf_metadata_t kind, const std::string& text) {
  if (!text.empty()) cairo_pdf_surface_set_metadata(surface, kind, drawn_text(text).c_str());
}

void describe(cairo_surface_t* surface, const DocumentInfo& info) {
  cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5);
  set_metadata(surface, CAIRO_PDF_METADATA_TITLE, info.title);
  set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, info.description);
  set_metadata(surface, CAIRO_PDF_METADATA_CREATOR, "toposcope");
  // Same scene, same bytes: without this cairo takes the clock.
  cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
}

}  // namespace

model::Result<std::string> to_pdf(const Scene& scene, const DocumentInfo& info) {
  const double width = static_cast<double>(scene.size().width) * kPointsPerPixel;
  const double height = static_cast<double>(scene.size().height) * kPointsPerPixel;
  if (!is_side(width) || !is_side(height)) {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "a page of " + std::to_string(width) + " x " + std::to_string(height) +
                            " points: readers of PDF want sides above 0 and up to 14400",
                        ""};
  }
  std::string file;
  const CairoSurface surface(
      cairo_pdf_surface_create_for_stream(append_bytes, &file, width, height));
  describe(surface.get(), info);
  const CairoContext context(cairo_create(surface.get()));
  cairo_scale(context.get(), kPointsPerPixel, kPointsPerPixel);
  paint(context.get(), scene, {0, 0, scene.size().width, scene.size().height}, Letters::kText);
  cairo_show_page(context.get());
  cairo_surface_finish(surface.get());
  auto status = cairo_status(context.get());
  if (status == CAIRO_STATUS_SUCCESS) status = cairo_surface_status(surface.get());
  if (status != CAIRO_STATUS_SUCCESS) return error_of_cairo(status);
  return file;
}

}  // namespace toposcope::scene
