#pragma once

/// \file
/// Scenes as files: SVG, PNG, PDF, and a page for browsers.
///
/// \code
///   const auto png = scene::to_png(picture, 2.0F);
///   if (!png.has_value()) return png.error();
/// \endcode
///
/// No display is needed.  Same scene, same bytes.

#include <string>
#include <vector>

#include "toposcope/model/result.h"
#include "toposcope/scene/scene.h"

namespace toposcope::scene {

/// What a document says of itself.
struct DocumentInfo {
  std::string title;
  std::string description = {};  ///< One or more lines.
};

/// SVG 1.1.  Text stays text, each group is a <g> with id and <title>.  Any text is escaped; what
/// XML cannot hold becomes U+FFFD.
/// \par Complexity
/// One pass; about 150 bytes a shape.
/// \par Thread safety
/// Pure.
[[nodiscard]] std::string to_svg(const Scene& scene, const DocumentInfo& info);

/// PNG, 8 bits a channel; `scale` 2 gives twice the pixels each way.
/// Memory is that of the file and of strips of 16 MiB, however large the picture.
/// \retval kInvalidArgument  the image would have a side above 32,767 pixels or no area
/// \retval kUnavailable      not enough memory
/// \par Thread safety
/// Calls may run at the same time.
[[nodiscard]] model::Result<std::string> to_png(const Scene& scene, float scale);

/// PDF 1.5 of one page; a pixel at 100 % is 0.75 points.  Text stays text; the fonts are embedded.
/// \retval kInvalidArgument  a side above 14,400 points, which readers refuse, or no area
/// \retval kUnavailable      not enough memory
[[nodiscard]] model::Result<std::string> to_pdf(const Scene& scene, const DocumentInfo& info);

/// An HTML page that needs no network: the SVG with pan, zoom, search and tooltips, dark or light
/// as the scene's background.  "page.html#ID" shows the group of that id.
[[nodiscard]] std::string to_html(const Scene& scene, const DocumentInfo& info);

/// Names of the faces that drawings ask for and this machine lacks; others are taken in their
/// place.
[[nodiscard]] std::vector<std::string> missing_fonts();

}  // namespace toposcope::scene
