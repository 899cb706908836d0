#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/model/result.h"

#include "adapters/plain/field_roles.h"

namespace toposcope::ingest::csv {

/// What the rows of a table are.
enum class TableKind : std::uint8_t { kNodes, kLinks, kDocuments };

struct TableFile {
  std::string path;
  TableKind kind;
};

/// The tables among the files of a folder or archive, in the order in which they are read: nodes,
/// links, documents.
struct TablePlan {
  std::vector<TableFile> tables;
  std::vector<std::string> ignored;
};

/// Goes by names: nodes.csv or vertices.csv, links.csv or edges.csv, documents.csv; .tsv, .tab and
/// .txt are as good, and .gz may follow.
[[nodiscard]] TablePlan plan_tables(const std::vector<std::string>& names);

/// \retval kMalformedInput  two files for one table, tables in several folders, or none at all
[[nodiscard]] model::Status check_tables(const TablePlan& plan, const std::string& source_name);

/// True for names that say that a file is a table: .csv, .tsv, .tab, also before .gz.
[[nodiscard]] bool has_table_extension(std::string_view name);

/// What columns of these names are: links when there is a source and a target; documents when the
/// columns are those that toposcope writes; else nodes.
[[nodiscard]] TableKind kind_of_columns(const std::vector<std::string>& columns,
                                        plain::FieldRoles& link_roles);

/// True when the columns hold all that toposcope writes for a table of this kind.
[[nodiscard]] bool are_own_columns(const std::vector<std::string>& columns, TableKind kind);

/// True when the front of a text looks like a table that can be imported: several columns of which
/// one is known to identify nodes, or two to name the ends of links.
[[nodiscard]] bool looks_like_table(std::string_view head, bool named_as_table);

}  // namespace toposcope::ingest::csv
