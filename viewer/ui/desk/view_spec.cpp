#include "ui/desk/view_spec.h"

#include <array>
#include <cmath>
#include <optional>
#include <utility>

#include "query/json_text.h"

namespace toposcope::ui {
namespace {

using query::Json;

constexpr int kVersion = 1;

constexpr std::array<std::pair<scene::LayoutName, const char*>, 6> kLayouts = {{
    {scene::LayoutName::kAuto, "auto"},
    {scene::LayoutName::kTiers, "tiers"},
    {scene::LayoutName::kRadial, "radial"},
    {scene::LayoutName::kMatrix, "matrix"},
    {scene::LayoutName::kDot, "dot"},
    {scene::LayoutName::kSfdp, "sfdp"},
}};

const char* name_of(scene::LayoutName layout) {
  for (const auto& [value, name] : kLayouts) {
    if (value == layout) return name;
  }
  return "auto";
}

Json json_of(const Subject& subject) {
  Json out = {{"environment", subject.environment}, {"type", subject.type}, {"id", subject.id}};
  if (!subject.key.empty()) out["key"] = subject.key;
  if (!subject.name.empty()) out["name"] = subject.name;
  return out;
}

Json json_of(const WhatIf& what_if) {
  Json nodes = Json::array();
  for (const Subject& node : what_if.nodes) nodes.push_back(json_of(node));
  return {{"nodes", std::move(nodes)}, {"links", what_if.links}};
}

/// Reads members and keeps the first fault.
class Reader {
 public:
  explicit Reader(const Json& root) : root_(root) {}

  void text(const char* name, std::string& value) {
    take(name, "a text", [&](const Json& v) {
      if (!v.is_string()) return false;
      value = v.get<std::string>();
      return true;
    });
  }
  void flag(const char* name, bool& value) {
    take(name, "true or false", [&](const Json& v) {
      if (!v.is_boolean()) return false;
      value = v.get<bool>();
      return true;
    });
  }
  template <typename Take>
  void take(const char* name, const char* expected, const Take& how) {
    if (!root_.contains(name) || !fault_.empty()) return;
    if (!how(root_.at(name))) fault_ = "/" + std::string(name) + ": expected " + expected;
  }
  [[nodiscard]] const std::string& fault() const { return fault_; }

