#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/store/objects.h"

#include "json_text.h"
#include "query/node_reference.h"
#include "table_text.h"

namespace toposcope::cli {

/// What the command line calls statuses; model::status_named() reads them.
[[nodiscard]] std::vector<std::string> status_words();

/// A table of nodes: environment, type, id, name, status, key.
[[nodiscard]] TableText node_table(const std::vector<store::NodeSummary>& nodes);

[[nodiscard]] Json node_json(const store::NodeSummary& node);

/// {"key","link_type","name","status","source","target"}.
[[nodiscard]] Json link_json(const store::LinkDetail& link);

}  // namespace toposcope::cli
