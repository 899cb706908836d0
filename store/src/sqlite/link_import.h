#pragma once

#include <string>
#include <vector>

#include "toposcope/model/records.h"

#include "end_resolver.h"
#include "import_context.h"
#include "link_index.h"
#include "link_tuples.h"
#include "node_import.h"
#include "pair_types.h"
#include "record_writer.h"
#include "staged_rows.h"

namespace toposcope::store::sqlite {

/// Finds the row and the ends of every arriving link and writes what is new or changed, by the
/// rules at store::Import.
///
/// A link whose key, content and ends are those of the file costs three look-ups and no writing. In
/// a new file a link whose ends are there is written once.  Every other link waits until settle(),
/// written under a row of its own, with the ends that it names in stage.link_end.
class LinkImport {
 public:
  LinkImport(ImportContext& context, RecordWriter& writer, NodeImport& nodes);

  /// \return the row of the link; another one may take its place in settle()
  std::int64_t put(const model::LinkRecord& link);

  /// Finds ends and matches of what waits.  To be called once, when all nodes are settled.
  void settle();

  [[nodiscard]] bool is_matched(std::int64_t row) const { return index_.is_matched(row); }

 private:
  struct Waiting {
    std::int64_t row = 0;
    LinkEnds ends;
    std::int64_t match = 0;  ///< Row of the file; 0: none (yet).
    std::uint64_t content_hash = 0;
    std::uint64_t name_hash = 0;
    bool key_given = false;
  };

  [[nodiscard]] HashedText claim(std::string_view base, std::uint32_t environment);
  [[nodiscard]] bool is_unchanged(const LinkFact& fact, const model::LinkRecord& link,
                                  std::uint32_t type);
  void write(const model::LinkRecord& link, const LinkEnds& ends, std::int64_t row,
             std::string_view key);
  std::int64_t wait(const model::LinkRecord& link, const LinkEnds& ends, std::string_view key,
                    std::int64_t match);

  void find_ends();
  /// Calls visit(Waiting&, row of the end, what the link says about it) for both ends of each.
  template <typename Visit>
  void each_named_end(Visit visit);
  void claim_made_keys();
  void match_by_ends();
  template <typename Pick>
  void match_each(Pick pick);
  void update(const Waiting& waiting);
  void add(const Waiting& waiting);
  [[nodiscard]] std::string made_key(const Waiting& waiting);
  [[nodiscard]] std::string id_of_node(std::int64_t row);

  ImportContext& context_;
  RecordWriter& writer_;
  NodeIndex& nodes_;
  EndResolver resolver_;
  LinkIndex index_;
  LinkTuples tuples_;
  StagedRows staged_;
  PairTypes pairs_;
  std::vector<Waiting> waiting_;
  std::string key_buffer_;
  Statement name_end_;
  Statement named_ends_;
  Statement set_ends_;
  Statement name_;
  Statement staged_id_;
  Statement known_id_;
  Statement known_link_;
};

}  // namespace toposcope::store::sqlite
