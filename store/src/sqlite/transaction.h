#pragma once

#include "connection.h"

namespace toposcope::store::sqlite {

/// Rolls back unless committed.
class Transaction {
 public:
  enum class Kind {
    kRead,   ///< All reads see one revision; within another transaction it is part of that one.
    kWrite,  ///< Takes the writer's place at once, waiting up to the busy timeout.
  };

  Transaction(Connection& db, Kind kind);
  ~Transaction();
  Transaction(const Transaction&) = delete;
  Transaction& operator=(const Transaction&) = delete;

  void commit();

 private:
  Connection* db_;
  bool open_;
};

}  // namespace toposcope::store::sqlite
