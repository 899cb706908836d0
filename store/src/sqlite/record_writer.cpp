#include "record_writer.h"

#include "schema.h"

namespace toposcope::store::sqlite {
namespace {

std::string insert_sql(const std::string& schema, std::string_view table,
                       std::string_view columns) {
  std::string marks = "?";
  for (const char c : columns) {
    if (c == ',') marks += ",?";
  }
  return "INSERT INTO " + schema + "." + std::string(table) + "(" + std::string(columns) +
         ") VALUES(" + marks + ")";
}

}  // namespace

RecordWriter::RecordWriter(Connection& db, const std::string& schema, bool keep_documents)
    : keep_documents_(keep_documents),
      node_(db.prepare(insert_sql(schema, "node", kNodeColumns))),
      node_document_(db.prepare(insert_sql(schema, "node_document", "id,document"))),
      link_(db.prepare(insert_sql(schema, "link", kLinkColumns))),
      link_document_(db.prepare(insert_sql(schema, "link_document", "id,document"))) {}

void RecordWriter::write(const NodeCells& node, std::string_view document) {
  write_placeholder(node);
  if (keep_documents_) node_document_.run(node.row, document);
}

void RecordWriter::write_placeholder(const NodeCells& node) {
  node_.run(node.row, node.environment, node.type, node.constraint_set, node.placeholder,
            node.key_given, node.source, node.parent_type, node.content_hash, node.first_seen,
            node.valid_from, node.key, node.id, node.name, node.parent_id);
}

void RecordWriter::write(const LinkCells& link, std::string_view document) {
  link_.run(link.row, link.environment, link.type, link.source, link.target,
            static_cast<int>(link.implicit), link.constraint_set, link.key_given, link.origin,
            link.content_hash, link.valid_from, link.key, link.name);
  if (keep_documents_) link_document_.run(link.row, document);
}

}  // namespace toposcope::store::sqlite
