#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <tuple>

#include "toposcope/model/records.h"

#include "import_context.h"
#include "node_index.h"
#include "record_writer.h"

namespace toposcope::store::sqlite {

/// Finds the nodes at the ends of links, by the rules at store::Import.
///
/// What an end gets must not depend on the links before it: first every end is looked for, then
/// the placeholders for those that were missed are made, then these are looked for again.
class EndResolver {
 public:
  EndResolver(ImportContext& context, NodeIndex& nodes, RecordWriter& writer)
      : context_(context), nodes_(nodes), writer_(writer) {}

  /// The described node with this key in this environment, which no later record can displace; 0
  /// when there is none.
  [[nodiscard]] std::int64_t find_certain(std::uint32_t environment, const model::LinkEnd& end);

  /// The row of the end; 0 when no node fits.  Only when all nodes are in.
  [[nodiscard]] std::int64_t find(std::uint32_t environment, const model::LinkEnd& end);

  /// Notes an end that find() did not find.
  void miss(std::uint32_t environment, const model::LinkEnd& end);

  /// Makes the placeholders of all ends that were missed.
  void make_missing();

 private:
  using Ref = NodeIndex::Ref;

  [[nodiscard]] Ref by_key(std::uint32_t environment, const HashedText& key, bool placeholders);
  [[nodiscard]] Ref by_id(const NodeIdentity& identity, bool placeholders);
  void make_placeholder(const std::string& environment, NodeCells cells, const std::string& type);

  /// Environment, whether the id is missing, type, id: the least describes the placeholder.
  using Description = std::tuple<std::string, bool, std::string, std::string>;

  ImportContext& context_;
  NodeIndex& nodes_;
  RecordWriter& writer_;
  std::map<std::string, Description, std::less<>> missed_keys_;
  std::set<std::tuple<std::string, std::string, std::string>> missed_ids_;
};

}  // namespace toposcope::store::sqlite
