#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "toposcope/model/ids.h"
#include "toposcope/store/import.h"
#include "toposcope/store/options.h"

#include "connection.h"
#include "constraint_sets.h"
#include "hash.h"
#include "name_table.h"

namespace toposcope::store::sqlite {

/// Change counts by the number of a type, cheaper than by its name.
class TypeCounts {
 public:
  ChangeCounts& operator[](std::uint32_t type) {
    if (type >= counts_.size()) counts_.resize(type + 1);
    return counts_[type];
  }
  /// Adds every count that is not zero to `out` under the type's name.
  void add_to(std::map<std::string, ChangeCounts>& out, const NameTable& names) const;

 private:
  std::vector<ChangeCounts> counts_;
};

/// What the parts of one import share.
struct ImportContext {
  ImportContext(Connection& connection, std::string record_schema, const ImportOptions& options);

  Connection& db;
  std::string schema;  ///< Where records are written: "main" of a new file, else "stage".
  bool is_new_file;
  bool keep_documents;  ///< Not for a dry run.
  Hasher hash;
  NameTable names;
  ConstraintSets constraints;
  std::uint32_t source;  ///< Number of the name of options.source.
  model::RevisionNumber revision;
  std::int64_t known_nodes;    ///< Highest node row before this import.
  std::int64_t known_links;    ///< Highest link row before this import.
  std::int64_t last_node_row;  ///< Highest node row handed out.
  std::int64_t last_link_row;  ///< Highest link row handed out.
  ImportOutcome outcome;
  TypeCounts node_counts;
  TypeCounts link_counts;
};

}  // namespace toposcope::store::sqlite
