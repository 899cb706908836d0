#pragma once

#include <string>
#include <vector>

#include "toposcope/model/records.h"

#include "former_nodes.h"
#include "import_context.h"
#include "node_index.h"
#include "record_writer.h"
#include "row_set.h"
#include "staged_rows.h"

namespace toposcope::store::sqlite {

/// Finds the row of every arriving node and writes what is new or changed, by the rules at
/// store::Import.
///
/// Keys decide at once.  A node that only its id can match waits, written under a row of its own,
/// until settle(): by then every key has had its turn.
class NodeImport {
 public:
  NodeImport(ImportContext& context, RecordWriter& writer);

  /// \return the row of the node; another one may take its place in settle()
  std::int64_t put(const model::NodeRecord& node);

  /// Matches what waits.  To be called once, after the last put().
  void settle();

  [[nodiscard]] NodeIndex& index() { return index_; }
  [[nodiscard]] bool is_matched(std::int64_t row) const { return matched_rows_.contains(row); }

 private:
  using Ref = NodeIndex::Ref;

  /// A record with what was derived from it.
  struct Arrival {
    const model::NodeRecord& record;
    NodeIdentity identity;
    std::string_view base_key;
    HashedText key;  ///< As claimed.
    bool key_given;
  };
  struct Waiting {
    Ref ref;
    NodeIdentity identity;  ///< Without the text of the id.
    bool key_given;
    std::string base_key;  ///< Empty unless the key was not free.
    Ref match = NodeIndex::kNone;
  };

  [[nodiscard]] Arrival arrive(const model::NodeRecord& node);
  void count_duplicate_id(const NodeIdentity& identity);
  [[nodiscard]] Ref find_by_key(const Arrival& arrival);
  [[nodiscard]] bool must_wait(const Arrival& arrival);
  std::int64_t update(Ref ref, const Arrival& arrival);
  std::int64_t add(const Arrival& arrival);
  std::int64_t wait(const Arrival& arrival);
  void write(const Arrival& arrival, std::int64_t row, model::RevisionNumber first_seen,
             bool key_given);
  [[nodiscard]] NodeFact fact_of(const Arrival& arrival, std::int64_t row) const;
  void mark_matched(NodeFact& fact);
  void note_source(const NodeFact& fact);

  [[nodiscard]] Ref free_match(const Waiting& waiting);
  void settle_match(const Waiting& waiting);
  void settle_new(const Waiting& waiting);

  ImportContext& context_;
  RecordWriter& writer_;
  NodeIndex index_;
  FormerNodes former_;
  StagedRows staged_;
  RowSet matched_rows_;
  std::vector<Waiting> waiting_;
  std::string base_buffer_;
  std::string key_buffer_;
};

}  // namespace toposcope::store::sqlite
