#pragma once

/// \file
/// What a scan and a run of the link finders alone have in common.

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/discovery/environment.h"
#include "toposcope/discovery/finder_config.h"
#include "toposcope/ingest/calipso_feed.h"
#include "toposcope/model/result.h"
#include "toposcope/store/graph_store.h"

#include "inventory/inventory.h"
#include "links/link_finder.h"

namespace toposcope::discovery {

/// What the newest revision declares of an environment.
/// \retval kInvalidArgument  nothing declares it
[[nodiscard]] model::Result<EnvironmentConfig> read_declaration(store::GraphStore& store,
                                                                const std::string& environment);

/// \param json  empty: what the mode ships
[[nodiscard]] model::Result<FinderConfig> read_finders(LinkMode mode, const std::string& json);

/// Rules with the constraints that the newest revision holds.
[[nodiscard]] model::Result<LinkRules> make_link_rules(store::GraphStore& store, LinkMode mode,
                                                       EnvironmentConfig environment);

using LinksByFinder = std::vector<std::pair<std::string, std::uint64_t>>;

/// Runs finders in their order, then joins links if wanted.
/// \return how many links each added
[[nodiscard]] LinksByFinder find_links(LinkContext& context, const FinderConfig& finders,
                                       bool implicit);

/// Hands all links of a set over.
[[nodiscard]] model::Status put_links(const LinkSet& links, ingest::CalipsoFeed& feed);

}  // namespace toposcope::discovery
