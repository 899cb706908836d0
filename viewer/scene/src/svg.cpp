#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>

#include "toposcope/scene/picture.h"

#include "svg_element.h"
#include "svg_shapes.h"
#include "xml_text.h"

namespace toposcope::scene {
namespace {

bool is_name_character(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
         c == '_' || c == '.';
}

/// Names for `id` attributes: letters, digits, '-', '_' and '.', a letter or '_' in front, each
/// once.
class ElementIds {
 public:
  std::string name_for(std::string_view id) {
    std::string name;
    const char first = id.front();
    if ((first >= '0' && first <= '9') || first == '-' || first == '.') name += '_';
    for (const char c : id) name += is_name_character(c) ? c : '_';
    std::string unique = name;
    for (std::size_t n = 2; !used_.insert(unique).second; ++n) {
      unique = name + "." + std::to_string(n);
    }
    return unique;
  }

 private:
  std::unordered_set<std::string> used_;
};

void append_title(std::string& out, std::string_view title) {
  if (title.empty()) return;
  out += "<title>";
  append_escaped_lines(out, title);
  out += "</title>\n";
}

void append_group(std::string& out, const Scene& scene, const Group& group, ElementIds& ids) {
  out += "<g";
  if (!group.id.empty()) out.append(" id=\"").append(ids.name_for(group.id)).append("\"");
  if (group.pick != kNoPick) {
    out.append(" data-pick=\"").append(std::to_string(group.pick)).append("\"");
  }
  if (group.opacity < 1) append_attribute(out, " opacity=\"", group.opacity);
  out += ">\n";
  append_title(out, group.title);
  for (const Shape& shape : scene.shapes().subspan(group.first, group.count)) {
    append_svg_shape(out, scene, shape);
  }
  out += "</g>\n";
}

void append_background(std::string& out, const Scene& scene) {
  const Size size = scene.size();
  append_svg_shape(
      out, scene,
      Box{.rect = {0, 0, size.width, size.height}, .fill = scene.background(), .border = {}});
}

void append_open_tag(std::string& out, Size size) {
  out += "<svg xmlns=\"http://www.w3.org/2000/svg\"";
  append_attribute(out, " width=\"", size.width);
  append_attribute(out, " height=\"", size.height);
  out += " viewBox=\"0 0";
  append_next_number(out, size.width);
  append_next_number(out, size.height);
  out += '"';
  append_svg_defaults(out);
  out += ">\n";
}

}  // namespace

void append_svg_element(std::string& out, const Scene& scene, const DocumentInfo& info) {
  append_open_tag(out, scene.size());
  append_title(out, info.title);
  if (!info.description.empty()) {
    out += "<desc>";
    append_escaped_lines(out, info.description);
    out += "</desc>\n";
  }
  append_background(out, scene);
  ElementIds ids;
  std::size_t next = 0;
  for (const Group& group : scene.groups()) {
    for (; next < group.first; ++next) append_svg_shape(out, scene, scene.shapes()[next]);
    append_group(out, scene, group, ids);
    next = group.first + group.count;
  }
  for (; next < scene.shapes().size(); ++next) append_svg_shape(out, scene, scene.shapes()[next]);
  out += "</svg>\n";
}

std::string to_svg(const Scene& scene, const DocumentInfo& info) {
  std::string out;
  out.reserve(512 + scene.shapes().size() * 150);
  out += "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
  append_svg_element(out, scene, info);
  return out;
}

}  // namespace toposcope::scene
