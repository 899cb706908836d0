#pragma once

/// \file
/// Cliques as bytes of files: what the command line and the viewer write alike.
///
/// \code
///   const auto parts = query::clique_data(query::CliqueFormat::kGraphml,
///                                         {engine, clique, facts, store, revision});
///   if (!parts.has_value()) return parts.error();
/// \endcode

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/model/result.h"
#include "toposcope/scene/facts.h"
#include "toposcope/scene/picture.h"
#include "toposcope/scene/poster.h"
#include "toposcope/store/graph_store.h"

namespace toposcope::query {

/// The forms in which a clique can leave the program.
enum class CliqueFormat : std::uint8_t {
  kDot,       ///< Graphviz
  kJson,      ///< Calipso's clique document
  kNodeLink,  ///< d3
  kGraphml,
  kCsv,  ///< Two files: a table of nodes and one of links.
  kSvg,
  kPng,
  kPdf,
  kHtml,
};

/// "dot", "json", "node-link", "graphml", "csv", "svg", "png", "pdf", "html".
[[nodiscard]] std::optional<CliqueFormat> format_named(std::string_view name);

/// All names, in the order in which help lists them.
[[nodiscard]] std::vector<std::string> format_names();

/// ".svg"
[[nodiscard]] std::string_view extension_of(CliqueFormat format);

/// The format that files of this name have; nothing for other extensions.
[[nodiscard]] std::optional<CliqueFormat> format_of_file(std::string_view path);

/// Whether it is drawn: such files hold one clique, and options of pictures mean something.
[[nodiscard]] bool is_picture(CliqueFormat format);

/// A file: what its name ends in, e.g. ".svg", and its content.
struct FilePart {
  std::string extension;
  std::string bytes;  ///< Texts end with a line feed.
};

/// A clique and what is known of it.
struct CliqueSource {
  const graph::CliqueEngine& engine;
  const graph::Clique& clique;
  const scene::GraphFacts& facts;  ///< Indexed as the clique.
  store::GraphStore& store;
  model::RevisionNumber at;  ///< Of the engine's snapshot.
};

/// The files of a clique in a form that is no picture: one; for CSV two.
/// \pre  !is_picture(format)
/// \return an error of a writer or of the store, unchanged
/// \par Thread safety
/// Not thread-safe for kDot: Graphviz is not.
[[nodiscard]] model::Result<std::vector<FilePart>> clique_data(CliqueFormat format,
                                                               const CliqueSource& source);

/// What stands below a picture: focal point, environment and rule.
[[nodiscard]] scene::Caption clique_caption(const graph::CliqueEngine& engine,
                                            const graph::Clique& clique);

/// A drawing as a file.
/// \param scale  of PNG
/// \pre  is_picture(format)
/// \return errors of scene::to_png() and scene::to_pdf(), unchanged
[[nodiscard]] model::Result<std::string> encode_picture(CliqueFormat format,
                                                        const scene::Scene& drawing, float scale,
                                                        const scene::DocumentInfo& info);

/// Fonts that files of this format are drawn with and this machine lacks, for a person; empty when
/// none is missing, or when whoever looks at the file brings its fonts (SVG, HTML).
/// To be called after worker processes were forked: looking for fonts may start a thread.
[[nodiscard]] std::string missing_fonts_hint(CliqueFormat format);

}  // namespace toposcope::query
