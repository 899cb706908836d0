#pragma once

/// \file
/// Where fonts lie on this machine, asked of fontconfig.
///
/// \par Thread safety
/// One thread: that of the window.

#include <optional>
#include <string>

#include "toposcope/scene/scene.h"

namespace toposcope::ui {

/// A face inside a font file.
struct FontFile {
  std::string path;
  int index = 0;  ///< Of the face, in collections.
  friend bool operator==(const FontFile&, const FontFile&) = default;
};

/// What is looked for; size and colour do not matter.
struct FontWish {
  std::string family;
  scene::Weight weight = scene::Weight::kRegular;
  bool italic = false;
};

class FontFiles {
 public:
  FontFiles();
  ~FontFiles();
  FontFiles(const FontFiles&) = delete;
  FontFiles& operator=(const FontFiles&) = delete;

  /// The file of exactly this family with the nearest weight; nothing when it is not installed.
  [[nodiscard]] std::optional<FontFile> find(const FontWish& wish) const;

  /// Any font with outlines that has the character, the most similar first.
  [[nodiscard]] std::optional<FontFile> find_character(char32_t character,
                                                       const FontWish& wish) const;
};

}  // namespace toposcope::ui
