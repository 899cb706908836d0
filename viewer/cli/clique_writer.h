#pragma once

/// \file
/// Cliques as files: every form in which one can leave the program.

#include <optional>
#include <string>
#include <string_view>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/model/result.h"

#include "picture_options.h"
#include "query/clique_facts.h"

namespace toposcope::cli {

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

/// The format that files of this name have; nothing for other extensions.
[[nodiscard]] std::optional<CliqueFormat> format_of_file(std::string_view path);

/// Whether it is drawn: such files hold one clique, and picture options mean something.
[[nodiscard]] bool is_picture(CliqueFormat format);

/// How cliques are to be written.
struct CliqueForm {
  CliqueFormat format = CliqueFormat::kDot;
  PictureStyle style = {};
  std::optional<model::NodeId> why = {};  ///< Its path is drawn.
  std::string as_of = {};                 ///< Of the inventory, for captions.
};

/// A clique as a file, and what an index says of it.
struct WrittenClique {
  /// A file of it: what its name ends in, e.g. ".svg", and its content.
  struct Part {
    std::string extension;
    std::string bytes;  ///< Texts end with a line feed.
  };
  std::vector<Part> parts;                                   ///< One; for CSV two.
  model::StatusValue status = model::StatusValue::kNoCheck;  ///< The worst of its nodes.
  std::vector<std::string> projects;                         ///< Of its focal point.
};

/// Writes cliques one by one; what the store says is read once.
class CliqueFileWriter {
 public:
  /// \param form, store  must outlive this
  /// \param at           the revision of the engine's snapshot
  CliqueFileWriter(const CliqueForm& form, store::GraphStore& store, model::RevisionNumber at)
      : form_(form),
        store_(store),
        at_(at),
        facts_(store, at, form.style.stale_after, scene::members_asked_for(form.style.look)) {}

  /// \return any error of the store or of draw_poster(), unchanged
  [[nodiscard]] model::Result<WrittenClique> write(const graph::CliqueEngine& engine,
                                                   const graph::Clique& clique);

 private:
  using Parts = std::vector<WrittenClique::Part>;
  [[nodiscard]] model::Result<Parts> parts_of(const graph::CliqueEngine& engine,
                                              const graph::Clique& clique,
                                              scene::GraphFacts& facts);
  [[nodiscard]] model::Result<std::string> draw(const graph::CliqueEngine& engine,
                                                const graph::Clique& clique,
                                                scene::GraphFacts& facts);

  const CliqueForm& form_;
  store::GraphStore& store_;
  model::RevisionNumber at_;
  query::FactsReader facts_;
};

/// Fonts that files of this format are drawn with and this machine lacks, for a person; empty when
/// none is missing, or when whoever looks at the file brings its fonts (SVG, HTML).
/// To be called after worker processes were forked: looking for fonts may start a thread.
[[nodiscard]] std::string missing_fonts_hint(CliqueFormat format);

/// What a caption says of a revision's time: "2026-11-20 14:32:09 CET, revision 7".
/// \return any error of the store, unchanged
[[nodiscard]] model::Result<std::string> as_of_text(store::GraphStore& store,
                                                    model::RevisionNumber at);

}  // namespace toposcope::cli
