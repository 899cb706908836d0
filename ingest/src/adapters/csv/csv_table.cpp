#include "adapters/csv/csv_table.h"

#include <algorithm>
#include <set>
#include <utility>

#include "toposcope/model/json_object_writer.h"

#include "io/source_input.h"
#include "io/text_encoding.h"

namespace toposcope::ingest::csv {
namespace {

using model::Error;
using model::ErrorCode;
using plain::Role;

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(" \t");
  if (first == std::string::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

std::string listed(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "'" : ", '") + name + "'";
  return text;
}

}  // namespace

model::Status TableReader::read(std::unique_ptr<ByteStream> bytes, const std::string& name,
                                const TableKind* kind) {
  auto head = read_front(*bytes, kHeadBytes);
  if (!head.has_value()) return head.error();
  const TextEncoding encoding = encoding_of(head.value());
  const char delimiter = delimiter_of(decoded(head.value()));
  if (encoding == TextEncoding::kWindows1252) {
    report_.note(
        "text that is not UTF-8", [&name] { return name; },
        "the text is not UTF-8; it was read as Windows-1252 (Latin-1)");
  }
  DecodingStream text(std::make_unique<PrefixedStream>(std::move(head.value()), std::move(bytes)),
                      encoding);
  CsvReader rows(text, name, delimiter);
  if (auto status = read_rows(rows, kind); !status.has_value()) return status;
  if (text.odd_bytes() > 0) {
    report_.note(
        "bytes that are not UTF-8", [&name] { return name; },
        "some bytes are not UTF-8; they were read as Windows-1252 (Latin-1)", text.odd_bytes());
  }
  return model::ok();
}

model::Status TableReader::read_rows(CsvReader& rows, const TableKind* kind) {
  if (auto status = read_header(rows); !status.has_value()) return status;
  kind_ = kind == nullptr ? kind_of_columns(columns_, graph_.link_roles()) : *kind;
  own_ = are_own_columns(columns_, kind_);
  graph_.set_exact(own_);
  if (auto status = check_columns(rows.place()); !status.has_value()) return status;
  const Locator where = [&rows] { return rows.place(); };
  for (;;) {
    const auto more = rows.next(cells_);
    if (!more.has_value()) return more.error();
    if (!more.value()) return model::ok();
    if (!take_cells(cells_, where)) continue;
    if (auto status = take_row(where); !status.has_value()) return status;
  }
}

model::Status TableReader::read_header(CsvReader& rows) {
  for (bool stated = true; stated;) {
    const auto more = rows.next(columns_);
    if (!more.has_value()) return more.error();
    if (!more.value()) {
      return Error{ErrorCode::kMalformedInput,
                   "the table is empty: expected a line with the names "
                   "of its columns",
                   rows.place()};
    }
    stated = columns_.front().starts_with("sep=");
  }
  std::set<std::string> names;
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    columns_[i] = trimmed(columns_[i]);
    if (columns_[i].empty()) columns_[i] = "column " + std::to_string(i + 1);
    if (names.insert(columns_[i]).second) continue;
    return Error{ErrorCode::kMalformedInput,
                 "column " + std::to_string(i + 1) + ": the name '" + columns_[i] +
                     "' stands before; each column needs one of its own",
                 rows.place()};
  }
  return model::ok();
}

bool TableReader::has_role(Role role) {
  auto& roles = kind_ == TableKind::kLinks ? graph_.link_roles() : graph_.node_roles();
  bool found = false;
  for (const std::string& column : columns_) {  // all of them, so that each is known to be there
    const auto named = roles.role_of(column);
    found = found || (named && named->role == role);
  }
  return found;
}

Error TableReader::missing_column(const std::string& what, const std::string& roles,
                                  const std::string& place) const {
  return {ErrorCode::kMalformedInput,
          "no column " + what + "; name one " + roles +
              ", or say which it is with --map; columns: " + listed(columns_),
          place};
}

