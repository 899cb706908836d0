#include "toposcope/scene/look.h"

#include <cassert>

#include "look_data.h"

namespace toposcope::scene {

TypeLook Look::type(std::string_view name) const {
  if (const auto known = types.find(name); known != types.end()) return known->second;
  TypeLook unknown;
  unknown.label = name;
  unknown.detail = {std::string(name)};
  return unknown;
}

const Theme* Look::theme(std::string_view name) const {
  const auto known = themes.find(name);
  return known == themes.end() ? nullptr : &known->second;
}

std::set<std::string, std::less<>> members_asked_for(const Look& look) {
  std::set<std::string, std::less<>> names = {"mac_address"};  // cut off names
  const auto add_template = [&](std::string_view form) {
    for (std::size_t open = form.find('{'); open != std::string_view::npos; open = form.find('{')) {
      form.remove_prefix(open + 1);
      const std::string_view path = form.substr(0, form.find('}'));
      names.emplace(path);
      names.emplace(path.substr(0, path.find_first_of(".[")));
    }
  };
  for (const auto& [type, how] : look.types) {
    for (const std::string& form : how.name) add_template(form);
    for (const std::string& form : how.detail) add_template(form);
  }
  for (const BoxLook& box : look.boxes) {
    names.insert(box.property);
    add_template(box.role);
    add_template(box.detail);
  }
  return names;
}

const Look& builtin_look() {
  static const Look kLook = [] {
    auto look = read_look(kLookData, Look{});
    assert(look.has_value());
    return std::move(look).value();
  }();
  return kLook;
}

}  // namespace toposcope::scene