 private:
  const Json& root_;
  std::string fault_;
};

bool read_subject(const Json& json, Subject& subject) {
  if (!json.is_object()) return false;
  Reader reader(json);
  reader.text("environment", subject.environment);
  reader.text("type", subject.type);
  reader.text("id", subject.id);
  reader.text("key", subject.key);
  reader.text("name", subject.name);
  return reader.fault().empty() && !subject.type.empty();
}

bool read_texts(const Json& json, std::vector<std::string>& texts) {
  if (!json.is_array()) return false;
  for (const Json& one : json) {
    if (!one.is_string()) return false;
    texts.push_back(one.get<std::string>());
  }
  return true;
}

bool read_what_if(const Json& json, WhatIf& what_if) {
  if (!json.is_object()) return false;
  if (json.contains("links") && !read_texts(json.at("links"), what_if.links)) return false;
  if (!json.contains("nodes")) return true;
  if (!json.at("nodes").is_array()) return false;
  for (const Json& one : json.at("nodes")) {
    if (!read_subject(one, what_if.nodes.emplace_back())) return false;
  }
  return true;
}

bool read_pins(const Json& json, ViewSpec& view) {
  if (!json.is_object()) return false;
  for (const auto& [key, at] : json.items()) {
    if (!at.is_array() || at.size() != 2 || !at[0].is_number() || !at[1].is_number()) return false;
    const scene::Point point{at[0].get<float>(), at[1].get<float>()};
    if (!std::isfinite(point.x) || !std::isfinite(point.y)) return false;
    view.pins[key] = point;
  }
  return true;
}

bool read_open_folds(const Json& json, ViewSpec& view) {
  if (!json.is_object()) return false;
  for (const auto& [key, shown] : json.items()) {
    if (!shown.is_number_unsigned()) return false;
    view.open_folds[key] = shown.get<std::uint32_t>();
  }
  return true;
}

void read_drawing(Reader& reader, ViewSpec& view) {
  reader.flag("fold", view.fold);
  reader.take("layout", "auto, tiers, radial, matrix, dot or sfdp", [&](const Json& v) {
    if (!v.is_string()) return false;
    const auto layout = scene::layout_named(v.get<std::string>());
    if (layout.has_value()) view.layout = *layout;
    return layout.has_value();
  });
  reader.take("pins", "keys with [x, y]", [&](const Json& v) { return read_pins(v, view); });
  reader.take("open_folds", "keys with numbers",
              [&](const Json& v) { return read_open_folds(v, view); });
  reader.take("collapsed", "a list of texts", [&](const Json& v) {
    std::vector<std::string> keys;
    const bool good = read_texts(v, keys);
    view.collapsed.insert(keys.begin(), keys.end());
    return good;
  });
}

void read_question(Reader& reader, ViewSpec& view) {
  reader.take("subject", "an object with type and id",
              [&](const Json& v) { return read_subject(v, view.subject); });
  reader.text("clique_type", view.clique_type);
  reader.text("semantics", view.semantics);
  reader.text("at", view.at);
  reader.text("compare_at", view.comparison.at);
  if (!view.comparison.at.empty()) view.comparison.with = Comparison::With::kTime;
  reader.take("compare_with", "an object with type and id", [&](const Json& v) {
    view.comparison = {Comparison::With::kFocalPoint};
    return read_subject(v, view.comparison.other);
  });
  reader.take("what_if", "an object with nodes and links",
              [&](const Json& v) { return read_what_if(v, view.what_if); });
  reader.take("depth", "a number from 1 to 6", [&](const Json& v) {
    if (!v.is_number_unsigned() || v.get<unsigned>() < 1 || v.get<unsigned>() > 9) return false;
    view.depth = v.get<unsigned>();
    return true;
  });
  reader.text("filter", view.filter);
  reader.flag("filter_hides", view.filter_hides);
  reader.flag("only_neighbours", view.only_neighbours);
  reader.text("why", view.why);
}

void write_question(Json& out, const ViewSpec& view, const ViewSpec& plain) {
  if (view.clique_type != plain.clique_type) out["clique_type"] = view.clique_type;
  if (view.semantics != plain.semantics) out["semantics"] = view.semantics;
  if (view.at != plain.at) out["at"] = view.at;
  if (view.comparison.with == Comparison::With::kTime) out["compare_at"] = view.comparison.at;
  if (view.comparison.with == Comparison::With::kFocalPoint) {
    out["compare_with"] = json_of(view.comparison.other);
  }
  if (!view.what_if.empty()) out["what_if"] = json_of(view.what_if);
  if (view.depth != plain.depth) out["depth"] = view.depth;
  if (view.filter != plain.filter) out["filter"] = view.filter;
  if (view.filter_hides) out["filter_hides"] = true;
  if (view.only_neighbours) out["only_neighbours"] = true;
  if (view.why != plain.why) out["why"] = view.why;
}

void write_drawing(Json& out, const ViewSpec& view, const ViewSpec& plain) {
  if (view.layout != plain.layout) out["layout"] = name_of(view.layout);
  if (!view.fold) out["fold"] = false;
  if (!view.open_folds.empty()) out["open_folds"] = view.open_folds;
  if (!view.collapsed.empty()) out["collapsed"] = view.collapsed;
  if (view.pins.empty()) return;
  Json pins = Json::object();
  for (const auto& [key, at] : view.pins) pins[key] = {at.x, at.y};
  out["pins"] = std::move(pins);
}

model::Error not_a_view(std::string why) {
  return {model::ErrorCode::kMalformedInput, "this is no view: " + std::move(why), ""};
}

}  // namespace

ViewSpec focal_view(Subject subject) {
  ViewSpec view;
  view.subject = std::move(subject);
  return view;
}

bool same_question(const ViewSpec& a, const ViewSpec& b) {
  return a.subject == b.subject && a.clique_type == b.clique_type && a.semantics == b.semantics &&
         a.at == b.at && a.comparison == b.comparison && a.what_if == b.what_if &&
         a.depth == b.depth;
}

std::string to_json(const ViewSpec& view, const ViewWindow& window) {
  const ViewSpec plain;
  Json out = {{"toposcope", "view"}, {"version", kVersion}};
  if (!view.subject.empty()) out["subject"] = json_of(view.subject);
  write_question(out, view, plain);
  write_drawing(out, view, plain);
  if (window.camera.has_value()) {
    const scene::Camera& camera = *window.camera;
    out["camera"] = {camera.centre.x, camera.centre.y, camera.zoom};
  }
  if (window.table) out["table"] = true;
  return query::to_line(out);
}

namespace {

/// The members of a view file.
model::Result<Json> read_file(std::string_view text) {
  Json json = query::parse_or_null(text);
  if (!json.is_object()) return not_a_view("it is no JSON object");
  if (query::text_member(json, "toposcope") != "view") {
    return not_a_view("/toposcope: expected \"view\"");
  }
  if (!json.contains("version") || !json["version"].is_number_integer()) {
    return not_a_view("/version: expected a number");
  }
  if (json["version"].get<std::int64_t>() > kVersion) {
    return not_a_view("it is of a newer version of this program; update it to open the view");
  }
  return json;
}

/// [x, y, zoom]
bool read_camera(const Json& json, std::optional<scene::Camera>& camera) {
  if (!json.is_array() || json.size() != 3) return false;
  for (const Json& number : json) {
    if (!number.is_number()) return false;
  }
  const float zoom = json[2].get<float>();
  if (zoom < scene::kMinZoom || zoom > scene::kMaxZoom) return false;
  camera = scene::Camera{{json[0].get<float>(), json[1].get<float>()}, zoom};
  return std::isfinite(camera->centre.x) && std::isfinite(camera->centre.y);
}

}  // namespace

model::Result<ViewWindow> read_view_window(std::string_view text) {
  const auto json = read_file(text);
  if (!json.has_value()) return json.error();
  ViewWindow window;
  Reader reader(json.value());
  reader.take("camera", "[x, y, zoom], two places and a zoom within limits",
              [&](const Json& v) { return read_camera(v, window.camera); });
  reader.flag("table", window.table);
  if (!reader.fault().empty()) return not_a_view(reader.fault());
  return window;
}

model::Result<ViewSpec> read_view(std::string_view text) {
  const auto json = read_file(text);
  if (!json.has_value()) return json.error();
  ViewSpec view;
  Reader reader(json.value());
  read_question(reader, view);
  read_drawing(reader, view);
  if (!reader.fault().empty()) return not_a_view(reader.fault());
  return view;
}

}  // namespace toposcope::ui