model::Status TableReader::check_columns(const std::string& place) {
  if (kind_ == TableKind::kDocuments) {
    if (own_) return model::ok();
    return missing_column("for each of collection, key and document", "so", place);
  }
  if (kind_ == TableKind::kNodes) {
    const bool known = has_role(Role::kId) || has_role(Role::kKey) || has_role(Role::kName);
    return known ? model::ok()
                 : missing_column("identifies the nodes", "'id', 'key' or 'name'", place);
  }
  return check_ends(place);
}

model::Status TableReader::check_ends(const std::string& place) {
  if (!has_role(Role::kSource) && !has_role(Role::kSourceKey)) {
    return missing_column("names the source of the links", "'source' or 'from'", place);
  }
  if (!has_role(Role::kTarget) && !has_role(Role::kTargetKey)) {
    return missing_column("names the target of the links", "'target' or 'to'", place);
  }
  for (auto& columns : end_columns_) columns.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    const auto role = graph_.link_roles().role_of(columns_[i]);
    if (!role) continue;
    if (role->role == Role::kSource || role->role == Role::kSourceKey) end_columns_[0].push_back(i);
    if (role->role == Role::kTarget || role->role == Role::kTargetKey) end_columns_[1].push_back(i);
  }
  return model::ok();
}

/// Fits the cells to the columns; false when the row was skipped.
bool TableReader::take_cells(std::vector<std::string>& cells, const Locator& where) {
  for (std::size_t i = columns_.size(); i < cells.size(); ++i) {
    if (cells[i].empty()) continue;
    report_.skip(where, "column " + std::to_string(i + 1) + ": '" + cells[i].substr(0, 40) +
                            "' stands behind the last of " + std::to_string(columns_.size()) +
                            " columns; is a delimiter not in quotes?");
    return false;
  }
  if (cells.size() < columns_.size()) {
    report_.note_first("short row", where,
                       "the row has " + std::to_string(cells.size()) + " of " +
                           std::to_string(columns_.size()) + " cells; the others are empty");
  }
  cells.resize(columns_.size());
  return true;
}

/// Says which column leaves a link without an end; empty when none does.
std::string TableReader::missing_end() const {
  for (std::size_t end = 0; end < 2; ++end) {
    const auto& columns = end_columns_[end];
    const bool empty = std::all_of(columns.begin(), columns.end(),
                                   [this](std::size_t i) { return cells_[i].empty(); });
    if (!empty) continue;
    return "column " + std::to_string(columns.front() + 1) + " ('" + columns_[columns.front()] +
           "') is empty: the link has no " + (end == 0 ? "source" : "target");
  }
  return {};
}

model::Status TableReader::take_row(const Locator& where) {
  if (kind_ == TableKind::kDocuments) return take_document(where);
  if (auto missing = kind_ == TableKind::kLinks ? missing_end() : std::string(); !missing.empty()) {
    report_.skip(where, std::move(missing));
    return model::ok();
  }
  auto& attributes = kind_ == TableKind::kLinks ? link_.attributes : node_.attributes;
  attributes.clear();
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (!cells_[i].empty()) attributes.push_back({columns_[i], std::move(cells_[i]), false});
  }
  if (kind_ == TableKind::kNodes) return graph_.take_node(node_, where);
  return graph_.take_link(link_, where);
}

model::Status TableReader::take_document(const Locator& where) {
  std::string json;
  model::JsonObjectWriter record(json);
  for (std::size_t i = 0; i < columns_.size(); ++i) {
    if (columns_[i] != "document") {
      record.text(columns_[i], cells_[i]);
    } else if (plain::is_json_object(cells_[i])) {
      record.raw("document", cells_[i]);
    } else {
      report_.skip(where, "column " + std::to_string(i + 1) + " ('document') is no JSON object");
      return model::ok();
    }
  }
  record.close();
  return graph_.take_record("document", json, where);
}

}  // namespace toposcope::ingest::csv
