#include "cairo_letters.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <utility>

namespace toposcope::scene {
namespace {

double pixels(int units) { return static_cast<double>(units) / PANGO_SCALE; }

/// A position as a whole pixel and quarters of one.
struct Position {
  int whole = 0;
  unsigned quarter = 0;
};

Position position_of(double position) {
  const auto quarters = static_cast<int>(std::floor(position * 4 + 0.5));
  const int whole = static_cast<int>(std::floor(quarters / 4.0));
  return {whole, static_cast<unsigned>(quarters - 4 * whole)};
}

template <typename DoRun>
bool each_run(const PangoLayoutLine* line, const DoRun& do_run) {
  for (const GSList* at = line->runs; at != nullptr; at = at->next) {
    if (!do_run(*static_cast<const PangoGlyphItem*>(at->data))) return false;
  }
  return true;
}

bool has_only_letters(const PangoGlyphItem& run) {
  if (run.item->analysis.font == nullptr) return false;
  for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
    const PangoGlyph glyph = run.glyphs->glyphs[i].glyph;
    if (glyph != PANGO_GLYPH_EMPTY && (glyph & PANGO_GLYPH_UNKNOWN_FLAG) != 0) return false;
  }
  return true;
}

}  // namespace

std::size_t CairoLetters::HashForm::operator()(const Form& form) const noexcept {
  const std::size_t font = std::hash<const void*>()(form.font);
  return (font * 31 + form.glyph) * 16 + std::size_t{4} * form.quarter_x + form.quarter_y;
}

const CairoLetters::Stamp& CairoLetters::stamp_of(const Form& form) {
  const auto [at, is_new] = stamps_.try_emplace(form);
  Stamp& stamp = at->second;
  if (!is_new) return stamp;
  stamp.font.reset(PANGO_FONT(g_object_ref(form.font)));
  cairo_scaled_font_t* scaled = pango_cairo_font_get_scaled_font(PANGO_CAIRO_FONT(form.font));
  const cairo_glyph_t glyph{form.glyph, 0, 0};
  cairo_text_extents_t extents{};
  cairo_scaled_font_glyph_extents(scaled, &glyph, 1, &extents);
  if (extents.width <= 0 || extents.height <= 0) return stamp;
  stamp.left = static_cast<int>(std::floor(extents.x_bearing * scale_)) - 1;
  stamp.top = static_cast<int>(std::floor(extents.y_bearing * scale_)) - 1;
  stamp.width = static_cast<int>(std::ceil(extents.width * scale_)) + 4;
  stamp.height = static_cast<int>(std::ceil(extents.height * scale_)) + 4;
  const CairoSurface mask(cairo_image_surface_create(CAIRO_FORMAT_A8, stamp.width, stamp.height));
  const CairoContext context(cairo_create(mask.get()));
  cairo_translate(context.get(), form.quarter_x / 4.0 - stamp.left,
                  form.quarter_y / 4.0 - stamp.top);
  cairo_scale(context.get(), scale_, scale_);
  cairo_set_scaled_font(context.get(), scaled);
  cairo_glyph_path(context.get(), &glyph, 1);
  cairo_fill(context.get());
  cairo_surface_flush(mask.get());
  const unsigned char* row = cairo_image_surface_get_data(mask.get());
  for (int y = 0; row != nullptr && y < stamp.height; ++y) {
    stamp.ink.insert(stamp.ink.end(), row, row + stamp.width);
    row += cairo_image_surface_get_stride(mask.get());
  }
  return stamp;
}

void CairoLetters::place(cairo_t* target, PangoFont* font, const PangoGlyphInfo& letter, double x) {
  if (letter.glyph == PANGO_GLYPH_EMPTY) return;
  x += pixels(letter.geometry.x_offset);
  double y = pixels(letter.geometry.y_offset);
  cairo_user_to_device(target, &x, &y);
  const Position column = position_of(x);
  const Position row = position_of(y);
  const Stamp& stamp = stamp_of({font, letter.glyph, column.quarter, row.quarter});
  if (stamp.ink.empty()) return;
  line_.push_back({&stamp, column.whole + stamp.left, row.whole + stamp.top});
}

/// Puts the stamps of the line on one sheet, and inks that.
void CairoLetters::print(cairo_t* target) const {
  if (line_.empty()) return;
  int left = line_[0].x;
  int top = line_[0].y;
  int right = left;
  int bottom = top;
  for (const Place& at : line_) {
    left = std::min(left, at.x);
    top = std::min(top, at.y);
    right = std::max(right, at.x + at.stamp->width);
    bottom = std::max(bottom, at.y + at.stamp->height);
  }
  const CairoSurface sheet(cairo_image_surface_create(CAIRO_FORMAT_A8, right - left, bottom - top));
  unsigned char* data = cairo_image_surface_get_data(sheet.get());
  if (data == nullptr) return;
  const int stride = cairo_image_surface_get_stride(sheet.get());
  for (const Place& at : line_) {
    const unsigned char* ink = at.stamp->ink.data();
    for (int y = 0; y < at.stamp->height; ++y) {
      unsigned char* row =
          data + (at.y - top + y) * static_cast<std::ptrdiff_t>(stride) + (at.x - left);
      for (int x = 0; x < at.stamp->width; ++x, ++ink) {
        row[x] = static_cast<unsigned char>(std::min(255, row[x] + *ink));
      }
    }
  }
  cairo_surface_mark_dirty(sheet.get());
  cairo_save(target);
  cairo_identity_matrix(target);
  cairo_mask_surface(target, sheet.get(), left, top);
  cairo_restore(target);
}

bool CairoLetters::draw(cairo_t* target, PangoLayoutLine* line) {
  cairo_matrix_t matrix{};
  cairo_get_matrix(target, &matrix);
  if (matrix.xy != 0 || matrix.yx != 0 || matrix.xx != matrix.yy) return false;
  if (!each_run(line, has_only_letters)) return false;
  if (std::exchange(scale_, matrix.xx) != matrix.xx) stamps_.clear();
  line_.clear();
  double x = 0;
  each_run(line, [&](const PangoGlyphItem& run) {
    for (int i = 0; i < run.glyphs->num_glyphs; ++i) {
      const PangoGlyphInfo& letter = run.glyphs->glyphs[i];
      place(target, run.item->analysis.font, letter, x);
      x += pixels(letter.geometry.width);
    }
    return true;
  });
  print(target);
  return true;
}

}  // namespace toposcope::scene
