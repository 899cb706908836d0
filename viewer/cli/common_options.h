#pragma once

#include <memory>
#include <string>

#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "option_set.h"

namespace toposcope::cli {

/// What every command takes.
struct CommonOptions {
  std::string db;
  bool json = false;
  bool quiet = false;
};

/// Declares --db and --quiet, and --json where a machine may read the answer.
void add_common_options(OptionSet& set, CommonOptions& options);
void add_json_option(OptionSet& set, CommonOptions& options);

using Store = std::unique_ptr<store::GraphStore>;

/// Opens the inventory file; a file that is not there or not an inventory is bad input.
[[nodiscard]] model::Result<Store> open_to_read(const std::string& db);
[[nodiscard]] model::Result<Store> open_to_change(const std::string& db);
[[nodiscard]] model::Result<Store> open_or_create(const std::string& db);

/// Nothing is there yet, or an empty file: what open_or_create() would make an inventory of.
[[nodiscard]] bool is_yet_to_be_made(const std::string& db);

/// What help says of --at.
inline constexpr const char* kRevisionHelp =
    "As of a revision (7), a time here (02:00, 2026-11-20 09:40), one with its zone "
    "(2026-11-20T09:40:00Z), or so long ago (-30m, -1h, -2d); default: the newest";

/// The revision that --at names, as query::parse_as_of() reads it: what the viewer takes, too.
/// \retval kInvalidArgument  neither a number nor a time
/// \retval kNotFound         the first revision is younger
[[nodiscard]] model::Result<model::RevisionNumber> parse_revision(store::GraphStore& store,
                                                                  const std::string& text);

/// The number of a revision, of kNow too; 0 when the inventory has none yet.
[[nodiscard]] model::Result<model::RevisionNumber> number_of(store::GraphStore& store,
                                                             model::RevisionNumber revision);

}  // namespace toposcope::cli
