#include "ui/paint/text_painter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "ui/paint/colours.h"
#include "ui/paint/utf8.h"

namespace toposcope::ui {
namespace {

constexpr std::string_view kEllipsis = "\u2026";
constexpr std::size_t kBatch = 512;  ///< Letters that room is reserved for at once.

float factor_of(const Fonts& fonts, float factor) { return factor > 0 ? factor : fonts.scale(); }

float width_of(Fonts& fonts, FontFace& face, std::string_view text) {
  float width = 0;
  while (!text.empty()) width += fonts.advance(face, take_character(text));
  return width;
}

float shift_of(scene::Anchor anchor, float width) {
  if (anchor == scene::Anchor::kStart) return 0;
  return anchor == scene::Anchor::kMiddle ? width / 2 : width;
}

/// Where a text goes: pen positions along the base line to pixels of the screen.
struct Line {
  ImVec2 origin;
  float squeeze = 1;
  float cos = 1;
  float sin = 0;

  [[nodiscard]] ImVec2 at(float x, float y) const {
    return {origin.x + x * cos - y * sin, origin.y + x * sin + y * cos};
  }
};

/// Writes letters into a draw list, whose room was reserved.
class LetterWriter {
 public:
  LetterWriter(ImDrawList& list, Fonts& fonts, FontFace& face, const Line& line)
      : list_(list), fonts_(fonts), face_(face), line_(line), turned_(line.sin != 0) {}

  void write(std::string_view text, ImU32 colour) {
    float pen = 0;
    while (!text.empty()) {
      const std::size_t count = std::min(text.size(), kBatch);
      list_.PrimReserve(static_cast<int>(6 * count), static_cast<int>(4 * count));
      std::size_t unused = count;
      for (std::size_t i = 0; i < count && !text.empty(); ++i) {
        const char32_t character = take_character(text);
        if (add(character, pen, colour)) --unused;
        pen += fonts_.advance(face_, character) * line_.squeeze;
      }
      list_.PrimUnreserve(static_cast<int>(6 * unused), static_cast<int>(4 * unused));
    }
  }

 private:
  [[nodiscard]] bool add(char32_t character, float pen, ImU32 colour) {
    if (turned_ || line_.squeeze != 1) return add_free(character, pen, colour);
    const float quarters = std::round((line_.origin.x + pen) * kGlyphShifts);
    const float whole = std::floor(quarters / kGlyphShifts);
    const int shift = static_cast<int>(quarters - whole * kGlyphShifts);
    const AtlasGlyph& glyph = fonts_.glyph(face_, character, shift);
    if (glyph.is_blank()) return false;
    const float y = line_.origin.y;
    list_.PrimRectUV({whole + glyph.min.x, y + glyph.min.y}, {whole + glyph.max.x, y + glyph.max.y},
                     glyph.uv_min, glyph.uv_max, colour);
    return true;
  }

  [[nodiscard]] bool add_free(char32_t character, float pen, ImU32 colour) {
    const AtlasGlyph& glyph = fonts_.glyph(face_, character, 0);
    if (glyph.is_blank()) return false;
    const float left = pen + glyph.min.x * line_.squeeze;
    const float right = pen + glyph.max.x * line_.squeeze;
    list_.PrimQuadUV(line_.at(left, glyph.min.y), line_.at(right, glyph.min.y),
                     line_.at(right, glyph.max.y), line_.at(left, glyph.max.y), glyph.uv_min,
                     {glyph.uv_max.x, glyph.uv_min.y}, glyph.uv_max,
                     {glyph.uv_min.x, glyph.uv_max.y}, colour);
    return true;
  }

  ImDrawList& list_;
  Fonts& fonts_;
  FontFace& face_;
  const Line& line_;
  bool turned_;
};

Line line_of(const TextRun& run, float width, float squeeze) {
  Line line{run.at, squeeze, 1, 0};
  if (run.angle != 0) {
    const float radians = run.angle * std::numbers::pi_v<float> / 180;
    line.cos = std::cos(radians);
    line.sin = std::sin(radians);
  }
  line.origin = line.at(-shift_of(run.anchor, width), 0);
  if (run.angle == 0) line.origin.y = std::round(line.origin.y);
  return line;
}

struct Bounds {
  ImVec2 min, max;
};

Bounds bounds_of(const Line& line, float width, const FaceMetrics& metrics) {
  Bounds bounds{line.origin, line.origin};
  for (const ImVec2 corner : {line.at(0, -metrics.ascent), line.at(width, -metrics.ascent),
                              line.at(0, metrics.descent), line.at(width, metrics.descent)}) {
    bounds.min = {std::min(bounds.min.x, corner.x), std::min(bounds.min.y, corner.y)};
    bounds.max = {std::max(bounds.max.x, corner.x), std::max(bounds.max.y, corner.y)};
  }
  return bounds;
}

bool is_seen(const ImDrawList& list, const Bounds& bounds) {
  const ImVec4 clip = list._CmdHeader.ClipRect;
  return bounds.max.x >= clip.x && bounds.min.x <= clip.z && bounds.max.y >= clip.y &&
         bounds.min.y <= clip.w;
}

}  // namespace

float text_width(Fonts& fonts, std::string_view utf8, const scene::TextStyle& style, float factor) {
  return width_of(fonts, fonts.face(style, factor_of(fonts, factor)), utf8);
}

void draw_text(ImDrawList& list, Fonts& fonts, const TextRun& run) {
  const ImU32 ink = colour(run.style.colour, run.opacity);
  if (run.text.empty() || (ink & IM_COL32_A_MASK) == 0 || run.style.size <= 0) return;
  FontFace& face = fonts.face(run.style, factor_of(fonts, run.factor));
  const float natural = width_of(fonts, face, run.text);
  // Half a pixel is rounding of sizes, not another font.
  const bool fits = run.room <= 0 || natural <= run.room + 0.5F;
  const float squeeze = fits ? 1 : run.room / natural;
  const float width = natural * squeeze;
  const Line line = line_of(run, width, squeeze);
  const Bounds bounds = bounds_of(line, width, face.metrics());
  if (!is_seen(list, bounds)) return;
  LetterWriter(list, fonts, face, line).write(run.text, ink);
  if (run.style.struck) {
    const float height = -0.3F * face.size();
    const float thickness = std::max(1.0F, std::round(face.size() / 12));
    list.AddLine(line.at(0, height), line.at(width, height), ink, thickness);
  }
  if (fonts.log != nullptr) {
    fonts.log->push_back({std::string(run.text), bounds.min, bounds.max});
  }
}

std::string cut_to(Fonts& fonts, std::string_view utf8, const scene::TextStyle& style, float room) {
  FontFace& face = fonts.face(style);
  if (width_of(fonts, face, utf8) <= room) return std::string(utf8);
  const float left = room - width_of(fonts, face, kEllipsis);
  if (left < 0) return {};
  std::string_view rest = utf8;
  float width = 0;
  std::size_t kept = 0;
  while (!rest.empty()) {
    width += fonts.advance(face, take_character(rest));
    if (width > left) break;
    kept = utf8.size() - rest.size();
  }
  return std::string(utf8.substr(0, kept)).append(kEllipsis);
}

}  // namespace toposcope::ui
