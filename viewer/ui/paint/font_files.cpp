#include "ui/paint/font_files.h"

#include <array>
#include <memory>
#include <string_view>

#include <fontconfig/fontconfig.h>

namespace toposcope::ui {
namespace {

struct PatternEnd {
  void operator()(FcPattern* pattern) const { FcPatternDestroy(pattern); }
};
struct CharSetEnd {
  void operator()(FcCharSet* set) const { FcCharSetDestroy(set); }
};
using Pattern = std::unique_ptr<FcPattern, PatternEnd>;
using CharSet = std::unique_ptr<FcCharSet, CharSetEnd>;

int weight_of(scene::Weight weight) {
  constexpr std::array kWeights = {FC_WEIGHT_REGULAR, FC_WEIGHT_MEDIUM, FC_WEIGHT_SEMIBOLD,
                                   FC_WEIGHT_BOLD};
  return kWeights.at(static_cast<std::size_t>(weight));
}

const FcChar8* bytes_of(const std::string& text) {
  return reinterpret_cast<const FcChar8*>(text.c_str());
}

Pattern pattern_of(const FontWish& wish) {
  Pattern pattern(FcPatternCreate());
  if (pattern == nullptr) return nullptr;
  FcPatternAddString(pattern.get(), FC_FAMILY, bytes_of(wish.family));
  FcPatternAddInteger(pattern.get(), FC_WEIGHT, weight_of(wish.weight));
  FcPatternAddInteger(pattern.get(), FC_SLANT, wish.italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
  FcPatternAddBool(pattern.get(), FC_SCALABLE, FcTrue);
  FcPatternAddBool(pattern.get(), FC_COLOR, FcFalse);
  FcPatternAddBool(pattern.get(), FC_VARIABLE, FcFalse);
  return pattern;
}

Pattern match(FcPattern& wish) {
  FcConfigSubstitute(nullptr, &wish, FcMatchPattern);
  FcDefaultSubstitute(&wish);
  FcResult result = FcResultNoMatch;
  return Pattern(FcFontMatch(nullptr, &wish, &result));
}

std::string_view text_of(FcPattern& pattern, const char* member, int index) {
  FcChar8* text = nullptr;
  if (FcPatternGetString(&pattern, member, index, &text) != FcResultMatch) return {};
  return reinterpret_cast<const char*>(text);
}

bool has_family(FcPattern& found, std::string_view family) {
  for (int i = 0;; ++i) {
    const std::string_view name = text_of(found, FC_FAMILY, i);
    if (name.empty()) return false;
    if (name == family) return true;
  }
}

std::optional<FontFile> file_of(FcPattern& found) {
  const std::string_view path = text_of(found, FC_FILE, 0);
  if (path.empty()) return std::nullopt;
  FontFile file{std::string(path), 0};
  FcPatternGetInteger(&found, FC_INDEX, 0, &file.index);
  return file;
}

}  // namespace

// Initialised on first use by fontconfig itself and kept for the process: a window and the pictures
// that it exports share one configuration.
FontFiles::FontFiles() { FcInit(); }
FontFiles::~FontFiles() = default;

std::optional<FontFile> FontFiles::find(const FontWish& wish) const {
  const Pattern pattern = pattern_of(wish);
  if (pattern == nullptr) return std::nullopt;
  const Pattern found = match(*pattern);
  if (found == nullptr || !has_family(*found, wish.family)) return std::nullopt;
  return file_of(*found);
}

std::optional<FontFile> FontFiles::find_character(char32_t character, const FontWish& wish) const {
  const Pattern pattern = pattern_of(wish);
  const CharSet set(FcCharSetCreate());
  if (pattern == nullptr || set == nullptr) return std::nullopt;
  FcCharSetAddChar(set.get(), character);
  FcPatternAddCharSet(pattern.get(), FC_CHARSET, set.get());
  const Pattern found = match(*pattern);
  if (found == nullptr) return std::nullopt;
  FcCharSet* has = nullptr;
  FcBool outlines = FcFalse;
  if (FcPatternGetCharSet(found.get(), FC_CHARSET, 0, &has) != FcResultMatch ||
      FcCharSetHasChar(has, character) == FcFalse ||
      FcPatternGetBool(found.get(), FC_SCALABLE, 0, &outlines) != FcResultMatch ||
      outlines == FcFalse) {
    return std::nullopt;
  }
  return file_of(*found);
}

}  // namespace toposcope::ui
