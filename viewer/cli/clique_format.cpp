#include "clique_format.h"

namespace toposcope::cli {

std::optional<CliqueFormat> format_named(std::string_view name) {
  if (name == "dot") return CliqueFormat::kDot;
  if (name == "json") return CliqueFormat::kJson;
  if (name == "node-link") return CliqueFormat::kNodeLink;
  return std::nullopt;
}

std::string extension_of(CliqueFormat format) {
  return format == CliqueFormat::kDot ? ".dot" : ".json";
}

model::Result<std::string> format_clique(CliqueFormat format, const graph::CliqueEngine& engine,
                                         const graph::Clique& clique, Decorator& decorator) {
  if (format == CliqueFormat::kJson) {
    return graph::to_clique_document(engine, clique,
                                     [&](model::LinkId link) {
                                       return decorator.link_document(engine.snapshot(), link);
                                     }) +
           "\n";
  }
  const auto decorations = decorator.decorate(engine.snapshot(), clique);
  if (!decorations.has_value()) return decorations.error();
  if (format == CliqueFormat::kDot) return graph::to_dot(engine, clique, decorations.value());
  return graph::to_node_link(engine, clique, decorations.value()) + "\n";
}

}  // namespace toposcope::cli
