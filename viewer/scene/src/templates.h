#pragma once

#include <map>
#include <string>
#include <string_view>
#include <vector>

#include <nlohmann/json_fwd.hpp>

#include "toposcope/scene/look.h"

namespace toposcope::scene {

/// What templates are filled from.
struct TemplateValues {
  const nlohmann::json* document = nullptr;  ///< Members, by path.
  /// Values of names that begin with "@"; an empty one counts as missing.
  std::map<std::string, std::string, std::less<>> special = {};
};

/// The first template whose parts are all there, filled; empty when there is none.
[[nodiscard]] std::string fill_first(const std::vector<std::string>& templates,
                                     const TemplateValues& values, const Look& look);

/// The JSON of a document; an empty object for a text that is none.
[[nodiscard]] nlohmann::json parse_document(std::string_view text);

}  // namespace toposcope::scene
