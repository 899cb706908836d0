#include <array>
#include <string>
#include <vector>

#include "toposcope/scene/picture.h"

#include "cairo_handles.h"

namespace toposcope::scene {

std::vector<std::string> missing_fonts() {
  std::vector<std::string> missing;
  for (const char* name : std::array{"Inter", "DejaVu Sans", "DejaVu Sans Mono"}) {
    PangoFontMap* fonts = pango_cairo_font_map_get_default();
    if (pango_font_map_get_family(fonts, name) == nullptr) missing.emplace_back(name);
  }
  return missing;
}

}  // namespace toposcope::scene
