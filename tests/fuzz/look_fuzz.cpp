// Look files: any bytes are a look or a fault that is explained, and a look can be drawn with.

#include "toposcope/scene/look.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "toposcope/scene/picture.h"
#include "toposcope/scene/poster.h"

#include "fuzz_input.h"

namespace {

using namespace toposcope;  // NOLINT(google-build-using-namespace): a program of one file

using testing::require;

/// The first name that only `added` has; `other` when there is none.
template <typename Map>
std::string new_name(const Map& added, const Map& known, std::string other) {
  const auto it = std::find_if(added.begin(), added.end(), [&](const auto& entry) {
    return !known.contains(entry.first) && !entry.first.empty();
  });
  return it == added.end() ? other : it->first;
}

/// Two nodes of which one has a new type, on a host that is no node.
scene::GraphFacts facts_for(const scene::Look& look) {
  scene::GraphFacts facts;
  const std::string type = new_name(look.types, scene::builtin_look().types, "instance");
  facts.nodes.push_back({.key = "a", .type = type, .id = "a", .name = "web-1"});
  facts.nodes.push_back({.key = "b", .type = "vnic", .id = "b", .name = "tap1"});
  for (scene::NodeFacts& node : facts.nodes) {
    node.document = R"({"host": "h", "title": "t", "list": [{"a": 1}, null], "up": true})";
    node.host = "h";
  }
  facts.nodes[1].status = {model::StatusValue::kError, false, "down"};
  facts.links.push_back({.source = 0, .target = 1, .key = "l", .type = type + "-vnic"});
  facts.owners.push_back({.type = "host", .id = "h", .name = "node-1", .document = "{}"});
  facts.focal_point = 0;
  return facts;
}

void draw(const scene::Look& look) {
  scene::PosterOptions options;
  options.theme = new_name(look.themes, scene::builtin_look().themes, "light");
  options.caption.title = "instance web-1";
  const auto poster = scene::draw_poster(facts_for(look), look, options);
  require(poster.has_value(), "a look that was accepted cannot be drawn with");
  const scene::Size size = poster.value().scene.size();
  require(std::isfinite(size.width) && std::isfinite(size.height), "a picture without end");
  const std::string svg = scene::to_svg(poster.value().scene, {"web-1"});
  require(svg.find("</svg>") != std::string::npos, "no SVG");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string_view text = testing::text_of_input(data, size);
  const auto look = scene::read_look(text, scene::builtin_look());
  if (look.has_value()) {
    draw(look.value());
  } else {
    require(look.error().code == model::ErrorCode::kMalformedInput, "another code");
    require(!look.error().message.empty(), "a fault without a message");
  }
  return 0;
}
