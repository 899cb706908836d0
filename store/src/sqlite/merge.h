#pragma once

#include <cstdint>
#include <string>

#include "toposcope/model/ids.h"

#include "connection.h"

namespace toposcope::store::sqlite {

/// Takes the nodes and links of schema stage over into main, inside the caller's transaction.
///
/// Before: stage.node and stage.link hold new versions; stage.gone_node and stage.gone_link the
/// rows to retire, stage.placeholder what some of the nodes leave behind when it is not their own
/// key, type and id; stage.same_node and stage.same_link rows whose source alone changes.  After:
/// the old versions are history, counts and full text agree, a retired node where links still end
/// is a placeholder and a placeholder where none ends is gone.
class Merge {
 public:
  /// \param source  number of the name that same_node and same_link get
  Merge(Connection& db, model::RevisionNumber revision, std::uint32_t source);

  void run();

 private:
  void find_loose_ends();
  void merge_links();
  void settle_placeholders();
  void merge_nodes();
  void count(const char* table, const char* third, const std::string& from, int sign);

  Connection& db_;
  std::string revision_;
  std::string source_;
};

}  // namespace toposcope::store::sqlite
