#include "query/overlay_items.h"

#include <fstream>
#include <sstream>
#include <string>

#include "query/overlay_file.h"

namespace toposcope::query {
namespace {

using model::Error;
using model::ErrorCode;

model::Result<std::string> read_text(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  if (!file)
    return Error{ErrorCode::kMalformedInput, "cannot open what-if file '" + path + "'", path};
  std::ostringstream text;
  // An empty file is one, too: nothing read sets the bit of failure.
  if (file.peek() != std::ifstream::traits_type::eof()) text << file.rdbuf();
  if (file.bad()) return Error{ErrorCode::kIo, "cannot read what-if file '" + path + "'", path};
  return text.str();
}

}  // namespace

model::Status add_overlay_item(const Finder& finder, const graph::GraphSnapshot& snapshot,
                               graph::Overlay& overlay, std::string_view item) {
  if (!item.starts_with('@')) return finder.add_to_overlay(overlay, item);
  const std::string path(item.substr(1));
  const auto text = read_text(path);
  if (!text.has_value()) return text.error();
  const auto file = read_overlay_file(text.value());
  if (!file.has_value())
    return Error{file.error().code, path + ": " + file.error().message, file.error().where};
  const FoundOverlay found = find_overlay(snapshot, file.value());
  if (!found.unknown.empty()) {
    std::string all;
    for (const std::string& one : found.unknown) all += (all.empty() ? "" : "; ") + one;
    return Error{ErrorCode::kNotFound, path + ": " + all, path};
  }
  overlay.nodes.insert(found.overlay.nodes.begin(), found.overlay.nodes.end());
  overlay.links.insert(found.overlay.links.begin(), found.overlay.links.end());
  return model::ok();
}

}  // namespace toposcope::query
