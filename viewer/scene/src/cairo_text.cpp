#include "cairo_text.h"

#include <array>
#include <cstddef>
#include <numbers>
#include <string>
#include <string_view>

#include "drawn_text.h"

namespace toposcope::scene {
namespace {

TextContext make_context() {
  TextContext context(pango_font_map_create_context(pango_cairo_font_map_get_default()));
  const CairoFontOptions options(cairo_font_options_create());
  cairo_font_options_set_hint_style(options.get(), CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options.get(), CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options.get(), CAIRO_ANTIALIAS_GRAY);
  pango_cairo_context_set_font_options(context.get(), options.get());
  pango_context_set_round_glyph_positions(context.get(), FALSE);
  // The language of the user must not choose glyphs: same scene, same bytes.
  pango_context_set_language(context.get(), pango_language_from_string("en"));
  return context;
}

TextAttributes attributes_of(const TextStyle& style) {
  TextAttributes attributes(pango_attr_list_new());
  pango_attr_list_insert(attributes.get(),
                         pango_attr_font_features_new("kern=0, liga=0, clig=0, calt=0"));
  if (style.struck) {
    pango_attr_list_insert(attributes.get(), pango_attr_strikethrough_new(TRUE));
  }
  return attributes;
}

PangoWeight weight_of(Weight weight) {
  constexpr std::array kWeights = {PANGO_WEIGHT_NORMAL, PANGO_WEIGHT_MEDIUM, PANGO_WEIGHT_SEMIBOLD,
                                   PANGO_WEIGHT_BOLD};
  return kWeights[static_cast<std::size_t>(weight)];
}

bool is_same_font(const TextStyle& a, const TextStyle& b) {
  return a.face == b.face && a.weight == b.weight && a.size == b.size && a.italic == b.italic &&
         a.struck == b.struck;
}

/// Whether there is a character of the planes in which emoji are.
bool has_emoji(std::string_view text) {
  while (!text.empty()) {
    if (take_drawn(text).code >= 0x1F000) return true;
  }
  return false;
}

/// How far before its point a text begins.
double shift_of(Anchor anchor, double width) {
  if (anchor == Anchor::kStart) return 0;
  return anchor == Anchor::kMiddle ? width / 2 : width;
}

}  // namespace

CairoText::CairoText(cairo_t* target, Letters letters)
    : target_(target),
      letters_(letters),
      context_(make_context()),
      layout_(pango_layout_new(context_.get())),
      font_(pango_font_description_new()) {
  pango_layout_set_single_paragraph_mode(layout_.get(), TRUE);
}

void CairoText::set_style(const TextStyle& style) {
  if (style_.has_value() && is_same_font(*style_, style)) return;
  const bool is_mono = style.face == Face::kMono;
  pango_font_description_set_family_static(
      font_.get(), is_mono ? "DejaVu Sans Mono,monospace" : "Inter,DejaVu Sans,sans-serif");
  pango_font_description_set_weight(font_.get(), weight_of(style.weight));
  pango_font_description_set_style(font_.get(),
                                   style.italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
  pango_font_description_set_absolute_size(font_.get(),
                                           static_cast<double>(style.size) * PANGO_SCALE);
  pango_layout_set_font_description(layout_.get(), font_.get());
  pango_layout_set_attributes(layout_.get(), attributes_of(style).get());
  style_ = style;
}

/// Signs of fonts with colours have no outlines.
void CairoText::show(PangoLayoutLine* line, const std::string& text) {
  if (letters_ == Letters::kText || has_emoji(text)) {
    pango_cairo_show_layout_line(target_, line);
  } else if (style_->struck || !outlines_.draw(target_, line)) {
    pango_cairo_layout_line_path(target_, line);
    cairo_fill(target_);
  }
  cairo_new_path(target_);
}

void CairoText::draw(const Text& text) {
  if (text.text.empty() || text.style.colour.alpha == 0 || text.style.size <= 0) return;
  set_style(text.style);
  const std::string drawn = drawn_text(text.text);
  pango_layout_set_text(layout_.get(), drawn.data(), static_cast<int>(drawn.size()));
  PangoLayoutLine* line = pango_layout_get_line_readonly(layout_.get(), 0);
  PangoRectangle extents{};
  pango_layout_line_get_extents(line, nullptr, &extents);
  const double natural = static_cast<double>(extents.width) / PANGO_SCALE;
  const double room = text.width > 0 ? static_cast<double>(text.width) : natural;
  const double squeeze = natural > room ? room / natural : 1;

  cairo_save(target_);
  set_colour(target_, text.style.colour);
  cairo_translate(target_, static_cast<double>(text.at.x), static_cast<double>(text.at.y));
  cairo_rotate(target_, static_cast<double>(text.angle) * std::numbers::pi / 180);
  cairo_translate(target_, -shift_of(text.anchor, natural * squeeze), 0);
  cairo_scale(target_, squeeze, 1);
  cairo_move_to(target_, 0, 0);
  show(line, drawn);
  cairo_restore(target_);
}

void set_colour(cairo_t* target, const Colour& colour) {
  cairo_set_source_rgba(target, colour.red / 255.0, colour.green / 255.0, colour.blue / 255.0,
                        colour.alpha / 255.0);
}

}  // namespace toposcope::scene
