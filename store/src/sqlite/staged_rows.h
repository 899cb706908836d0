#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "connection.h"
#include "schema.h"

namespace toposcope::store::sqlite {

/// Changes to nodes or links that were written under a row of their own before their match was
/// known.
class StagedRows {
 public:
  /// \param schema  where the rows are: "stage", or "main" of a new file
  StagedRows(Connection& db, const std::string& schema, Subject subject);

  /// The staged row becomes a version of row `to`.
  void move(std::int64_t from, std::int64_t to);
  /// Row `to` says the same: only the staged status stays, under `to`.
  void drop(std::int64_t from, std::int64_t to);
  void set_key(std::int64_t row, std::string_view key);
  [[nodiscard]] std::string key(std::int64_t row);
  /// The staged version keeps the key that row `of` has.
  void keep_key(std::int64_t row, std::int64_t of);
  /// Row `row` keeps its text, but the running import describes it last.
  void note_source(std::int64_t row);

 private:
  int subject_;
  Statement move_row_;
  Statement move_document_;
  Statement move_status_;
  Statement drop_row_;
  Statement drop_document_;
  Statement set_key_;
  Statement key_;
  Statement keep_key_;
  Statement note_source_;
};

}  // namespace toposcope::store::sqlite
