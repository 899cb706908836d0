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
#include "query/clique_file.h"

namespace toposcope::cli {

using query::CliqueFormat;
using query::format_named;
using query::format_names;
using query::format_of_file;
using query::is_picture;
using query::missing_fonts_hint;

/// How cliques are to be written.
struct CliqueForm {
  CliqueFormat format = CliqueFormat::kDot;
  PictureStyle style = {};
  std::optional<model::NodeId> why = {};  ///< Its path is drawn.
  std::string as_of = {};                 ///< Of the inventory, for captions.
};

/// A clique as a file, and what an index says of it.
struct WrittenClique {
  using Part = query::FilePart;
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

/// What a caption says of a revision's time: "2026-11-20 14:32:09 CET, revision 7".
/// \return any error of the store, unchanged
[[nodiscard]] model::Result<std::string> as_of_text(store::GraphStore& store,
                                                    model::RevisionNumber at);

}  // namespace toposcope::cli
