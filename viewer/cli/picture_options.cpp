#include "picture_options.h"

#include <charconv>
#include <fstream>
#include <sstream>

#include "query/relative_time.h"

namespace toposcope::cli {
namespace {

using model::Error;
using model::ErrorCode;
using model::Result;

constexpr float kMaxSide = 32767;

Error wrong(const std::string& message) { return {ErrorCode::kInvalidArgument, message, ""}; }

/// "1600x1000"
Result<scene::Size> read_size(const std::string& text) {
  const Error fault = wrong("--size is WIDTHxHEIGHT in pixels, e.g. 1600x1000, not '" + text + "'");
  unsigned width = 0;
  unsigned height = 0;
  const char* const end = text.data() + text.size();
  const auto [cross, first] = std::from_chars(text.data(), end, width);
  if (first != std::errc() || cross == end || *cross != 'x') return fault;
  const auto [stop, second] = std::from_chars(cross + 1, end, height);
  const auto is_side = [](unsigned side) {
    return side >= 16 && static_cast<float>(side) <= kMaxSide;
  };
  if (second != std::errc() || stop != end || !is_side(width) || !is_side(height)) return fault;
  return scene::Size{static_cast<float>(width), static_cast<float>(height)};
}

Result<std::chrono::microseconds> read_duration(const std::string& text) {
  const model::UtcMicros epoch{};
  const auto before = query::parse_relative_time("-" + text, epoch);
  if (!before.has_value() || *before == epoch) {
    return wrong("--stale-after is a time such as 90s, 15m, 2h or 1d, not '" + text + "'");
  }
  return epoch - *before;
}

Result<scene::Look> read_look_file(const std::string& path) {
  if (path.empty()) return scene::builtin_look();
  std::ifstream in(path, std::ios::binary);
  std::ostringstream text;
  text << in.rdbuf();
  if (!in) return Error{ErrorCode::kMalformedInput, "cannot read the look file", path};
  auto look = scene::read_look(text.str(), scene::builtin_look());
  if (look.has_value()) return look;
  const Error& error = look.error();
  return Error{error.code, error.message, path + (error.where.empty() ? "" : " " + error.where)};
}

}  // namespace

void add_picture_options(OptionSet& set, PictureOptions& options) {
  set.add("--layout", options.layout,
          "Pictures: where things stand; auto: tiers, for meshes matrix")
      .one_of({"auto", "tiers", "radial", "matrix", "dot", "sfdp"})
      .shows_default();
  set.add("--theme", options.theme, "Pictures: dark, light, print, or one of the look file")
      .placeholder("NAME")
      .not_empty()
      .shows_default();
  set.add("--look", options.look, "Pictures: types, icons, tiers and colours of your own (JSON)")
      .placeholder("FILE")
      .not_empty();
  set.add_flag("--no-fold", options.no_fold, "Pictures: a card for each node, also for equal ones");
  set.add_flag("--bare", options.bare, "Pictures: no legend and caption");
  set.add("--why", options.why, "Pictures: number the path to this node")
      .placeholder("NODE")
      .not_empty();
  set.add("--stale-after", options.stale_after,
          "Pictures: a report this much older than the newest one shown is stale (15m, 2h)")
      .placeholder("TIME")
      .not_empty();
  set.add("--scale", options.scale, "PNG: times larger").between(0.1, 20).shows_default();
  set.add("--size", options.size, "PNG: fitted into WIDTHxHEIGHT pixels")
      .placeholder("WxH")
      .not_empty();
}

Result<PictureStyle> read_picture_style(const PictureOptions& options) {
  auto look = read_look_file(options.look);
  if (!look.has_value()) return look.error();
  PictureStyle style;
  style.look = std::move(look).value();
  style.poster.theme = options.theme;
  style.poster.layout = *scene::layout_named(options.layout);
  style.poster.fold = !options.no_fold;
  style.poster.bare = options.bare;
  style.scale = static_cast<float>(options.scale);
  if (style.look.theme(options.theme) == nullptr) {
    std::string known;
    for (const auto& [name, ignored] : style.look.themes)
      known += (known.empty() ? "" : ", ") + name;
    return wrong("--theme is one of " + known + ", not '" + options.theme + "'");
  }
  if (!options.size.empty()) {
    const auto size = read_size(options.size);
    if (!size.has_value()) return size.error();
    style.size = size.value();
  }
  if (!options.stale_after.empty()) {
    const auto duration = read_duration(options.stale_after);
    if (!duration.has_value()) return duration.error();
    style.stale_after = duration.value();
  }
  return style;
}

bool says_something(const PictureOptions& options) {
  const PictureOptions plain;
  return options.layout != plain.layout || options.theme != plain.theme || !options.look.empty() ||
         !options.size.empty() || !options.why.empty() || !options.stale_after.empty() ||
         options.scale != plain.scale || options.no_fold || options.bare;
}

}  // namespace toposcope::cli
