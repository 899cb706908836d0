#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/store/objects.h"

#include "json_text.h"
#include "table_text.h"

namespace toposcope::cli {

/// The status that a word on the command line names: ok, warning, error, unknown, stale,
/// maintenance, no-check.
[[nodiscard]] std::optional<model::StatusValue> status_named(std::string_view word);

/// All words of status_named().
[[nodiscard]] std::vector<std::string> status_words();

/// A table of nodes: environment, type, id, name, status, key.
[[nodiscard]] TableText node_table(const std::vector<store::NodeSummary>& nodes);

[[nodiscard]] Json node_json(const store::NodeSummary& node);

/// {"key","link_type","name","status","source","target"}.
[[nodiscard]] Json link_json(const store::LinkDetail& link);

/// "type:id (name)", fit for a terminal.
[[nodiscard]] std::string describe(const store::NodeSummary& node);

}  // namespace toposcope::cli
