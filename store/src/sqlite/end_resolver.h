#pragma once

#include <cstdint>

#include "toposcope/model/records.h"

#include "import_context.h"
#include "node_index.h"
#include "record_writer.h"

namespace toposcope::store::sqlite {

/// Finds the nodes at the ends of links, by the rules at store::Import.
class EndResolver {
 public:
  EndResolver(ImportContext& context, NodeIndex& nodes, RecordWriter& writer)
      : context_(context), nodes_(nodes), writer_(writer) {}

  /// The described node with this key in this environment, which no later record can displace; 0
  /// when there is none.
  [[nodiscard]] std::int64_t find_certain(std::uint32_t environment, const model::LinkEnd& end);

  /// The row of the end; makes a placeholder when no node fits.  Only when all nodes are in.
  [[nodiscard]] std::int64_t resolve(std::uint32_t environment, const model::LinkEnd& end);

 private:
  using Ref = NodeIndex::Ref;

  [[nodiscard]] Ref by_key(std::uint32_t environment, const HashedText& key, bool placeholders);
  [[nodiscard]] Ref by_id(const NodeIdentity& identity, bool names_key, bool placeholders);
  [[nodiscard]] std::int64_t make_placeholder(std::uint32_t environment, const model::LinkEnd& end);

  ImportContext& context_;
  NodeIndex& nodes_;
  RecordWriter& writer_;
};

}  // namespace toposcope::store::sqlite
