#pragma once

/// \file
/// The fonts of the window: any face, weight and size of the look, any script that the machine has
/// a font for.
///
/// \code
///   Fonts fonts(1.5F);                       // interface scale times density of the monitor
///   fonts.attach(*ImGui::GetIO().Fonts);
///   ... a frame ...
///   if (fonts.needs_rebuild()) {             // between frames; then the frame is drawn again
///     fonts.rebuild();
///   }
/// \endcode
///
/// Letters are drawn when they are first needed, in the frame that needs them, and stand at
/// quarters of a pixel, so that the widths are those of scene/text_metrics.h.  Two things wait for
/// rebuild(): a texture that is full, and fonts for Dear ImGui's own fields, which want an ImFont.
///
/// Letters stand one after the other as they come: no shaping, no direction from right to left.
///
/// \par Thread safety
/// UI thread only.

#include <array>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <unordered_map>
#include <utility>
#include <vector>

#include <imgui.h>

#include "toposcope/scene/scene.h"

#include "ui/paint/font_files.h"
#include "ui/paint/glyph_atlas.h"
#include "ui/paint/glyph_raster.h"

namespace toposcope::ui {

/// A text that was painted, for whoever asks what a person sees.
struct PaintedText {
  std::string text;
  ImVec2 min, max;  ///< Pixels of the screen.
};

inline constexpr int kGlyphShifts = 4;  ///< A letter stands at quarters of a pixel.

/// One face at one size, with the letters of it that were needed so far.
class FontFace {
 public:
  struct Letter {
    SizedFace* face = nullptr;  ///< nullptr: no font has it, not even as a box.
    std::uint32_t glyph = 0;
    float advance = 0;  ///< Pixels.
    std::array<AtlasGlyph, kGlyphShifts> shapes;
    std::uint8_t ready = 0;  ///< A bit for each shape.
  };

  [[nodiscard]] float size() const noexcept { return size_; }
  [[nodiscard]] FaceMetrics metrics() const noexcept { return metrics_; }

 private:
  friend class Fonts;
  float size_ = 0;
  FaceMetrics metrics_;
  FontWish wish_;
  std::vector<std::unique_ptr<SizedFace>> chain_;  ///< The first that has a letter draws it.
  std::map<std::pair<std::string, int>, std::size_t> opened_;  ///< Files of the chain.
  std::array<Letter, 128> ascii_ = {};
  std::array<bool, 128> has_ascii_ = {};
  std::unordered_map<char32_t, Letter> others_;
};

class Fonts {
 public:
  /// \param scale  pixels of the screen per pixel at 100 %: 0.5 to 8
  explicit Fonts(float scale = 1);
  ~Fonts();
  Fonts(const Fonts&) = delete;
  Fonts& operator=(const Fonts&) = delete;

  /// Makes the atlas of a context draw with these fonts.  Between frames, once.
  void attach(ImFontAtlas& atlas);

  [[nodiscard]] float scale() const noexcept { return scale_; }
  /// Takes effect with the next rebuild().
  void set_scale(float scale);

  /// The face of a style at `factor` times its size; sizes are halves of a pixel.
  [[nodiscard]] FontFace& face(const scene::TextStyle& style, float factor);
  [[nodiscard]] FontFace& face(const scene::TextStyle& style) { return face(style, scale_); }

  /// How far the pen moves, pixels.
  [[nodiscard]] float advance(FontFace& face, char32_t character) {
    return letter(face, character).advance;
  }
  /// The letter in the texture; `shift` in quarters of a pixel.  Blank when the texture is full;
  /// then needs_rebuild().
  [[nodiscard]] const AtlasGlyph& glyph(FontFace& face, char32_t character, int shift);

  /// For fields of Dear ImGui.  Until the next rebuild() that of the default style, when the style
  /// is new.
  [[nodiscard]] ImFont* font(const scene::TextStyle& style);
  /// Tells that a field holds these letters.  Those above U+FFFF stay U+FFFD in fields.
  void note(std::string_view utf8);

  [[nodiscard]] bool needs_rebuild() const noexcept { return needs_rebuild_; }
  /// Between frames.
  void rebuild();

  /// Changes when the renderer has to upload the texture again.
  [[nodiscard]] std::uint32_t texture_version() const noexcept { return texture_.version(); }

  /// Families of the look that this machine lacks.
  [[nodiscard]] std::vector<std::string> missing_families() const;

  /// Where painted texts are written down; nullptr: nowhere.
  std::vector<PaintedText>* log = nullptr;

 private:
  /// Face, weight, italic, size in halves of a pixel.
  using Key = std::tuple<scene::Face, scene::Weight, bool, int>;

  [[nodiscard]] static Key key_of(const scene::TextStyle& style, float factor);
  [[nodiscard]] std::unique_ptr<FontFace> open(const Key& key);
  bool extend(FontFace& face, const FontFile& file);
  [[nodiscard]] FontFace::Letter& letter(FontFace& face, char32_t character);
  [[nodiscard]] FontFace::Letter make_letter(FontFace& face, char32_t character);
  [[nodiscard]] const std::optional<FontFile>& file_of(const FontWish& wish);
  [[nodiscard]] const std::optional<FontFile>& file_with(const FontWish& wish, char32_t character);
  ImFont* add_field_font();
  void fill(ImFont& font, std::size_t place, FontFace& face);
  void fill_all();

  float scale_;
  ImFontAtlas* atlas_ = nullptr;
  FontFiles files_;
  GlyphRaster raster_;
  std::vector<std::uint8_t> last_resort_;  ///< The font inside Dear ImGui, once it is needed.
  GlyphAtlas texture_;
  std::map<std::tuple<std::string, scene::Weight, bool>, std::optional<FontFile>> known_files_;
  std::map<char32_t, std::optional<FontFile>> character_files_;
  std::map<Key, std::unique_ptr<FontFace>> faces_;
  std::map<std::tuple<scene::Face, scene::Weight, bool, float>, std::size_t>
      field_fonts_;                             ///< Place in the atlas, by style at 100 %.
  std::vector<scene::TextStyle> field_styles_;  ///< By place.
  std::set<char32_t> noted_;
  bool is_full_ = false;
  bool needs_rebuild_ = false;
};

}  // namespace toposcope::ui
