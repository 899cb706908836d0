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

const Look& builtin_look() {
  static const Look kLook = [] {
    auto look = read_look(kLookData, Look{});
    assert(look.has_value());
    return std::move(look).value();
  }();
  return kLook;
}

}  // namespace toposcope::scene
