#include "adapters/csv/csv_files.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <span>
#include <tuple>

#include "adapters/csv/csv_reader.h"
#include "adapters/plain/field_roles.h"
#include "adapters/plain/record_fields.h"

namespace toposcope::ingest::csv {
namespace {

namespace fs = std::filesystem;
using model::Error;
using model::ErrorCode;
using plain::FieldRoles;
using plain::Role;

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

struct TableName {
  std::string stem;
  std::string extension;
};

TableName table_name(std::string_view name) {
  fs::path path = fs::path(lower(std::string(name))).filename();
  if (path.extension() == ".gz") path = path.stem();
  return {path.stem().string(), path.extension().string()};
}

std::optional<TableKind> kind_of_stem(std::string_view stem) {
  if (stem == "nodes" || stem == "vertices") return TableKind::kNodes;
  if (stem == "links" || stem == "edges") return TableKind::kLinks;
  if (stem == "documents") return TableKind::kDocuments;
  return std::nullopt;
}

bool has_role(FieldRoles& roles, const std::vector<std::string>& columns, Role role) {
  return std::any_of(columns.begin(), columns.end(), [&](const std::string& column) {
    const auto found = roles.role_of(column);
    return found && found->role == role;
  });
}

bool has_all(const std::vector<std::string>& columns, std::span<const std::string_view> wanted) {
  return std::all_of(wanted.begin(), wanted.end(), [&](std::string_view name) {
    return std::find(columns.begin(), columns.end(), name) != columns.end();
  });
}

bool is_fit_for_header(const std::string& cell) {
  constexpr std::size_t kMaxName = 200;
  return cell.size() <= kMaxName && std::none_of(cell.begin(), cell.end(), [](char c) {
           return static_cast<unsigned char>(c) < 0x20 || c == '{' || c == '<';
         });
}

}  // namespace

bool has_table_extension(std::string_view name) {
  const auto extension = table_name(name).extension;
  return extension == ".csv" || extension == ".tsv" || extension == ".tab";
}

TablePlan plan_tables(const std::vector<std::string>& names) {
  TablePlan plan;
  for (const std::string& name : names) {
    const auto kind = kind_of_stem(table_name(name).stem);
    const bool table = has_table_extension(name) || table_name(name).extension == ".txt";
    if (kind && table) {
      plan.tables.push_back({name, *kind});
    } else {
      plan.ignored.push_back(name);
    }
  }
  std::sort(plan.tables.begin(), plan.tables.end(), [](const auto& a, const auto& b) {
    return std::tie(a.kind, a.path) < std::tie(b.kind, b.path);
  });
  return plan;
}

model::Status check_tables(const TablePlan& plan, const std::string& source_name) {
  if (plan.tables.empty()) {
    return Error{ErrorCode::kMalformedInput, "holds no table: expected nodes.csv and links.csv",
                 source_name};
  }
  std::set<std::string> folders;
  for (const TableFile& table : plan.tables) {
    folders.insert(fs::path(table.path).parent_path().string());
  }
  if (folders.size() > 1) {
    return Error{ErrorCode::kMalformedInput, "several folders hold tables; import one of them",
                 source_name};
  }
  for (std::size_t i = 1; i < plan.tables.size(); ++i) {
    if (plan.tables[i].kind != plan.tables[i - 1].kind) continue;
    return Error{
        ErrorCode::kMalformedInput,
        plan.tables[i - 1].path + " and " + plan.tables[i].path + " are the same table; remove one",
        source_name};
  }
  return model::ok();
}

TableKind kind_of_columns(const std::vector<std::string>& columns, FieldRoles& link_roles) {
  const bool has_source = has_role(link_roles, columns, Role::kSource);
  if (has_source && has_role(link_roles, columns, Role::kTarget)) return TableKind::kLinks;
  return columns.size() == plain::kDocumentFields.size() && has_all(columns, plain::kDocumentFields)
             ? TableKind::kDocuments
             : TableKind::kNodes;
}

bool are_own_columns(const std::vector<std::string>& columns, TableKind kind) {
  switch (kind) {
    case TableKind::kNodes:
      return has_all(columns, plain::kNodeFields);
    case TableKind::kLinks:
      return has_all(columns, plain::kLinkFields);
    case TableKind::kDocuments:
      return has_all(columns, plain::kDocumentFields);
  }
  return false;
}

bool looks_like_table(std::string_view head, bool named_as_table) {
  const char delimiter = delimiter_of(head);
  if (delimiter == '\0' && !named_as_table) return false;
  if (head.find('\0') != std::string_view::npos) return false;
  MemoryStream stream(head);
  CsvReader reader(stream, {}, delimiter);
  std::vector<std::string> columns;
  const auto first = reader.next(columns);
  if (!first.has_value() || !first.value()) return false;
  if (named_as_table || columns.front().starts_with("sep=")) return true;
  if (columns.size() < 2) return false;
  if (!std::all_of(columns.begin(), columns.end(), is_fit_for_header)) return false;
  FieldRoles link_roles(FieldRoles::Of::kLinks, {});
  if (kind_of_columns(columns, link_roles) != TableKind::kNodes) return true;
  FieldRoles roles(FieldRoles::Of::kNodes, {});
  return has_role(roles, columns, Role::kId) || has_role(roles, columns, Role::kKey);
}

}  // namespace toposcope::ingest::csv
