#include "ui/paint/glyph_raster.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <map>
#include <utility>

#include <ft2build.h>
#include FT_FREETYPE_H
#include FT_SIZES_H
#include FT_OUTLINE_H

namespace toposcope::ui {
namespace {

struct FaceEnd {
  void operator()(FT_Face face) const { FT_Done_Face(face); }
};
struct SizeEnd {
  void operator()(FT_Size size) const { FT_Done_Size(size); }
};
using Face = std::shared_ptr<FT_FaceRec_>;
using SizeHandle = std::unique_ptr<FT_SizeRec_, SizeEnd>;

constexpr float kUnit = 64;  ///< FreeType counts in 64ths of a pixel.

class OutlineFace final : public SizedFace {
 public:
  OutlineFace(Face face, SizeHandle size) : face_(std::move(face)), size_(std::move(size)) {}

  [[nodiscard]] FaceMetrics metrics() const override {
    const float scale = static_cast<float>(size_->metrics.y_ppem) > 0
                            ? static_cast<float>(size_->metrics.y_scale) / (65536.0F * kUnit)
                            : 0;
    return {static_cast<float>(face_->ascender) * scale,
            -static_cast<float>(face_->descender) * scale};
  }

  [[nodiscard]] std::uint32_t glyph_of(char32_t character) const override {
    return FT_Get_Char_Index(face_.get(), character);
  }

  [[nodiscard]] float advance(std::uint32_t glyph) override {
    if (!load(glyph)) return 0;
    return static_cast<float>(face_->glyph->linearHoriAdvance) / 65536.0F;
  }

  [[nodiscard]] GlyphBitmap draw(std::uint32_t glyph, float shift) override {
    if (!load(glyph)) return {};
    FT_GlyphSlot slot = face_->glyph;
    if (slot->format != FT_GLYPH_FORMAT_OUTLINE) return {};
    FT_Outline_Translate(&slot->outline, std::lround(shift * kUnit), 0);
    if (FT_Render_Glyph(slot, FT_RENDER_MODE_NORMAL) != 0) return {};
    return copy_of(*slot);
  }

 private:
  [[nodiscard]] bool load(std::uint32_t glyph) {
    FT_Activate_Size(size_.get());
    return FT_Load_Glyph(face_.get(), glyph, FT_LOAD_TARGET_LIGHT | FT_LOAD_NO_BITMAP) == 0;
  }

  static GlyphBitmap copy_of(const FT_GlyphSlotRec_& slot) {
    const FT_Bitmap& bitmap = slot.bitmap;
    GlyphBitmap copy{slot.bitmap_left,
                     slot.bitmap_top,
                     static_cast<int>(bitmap.width),
                     static_cast<int>(bitmap.rows),
                     {}};
    if (bitmap.width == 0 || bitmap.rows == 0 || bitmap.pitch <= 0) return {};
    copy.coverage.resize(std::size_t{bitmap.width} * bitmap.rows);
    for (std::size_t row = 0; row < bitmap.rows; ++row) {
      std::memcpy(copy.coverage.data() + row * bitmap.width,
                  bitmap.buffer + row * static_cast<std::size_t>(bitmap.pitch), bitmap.width);
    }
    return copy;
  }

  Face face_;
  SizeHandle size_;
};

std::unique_ptr<SizedFace> sized(const Face& face, float size) {
  FT_Size handle = nullptr;
  if (FT_New_Size(face.get(), &handle) != 0) return nullptr;
  SizeHandle owned(handle);
  FT_Activate_Size(handle);
  const FT_F26Dot6 em = std::lround(std::max(size, 1.0F) * kUnit);
  if (FT_Set_Char_Size(face.get(), em, em, 72, 72) != 0) return nullptr;
  return std::make_unique<OutlineFace>(face, std::move(owned));
}

}  // namespace

struct GlyphRaster::Library {
  FT_Library handle = nullptr;
  std::map<std::pair<std::string, int>, Face> faces;
  std::map<const void*, Face> memory_faces;

  ~Library() {
    faces.clear();
    memory_faces.clear();
    if (handle != nullptr) FT_Done_FreeType(handle);
  }
};

GlyphRaster::GlyphRaster() : library_(std::make_unique<Library>()) {
  if (FT_Init_FreeType(&library_->handle) != 0) library_->handle = nullptr;
}

GlyphRaster::~GlyphRaster() = default;

std::unique_ptr<SizedFace> GlyphRaster::open(const FontFile& file, float size) {
  if (library_->handle == nullptr) return nullptr;
  Face& face = library_->faces[{file.path, file.index}];
  if (face == nullptr) {
    FT_Face opened = nullptr;
    if (FT_New_Face(library_->handle, file.path.c_str(), file.index, &opened) != 0) return nullptr;
    face = Face(opened, FaceEnd{});
  }
  return sized(face, size);
}

std::unique_ptr<SizedFace> GlyphRaster::open(const std::vector<std::uint8_t>& font, float size) {
  if (library_->handle == nullptr) return nullptr;
  Face& face = library_->memory_faces[font.data()];
  if (face == nullptr) {
    FT_Face opened = nullptr;
    if (FT_New_Memory_Face(library_->handle, font.data(), static_cast<FT_Long>(font.size()), 0,
                           &opened) != 0) {
      return nullptr;
    }
    face = Face(opened, FaceEnd{});
  }
  return sized(face, size);
}

}  // namespace toposcope::ui
