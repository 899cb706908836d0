#include <algorithm>
#include <array>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include <nlohmann/json.hpp>

#include "toposcope/model/status.h"
#include "toposcope/scene/look.h"

#include "icon_path.h"

namespace toposcope::scene {
namespace {

using Json = nlohmann::json;
using model::Error;
using model::ErrorCode;
using model::Status;

Error fault(const std::string& place, const std::string& message) {
  return {ErrorCode::kMalformedInput, message, place};
}

/// The place of a member, as JSON pointer (RFC 6901).
std::string member_of(const std::string& place, const std::string& name) {
  std::string out = place + "/";
  for (const char c : name) {
    if (c == '~') {
      out += "~0";
    } else if (c == '/') {
      out += "~1";
    } else {
      out += c;
    }
  }
  return out;
}

/// A member of the form and what reads it; the place is a JSON pointer.
struct Member {
  const char* name;
  std::function<Status(const Json&, const std::string& place)> read;
};

/// Reads the members of an object one by one; another name is a fault.
Status read_members(const Json& object, const std::string& place,
                    const std::vector<Member>& members) {
  if (!object.is_object()) return fault(place, "must be an object");
  for (const auto& [name, value] : object.items()) {
    const auto member = std::find_if(members.begin(), members.end(),
                                     [&](const Member& m) { return m.name == name; });
    if (member == members.end()) {
      std::string known;
      for (const Member& m : members) known += (known.empty() ? "" : ", ") + std::string(m.name);
      return fault(member_of(place, name), "is not known here; known are: " + known);
    }
    if (auto read = member->read(value, member_of(place, name)); !read.has_value()) return read;
  }
  return model::ok();
}

/// Calls `read` for each member of an object whose names are free.
Status read_each(const Json& object, const std::string& place,
                 const std::function<Status(const std::string& name, const Json&,
                                            const std::string& place)>& read) {
  if (!object.is_object()) return fault(place, "must be an object");
  for (const auto& [name, value] : object.items()) {
    if (auto done = read(name, value, member_of(place, name)); !done.has_value()) return done;
  }
  return model::ok();
}

Status read_list(const Json& list, const std::string& place,
                 const std::function<Status(const Json&, const std::string& place)>& read) {
  if (!list.is_array()) return fault(place, "must be a list");
  for (std::size_t i = 0; i < list.size(); ++i) {
    if (auto done = read(list[i], place + "/" + std::to_string(i)); !done.has_value()) return done;
  }
  return model::ok();
}

auto into(std::string& target) {
  return [&target](const Json& value, const std::string& place) -> Status {
    if (!value.is_string()) return fault(place, "must be a text");
    target = value.get<std::string>();
    return model::ok();
  };
}

auto into(bool& target) {
  return [&target](const Json& value, const std::string& place) -> Status {
    if (!value.is_boolean()) return fault(place, "must be true or false");
    target = value.get<bool>();
    return model::ok();
  };
}

auto into(double& target) {
  return [&target](const Json& value, const std::string& place) -> Status {
    if (!value.is_number()) return fault(place, "must be a number");
    target = value.get<double>();
    return model::ok();
  };
}

auto into(Colour& target) {
  return [&target](const Json& value, const std::string& place) -> Status {
    const auto colour = value.is_string() ? colour_of(value.get<std::string>()) : std::nullopt;
    if (!colour.has_value()) return fault(place, "must be a colour as \"#RRGGBB\"");
    target = *colour;
    return model::ok();
  };
}

/// A list of texts, or one text.
auto into(std::vector<std::string>& target) {
  return [&target](const Json& value, const std::string& place) -> Status {
    target.clear();
    if (value.is_string()) {
      target.push_back(value.get<std::string>());
      return model::ok();
    }
    if (!value.is_array()) return fault(place, "must be a text or a list of texts");
    return read_list(value, place, [&](const Json& item, const std::string& where) {
      return into(target.emplace_back())(item, where);
    });
  };
}

Status read_status_colours(const Json& json, const std::string& place, Theme& theme) {
  return read_each(
      json, place,
      [&](const std::string& name, const Json& value, const std::string& where) -> Status {
        const auto status = model::status_named(name);
        if (!status.has_value() || *status == model::StatusValue::kNoCheck) {
          return fault(where,
                       "is no status; known are: ok, warning, error, unknown, stale, maintenance");
        }
        StatusColours& colours = theme.statuses.at(static_cast<std::size_t>(*status));
        return read_members(value, where,
                            {{"mark", into(colours.mark)},
                             {"text", into(colours.text)},
                             {"tint", into(colours.tint)}});
      });
}

Status read_ramp(const Json& json, const std::string& place, Theme& theme) {
  if (!json.is_array() || json.size() != theme.ramp.size()) {
    return fault(place, "must be a list of six colours");
  }
  for (std::size_t i = 0; i < theme.ramp.size(); ++i) {
    auto read = into(theme.ramp.at(i))(json[i], place + "/" + std::to_string(i));
    if (!read.has_value()) return read;
  }
  return model::ok();
}

Status read_theme(const Json& json, const std::string& place, Theme& theme) {
  return read_members(
      json, place,
      {{"window", into(theme.window)},
       {"canvas", into(theme.canvas)},
       {"panel", into(theme.panel)},
       {"card", into(theme.card)},
       {"card_border", into(theme.card_border)},
       {"box", into(theme.box)},
       {"box_head", into(theme.box_head)},
       {"box_border", into(theme.box_border)},
       {"divider", into(theme.divider)},
       {"text", into(theme.text)},
       {"text2", into(theme.text2)},
       {"text3", into(theme.text3)},
       {"link", into(theme.link)},
       {"accent", into(theme.accent)},
       {"accent_soft", into(theme.accent_soft)},
       {"accent_ink", into(theme.accent_ink)},
       {"hatch", into(theme.hatch)},
       {"glyph_on_dark", into(theme.glyph_on_dark)},
       {"glyph_on_light", into(theme.glyph_on_light)},
       {"mark_border", into(theme.mark_border)},
       {"status",
        [&](const Json& v, const std::string& p) { return read_status_colours(v, p, theme); }},
       {"ramp", [&](const Json& v, const std::string& p) { return read_ramp(v, p, theme); }}});
}

Status read_outline(const Json& json, const std::string& place, Outline& outline) {
  const std::string name = json.is_string() ? json.get<std::string>() : "";
  if (name != "virtual" && name != "physical" && name != "logical") {
    return fault(place, "must be \"virtual\", \"physical\" or \"logical\"");
  }
  outline = name == "virtual"    ? Outline::kVirtual
            : name == "physical" ? Outline::kPhysical
                                 : Outline::kLogical;
  return model::ok();
}

Status read_type(const Json& json, const std::string& place, TypeLook& type) {
  return read_members(
      json, place,
      {{"label", into(type.label)},
       {"outline",
        [&](const Json& v, const std::string& p) { return read_outline(v, p, type.outline); }},
       {"icon", into(type.icon)},
       {"name", into(type.name)},
       {"detail", into(type.detail)}});
}

Status read_tiers(const Json& json, const std::string& place, graph::TierTable& table) {
  std::vector<graph::TierRule> rules;
  auto read = read_list(json, place, [&](const Json& row, const std::string& where) -> Status {
    graph::TierRule& rule = rules.emplace_back();
    auto done = read_members(row, where,
                             {{"type", into(rule.type)},
                              {"linked_to", into(rule.linked_to)},
                              {"tier", into(rule.tier)}});
    if (done.has_value() && rule.type.empty()) return fault(where, "needs a type");
    return done;
  });
  if (!read.has_value()) return read;
  std::erase_if(table.rules, [&](const graph::TierRule& old) {
    return std::any_of(rules.begin(), rules.end(),
                       [&](const graph::TierRule& rule) { return rule.type == old.type; });
  });
  table.rules.insert(table.rules.end(), rules.begin(), rules.end());
  return model::ok();
}

Status read_boxes(const Json& json, const std::string& place, std::vector<BoxLook>& boxes) {
  return read_list(json, place, [&](const Json& value, const std::string& where) -> Status {
    BoxLook box;
    auto done = read_members(value, where,
                             {{"type", into(box.type)},
                              {"property", into(box.property)},
                              {"fabric", into(box.fabric)},
                              {"roles", into(box.roles)},
                              {"role", into(box.role)},
                              {"detail", into(box.detail)}});
    if (!done.has_value()) return done;
    if (box.type.empty() || box.property.empty()) return fault(where, "needs type and property");
    std::erase_if(boxes, [&](const BoxLook& old) { return old.type == box.type; });
    boxes.push_back(std::move(box));
    return model::ok();
  });
}

Status read_all(const Json& json, const Look& base, Look& look) {
  const auto theme = [&](const std::string& name, const Json& value, const std::string& place) {
    // A new theme says what is different from the light one.
    const Theme* light = base.theme("light");
    if (!look.themes.contains(name) && light != nullptr) look.themes[name] = *light;
    Theme& target = look.themes[name];
    target.name = name;
    return read_theme(value, place, target);
  };
  const auto icon = [&](const std::string& name, const Json& value,
                        const std::string& place) -> Status {
    std::string path;
    if (auto text = into(path)(value, place); !text.has_value()) return text;
    auto read = read_icon_path(path);
    if (!read.has_value()) return fault(place, read.error().message);
    look.icons[name] = std::move(read).value();
    return model::ok();
  };
  const auto type = [&](const std::string& name, const Json& value, const std::string& place) {
    look.types[name] = look.type(name);
    return read_type(value, place, look.types[name]);
  };
  const auto word = [&](const std::string& name, const Json& value, const std::string& place) {
    return into(look.words[name])(value, place);
  };
  const auto each = [](auto read) {
    return [read](const Json& value, const std::string& place) {
      return read_each(value, place, read);
    };
  };
  return read_members(
      json, "",
      {{"themes", each(theme)},
       {"icons", each(icon)},
       {"types", each(type)},
       {"tiers", [&](const Json& v, const std::string& p) { return read_tiers(v, p, look.tiers); }},
       {"fabric_from", into(look.tiers.fabric_from)},
       {"boxes", [&](const Json& v, const std::string& p) { return read_boxes(v, p, look.boxes); }},
       {"words", each(word)}});
}

}  // namespace

model::Result<Look> read_look(std::string_view json, const Look& base) {
  Json parsed;
  try {
    parsed = Json::parse(json);
  } catch (const Json::parse_error& error) {
    return Error{ErrorCode::kMalformedInput, "is no JSON from here on",
                 "byte " + std::to_string(error.byte)};
  } catch (const Json::exception& error) {  // a number that no double holds
    return Error{ErrorCode::kMalformedInput, error.what(), ""};
  }
  Look look = base;
  if (auto read = read_all(parsed, base, look); !read.has_value()) return read.error();
  for (const auto& [name, type] : look.types) {
    if (!type.icon.empty() && !look.icons.contains(type.icon)) {
      return fault(member_of("/types", name) + "/icon", "there is no icon '" + type.icon + "'");
    }
  }
  return look;
}

}  // namespace toposcope::scene
