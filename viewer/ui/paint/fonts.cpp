#include "ui/paint/fonts.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "ui/paint/utf8.h"

namespace toposcope::ui {
namespace {

constexpr const char* kSans = "Inter";
constexpr const char* kMono = "DejaVu Sans Mono";
constexpr const char* kFallback = "DejaVu Sans";

/// Letters larger than this are placed on whole pixels: it is no more seen.
constexpr float kShiftedSize = 40;

constexpr std::uint32_t kDefaultFieldFont = 0;

scene::TextStyle default_style() { return {.size = 12}; }

}  // namespace

Fonts::Fonts(float scale) : scale_(std::clamp(scale, 0.5F, 8.0F)) {}

Fonts::~Fonts() = default;

void Fonts::attach(ImFontAtlas& atlas) {
  atlas_ = &atlas;
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  field_styles_ = {default_style()};
  fill_all();
}

void Fonts::set_scale(float scale) {
  const float wanted = std::clamp(scale, 0.5F, 8.0F);
  if (wanted == scale_) return;
  scale_ = wanted;
  needs_rebuild_ = true;
}

Fonts::Key Fonts::key_of(const scene::TextStyle& style, float factor) {
  const float size = std::clamp(style.size * factor, 2.0F, 256.0F);
  return {style.face, style.weight, style.italic, static_cast<int>(std::lround(size * 2))};
}

FontFace& Fonts::face(const scene::TextStyle& style, float factor) {
  const Key key = key_of(style, factor);
  std::unique_ptr<FontFace>& face = faces_[key];
  if (face == nullptr) face = open(key);
  return *face;
}

const std::optional<FontFile>& Fonts::file_of(const FontWish& wish) {
  const std::tuple key{wish.family, wish.weight, wish.italic};
  auto known = known_files_.find(key);
  if (known == known_files_.end()) {
    known = known_files_.emplace(key, files_.find(wish)).first;
  }
  return known->second;
}

const std::optional<FontFile>& Fonts::file_with(const FontWish& wish, char32_t character) {
  auto known = character_files_.find(character);
  if (known == character_files_.end()) {
    known = character_files_.emplace(character, files_.find_character(character, wish)).first;
  }
  return known->second;
}

bool Fonts::extend(FontFace& face, const FontFile& file) {
  if (face.opened_.contains({file.path, file.index})) return false;
  std::unique_ptr<SizedFace> sized = raster_.open(file, face.size_);
  if (sized == nullptr) return false;
  face.opened_[{file.path, file.index}] = face.chain_.size();
  face.chain_.push_back(std::move(sized));
  return true;
}

std::unique_ptr<FontFace> Fonts::open(const Key& key) {
  const auto& [kind, weight, italic, half_pixels] = key;
  auto face = std::make_unique<FontFace>();
  face->size_ = static_cast<float>(half_pixels) / 2;
  face->wish_ = {kind == scene::Face::kMono ? kMono : kSans, weight, italic};
  for (const char* family : {face->wish_.family.c_str(), kFallback}) {
    if (!face->chain_.empty()) break;
    if (const auto& file = file_of({family, weight, italic}); file.has_value()) {
      extend(*face, *file);
    }
  }
  if (face->chain_.empty()) {
    if (const auto& any = file_with(face->wish_, U'a'); any.has_value()) extend(*face, *any);
  }
  if (face->chain_.empty()) {
    if (last_resort_.empty()) {
      ImFontAtlas builtin;
      builtin.AddFontDefault();
      const ImFontConfig& font = builtin.ConfigData.front();
      const auto* bytes = static_cast<const std::uint8_t*>(font.FontData);
      last_resort_.assign(bytes, bytes + font.FontDataSize);
    }
    auto sized = raster_.open(last_resort_, face->size_);
    if (sized != nullptr) face->chain_.push_back(std::move(sized));
  }
  if (!face->chain_.empty()) face->metrics_ = face->chain_.front()->metrics();
  return face;
}

FontFace::Letter Fonts::make_letter(FontFace& face, char32_t character) {
  FontFace::Letter letter;
  const auto take = [&](SizedFace& from) {
    const std::uint32_t glyph = from.glyph_of(character);
    if (glyph == 0) return false;
    letter.face = &from;
    letter.glyph = glyph;
    letter.advance = from.advance(glyph);
    return true;
  };
  for (const auto& sized : face.chain_) {
    if (take(*sized)) return letter;
  }
  const FontWish similar{kFallback, face.wish_.weight, face.wish_.italic};
  for (const std::optional<FontFile>* file : {&file_of(similar), &file_with(similar, character)}) {
    if (!file->has_value() || !extend(face, **file)) continue;
    if (take(*face.chain_.back())) return letter;
  }
  if (character != kReplacement) return this->letter(face, kReplacement);
  if (face.chain_.empty()) return letter;
  SizedFace& first = *face.chain_.front();  // Glyph 0 is the box for what is missing.
  letter.face = &first;
  letter.advance = first.advance(0);
  return letter;
}

FontFace::Letter& Fonts::letter(FontFace& face, char32_t character) {
  if (character < face.ascii_.size()) {
    FontFace::Letter& letter = face.ascii_[character];
    if (!face.has_ascii_[character]) {
      letter = make_letter(face, character);
      face.has_ascii_[character] = true;
    }
    return letter;
  }
  const auto known = face.others_.find(character);
  if (known != face.others_.end()) return known->second;
  return face.others_.emplace(character, make_letter(face, character)).first->second;
}

const AtlasGlyph& Fonts::glyph(FontFace& face, char32_t character, int shift) {
  FontFace::Letter& letter = this->letter(face, character);
  const std::size_t place = face.size_ > kShiftedSize ? 0 : static_cast<std::size_t>(shift);
  AtlasGlyph& shape = letter.shapes.at(place);
  if ((letter.ready & (1U << place)) != 0 || letter.face == nullptr) return shape;
  const float offset = static_cast<float>(place) / kGlyphShifts;
  if (const auto added = texture_.add(letter.face->draw(letter.glyph, offset)); added.has_value()) {
    shape = *added;
    letter.ready = static_cast<std::uint8_t>(letter.ready | (1U << place));
  } else {
    is_full_ = true;
    needs_rebuild_ = true;
  }
  return shape;
}

ImFont* Fonts::font(const scene::TextStyle& style) {
  const std::tuple key{style.face, style.weight, style.italic, style.size};
  const auto known = field_fonts_.find(key);
  std::size_t place = kDefaultFieldFont;
  if (known != field_fonts_.end()) {
    place = known->second;
  } else if (style.size != default_style().size || style.face != default_style().face ||
             style.weight != default_style().weight || style.italic) {
    field_fonts_[key] = field_styles_.size();
    field_styles_.push_back(style);
    place = field_styles_.size() - 1;
    needs_rebuild_ = true;
  }
  const ImVector<ImFont*>& made = atlas_->Fonts;
  const int index = static_cast<int>(place);
  return made[index < made.Size ? index : 0];
}

void Fonts::note(std::string_view utf8) {
  while (!utf8.empty()) {
    const char32_t code = take_character(utf8);
    if (code < 0x7F || code > 0xFFFF) continue;
    if (noted_.insert(code).second) needs_rebuild_ = true;
  }
}

std::vector<std::string> Fonts::missing_families() const {
  std::vector<std::string> missing;
  for (const char* family : {kSans, kMono, kFallback}) {
    if (!files_.find({family, scene::Weight::kRegular, false}).has_value()) {
      missing.emplace_back(family);
    }
  }
  return missing;
}

ImFont* Fonts::add_field_font() {
  static unsigned char nothing = 0;  // Dear ImGui wants data of a font; it is never read.
  ImFontConfig config;
  config.FontData = &nothing;
  config.FontDataSize = 1;
  config.FontDataOwnedByAtlas = false;
  config.SizePixels = 12;
  return atlas_->AddFont(&config);
}

void Fonts::rebuild() {
  needs_rebuild_ = false;
  if (atlas_ != nullptr) fill_all();
}

}  // namespace toposcope::ui
