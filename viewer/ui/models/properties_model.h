#pragma once

/// \file
/// A record as rows of a searchable tree.
///
/// \code
///   auto rows = property_rows(document, {"ip_address", "mac_address"});
///   rows = matching(rows, "mtu");
/// \endcode

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "ui/desk/inspection.h"

namespace toposcope::ui {

/// One row a value, in the record's order; lists and objects are rows with rows below them.
/// Members of the first level that are named in `preferred` come first, in that order.
/// \param document  JSON; any other text gives no rows
[[nodiscard]] std::vector<PropertyRow> property_rows(std::string_view document,
                                                     std::span<const std::string> preferred);

/// Rows whose path or value contains the text, whatever its case, with the rows above them.
[[nodiscard]] std::vector<PropertyRow> matching(std::span<const PropertyRow> rows,
                                                std::string_view text);

}  // namespace toposcope::ui
