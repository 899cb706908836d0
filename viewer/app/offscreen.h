#pragma once

/// \file
/// The window without a window: frames drawn into memory, with no display and no graphics card.
///
/// \code
///   auto screen = Offscreen::open(1600, 1000);
///   if (!screen.has_value()) return screen.error();
///   fonts.attach(*ImGui::GetIO().Fonts);
///   auto done = write_png(screen.value()->draw({.fonts = &fonts, .draw = draw}, 3), "window.png");
/// \endcode
///
/// \par Thread safety
/// One thread.

#include <cstdint>
#include <filesystem>
#include <memory>
#include <vector>

#include "toposcope/model/result.h"

#include "app/frame.h"

namespace toposcope::app {

/// Red, green, blue, alpha; from the upper left, row by row.
struct Pixels {
  int width = 0;
  int height = 0;
  std::vector<std::uint8_t> rgba;
};

class Offscreen {
  struct Parts;  ///< Known to open() alone.

 public:
  explicit Offscreen(std::unique_ptr<Parts> parts);

  /// Makes a context of Dear ImGui, too, and makes it current.
  /// \param width,height  pixels, 1 to 16384
  /// \retval kUnavailable  no EGL that draws without a display (Debian: libegl-mesa0)
  [[nodiscard]] static model::Result<std::unique_ptr<Offscreen>> open(int width, int height);

  ~Offscreen();
  Offscreen(const Offscreen&) = delete;
  Offscreen& operator=(const Offscreen&) = delete;

  /// Draws frames a sixtieth of a second apart and gives the last one.
  [[nodiscard]] Pixels draw(const Frame& frame, int frames);

 private:
  std::unique_ptr<Parts> parts_;
};

/// \retval kIo  the file cannot be written
[[nodiscard]] model::Status write_png(const Pixels& pixels, const std::filesystem::path& file);

}  // namespace toposcope::app
