#pragma once

#include <cstddef>
#include <cstdint>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "toposcope/store/watch.h"

#include "connection.h"
#include "versions.h"

namespace toposcope::store::sqlite {

/// Who stands below whom; see the rules at GraphStore (Tree).
class NodeTree {
 public:
  NodeTree(Connection& db, const Version& version);

  /// A part of what a node or an environment holds; all of it when nothing is set.
  struct Page {
    std::string_view type = {};
    std::size_t offset = 0;
    std::size_t limit = 0;
  };

  /// Rows by (type, id, row).  \pre the row is live
  [[nodiscard]] std::vector<std::int64_t> children(std::int64_t row, const Page& page);
  [[nodiscard]] std::vector<TypeCount> child_types(std::int64_t row);

  /// Rows by (environment, type, id, row).
  /// \param environment  empty: all
  [[nodiscard]] std::vector<std::int64_t> roots(std::string_view environment, const Page& page);
  [[nodiscard]] std::vector<TypeCount> root_types(std::string_view environment);

  /// None for a root and for a placeholder.
  [[nodiscard]] std::vector<std::int64_t> parents(std::int64_t row);

 private:
  /// What nodes name as their parent; names by their numbers.
  struct Name {
    std::int64_t environment = 0;
    std::int64_t type = 0;
    std::string id;
  };
  struct Place;

  [[nodiscard]] std::vector<Name> names_of(std::int64_t row);
  [[nodiscard]] std::vector<Name> names_of_nobody(std::string_view environment);
  void add_folders_of(std::int64_t row, const Name& name, std::vector<Name>& out);
  [[nodiscard]] std::vector<std::int64_t> described(const Name& name);
  /// 0: none.
  [[nodiscard]] std::int64_t owner_of_folder(const Name& folder);
  [[nodiscard]] bool is_folder_type(std::int64_t type) const {
    return folder_types_.contains(type);
  }

  [[nodiscard]] std::vector<std::int64_t> rows_below(const std::vector<Name>& names,
                                                     const Page& page);
  [[nodiscard]] std::vector<TypeCount> types_below(const std::vector<Name>& names);

  Connection& db_;
  std::string nodes_;  ///< Stands after FROM.
  std::set<std::int64_t> folder_types_;
};

/// By ascending row.
[[nodiscard]] std::vector<IllBranch> read_ill_branches(Connection& db);

}  // namespace toposcope::store::sqlite
