#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/model/result.h"

#include "decorator.h"

namespace toposcope::cli {

/// The forms in which a clique can leave the program.
enum class CliqueFormat {
  kDot,       ///< Graphviz
  kJson,      ///< Calipso's clique document
  kNodeLink,  ///< d3
};

/// "dot", "json", "node-link".
[[nodiscard]] std::optional<CliqueFormat> format_named(std::string_view name);

/// With the dot: ".dot", ".json".
[[nodiscard]] std::string extension_of(CliqueFormat format);

/// One clique as a text that ends with a line feed.
/// \return any error of the decorator, unchanged
[[nodiscard]] model::Result<std::string> format_clique(CliqueFormat format,
                                                       const graph::CliqueEngine& engine,
                                                       const graph::Clique& clique,
                                                       Decorator& decorator);

}  // namespace toposcope::cli
