#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "toposcope/model/ids.h"
#include "toposcope/model/records.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// A row of table node.  Texts are views.
struct NodeCells {
  std::int64_t row = 0;
  std::uint32_t environment = 0;
  std::uint32_t type = 0;
  std::uint32_t constraint_set = 0;
  bool placeholder = false;
  bool key_given = false;
  std::uint32_t source = 0;
  std::uint32_t parent_type = 0;
  std::uint64_t content_hash = 0;
  model::RevisionNumber first_seen = 0;
  model::RevisionNumber valid_from = 0;
  std::string_view key;
  std::string_view id;
  std::string_view name;
  std::string_view parent_id;
};

/// A row of table link.  Texts are views.
struct LinkCells {
  std::int64_t row = 0;
  std::uint32_t environment = 0;
  std::uint32_t type = 0;
  std::int64_t source = 0;
  std::int64_t target = 0;
  model::Implicit implicit = model::Implicit::kFalse;
  std::uint32_t constraint_set = 0;
  bool key_given = false;
  std::uint32_t origin = 0;
  std::uint64_t content_hash = 0;
  model::RevisionNumber valid_from = 0;
  std::string_view key;
  std::string_view name;
};

/// Inserts nodes and links, each with its document, into one schema.
class RecordWriter {
 public:
  /// \param keep_documents  false: a dry run, which needs no texts
  RecordWriter(Connection& db, const std::string& schema, bool keep_documents);

  void write(const NodeCells& node, std::string_view document);
  void write(const LinkCells& link, std::string_view document);
  /// A placeholder has no document row.
  void write_placeholder(const NodeCells& node);

 private:
  bool keep_documents_;
  Statement node_;
  Statement node_document_;
  Statement link_;
  Statement link_document_;
};

}  // namespace toposcope::store::sqlite
