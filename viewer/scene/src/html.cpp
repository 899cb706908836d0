#include <string>
#include <string_view>

#include "toposcope/scene/picture.h"

#include "page_frame.h"
#include "page_sources.h"
#include "svg_element.h"
#include "xml_text.h"

namespace toposcope::scene {
namespace {

/// True for grounds on which light text is read better; weights of ITU-R BT.709.
bool is_dark(const Colour& ground) {
  return 0.2126 * ground.red + 0.7152 * ground.green + 0.0722 * ground.blue < 110;
}

/// Theme and ground of the page: those of the picture, or of the reader where it has none.
std::string attributes_for(const Colour& ground) {
  if (ground.alpha == 0) return {};
  std::string text = is_dark(ground) ? R"( data-ground="dark")" : R"( data-ground="light")";
  text += R"( style="--canvas:)";
  append_colour(text, ground);
  return text += '"';
}

/// \param controls  the rest of the header
void append_header(std::string& out, const DocumentInfo& info, std::string_view controls) {
  out += "<header>\n<div class=\"words\"><h1>";
  append_escaped(out, info.title);
  out += "</h1>";
  if (!info.description.empty()) {
    out += "<p class=\"about\" title=\"";
    append_escaped_lines(out, info.description);
    out += "\">";
    append_escaped(out, std::string_view(info.description).substr(0, info.description.find('\n')));
    out += "</p>";
  }
  out.append("</div>\n").append(controls);
}

}  // namespace

std::string to_html(const Scene& scene, const DocumentInfo& info) {
  const PageSources sources = picture_page_sources();
  const bool is_wide = scene.size().width > scene.size().height;
  std::string out;
  out.reserve(sources.style.size() + sources.script.size() + scene.shapes().size() * 150 + 4096);
  append_page_head(out,
                   {.title = info.title,
                    .html_attributes = attributes_for(scene.background()),
                    .more_style = is_wide ? "@page { size: landscape; }\n" : ""},
                   sources);
  append_header(out, info, sources.controls);
  out +=
      "<main tabindex=\"0\" aria-label=\"Picture. Arrow keys move it, + and - zoom, ] and "
      "[ go from object to object.\">\n";
  append_svg_element(out, scene, {});
  out += "</main>\n<div class=\"tip\" role=\"tooltip\" hidden></div>\n";
  append_page_end(out, sources);
  return out;
}

}  // namespace toposcope::scene
