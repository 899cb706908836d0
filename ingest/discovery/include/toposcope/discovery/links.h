#pragma once

/// \file
/// Links that follow from what objects say of themselves, and the links that a store holds.
///
/// \code
///   const auto done = discovery::run_link_finders(store, {.environment = "prod", .implicit =
///   true}); if (!done.has_value()) return done.error(); const auto links =
///   discovery::list_links(store, "prod"); if (!links.has_value()) return links.error(); for (const
///   auto& link : links.value()) out << discovery::to_json_line(link) << '\n';
/// \endcode

#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/discovery/link_mode.h"
#include "toposcope/model/diagnostic.h"
#include "toposcope/model/ids.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"
#include "toposcope/store/import.h"

namespace toposcope::discovery {

/// What to derive.
struct LinkRequest {
  std::string environment;
  LinkMode mode = LinkMode::kToposcope;
  bool implicit = false;          ///< Join links end to start into implicit ones, too.
  bool clear = false;             ///< Retire what other sources say of links here, too.
  bool dry_run = false;           ///< Tell what would change, write nothing.
  std::stop_token stop = {};      ///< Ends it before anything is written.
  std::string finders_json = {};  ///< As read_finder_config() reads it; empty: what the mode ships.
  /// Told the rows written so far while they are written; may be empty.
  std::function<void(std::uint64_t done, std::uint64_t total)> progress = {};
};

/// What came of it.
struct LinkOutcome {
  store::ImportOutcome written;
  /// How many links each finder added, in the order in which they ran.
  std::vector<std::pair<std::string, std::uint64_t>> links_by_finder;
  std::uint64_t remark_count = 0;
  /// Where a rule could not be followed, by "TYPE:ID" of the object; the first 1000.
  std::vector<model::Diagnostic> remarks;
};

/// Source of the revisions of an environment: "scan:ENVIRONMENT".
[[nodiscard]] std::string scan_source(const std::string& environment);

/// Runs the link finders over the objects that the store holds now and writes the links as one
/// revision of scan_source().  What an earlier run found and this one does not is retired.  Objects
/// stay as they are, whoever told of them.  Its words (begin, what could not be followed, what came
/// of it or why it failed) stay in the store's journal.
///
/// \par Complexity
/// One replay of the store, some parses of each object, a look-up for each candidate; memory is the
/// documents of the environment and 100 bytes a link.  Of 100,000 objects: seconds.
/// \retval kInvalidArgument  no document declares the environment
/// \retval kMalformedInput   finders_json is faulty; the message lists every fault
/// \retval kUnavailable      a scan of this environment is running
/// \retval kCancelled        stop was requested; nothing was written
/// \retval kConflict         the environment has links of another source, and `clear` is not set;
///                           nothing was written
/// \return other errors of the store, unchanged
[[nodiscard]] model::Result<LinkOutcome> run_link_finders(store::GraphStore& store,
                                                          const LinkRequest& request);

/// One link as a store holds it.  Members that end in _json are JSON texts, "null" where the
/// document says nothing.
struct ListedLink {
  std::string environment;
  std::string link_type;
  std::string source_id, target_id;  ///< As the document states them, else of the nodes.
  std::string network_json;          ///< Of its attributes; empty when there is none.
  std::string implicit_json, host_json, state_json, name_json;
};

/// The links of an environment, or of all when the name is empty, by (environment, link type,
/// source, target, line).  Cost: one replay of the store, one parse of each link.
/// \return errors of the store, unchanged
[[nodiscard]] model::Result<std::vector<ListedLink>> list_links(
    store::GraphStore& store, const std::string& environment,
    model::RevisionNumber at = store::kNow);

/// {"environment","link_type","source_id","target_id"[,"network"],"implicit","host","state",
/// "link_name"} without blanks; characters beyond ASCII as they are.
[[nodiscard]] std::string to_json_line(const ListedLink& link);

}  // namespace toposcope::discovery
