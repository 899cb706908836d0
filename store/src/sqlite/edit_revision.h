#pragma once

#include <memory>
#include <string>

#include "toposcope/store/import.h"

#include "session.h"
#include "transaction.h"

namespace toposcope::store::sqlite {

/// A revision that is made from the file itself: staged, merged and committed in one transaction,
/// in the place of the one writer.
class EditRevision {
 public:
  explicit EditRevision(Session& session);

  [[nodiscard]] Connection& db() { return *db_; }
  [[nodiscard]] model::RevisionNumber number() const { return number_; }
  [[nodiscard]] ImportOutcome& outcome() { return outcome_; }

  /// Takes what is staged over into the live tables.
  void merge();

  /// Writes the revision and commits.
  ImportOutcome commit(const std::string& kind, const std::string& comment);

 private:
  std::unique_ptr<WriterLock> lock_;
  std::unique_ptr<Connection> db_;
  std::unique_ptr<Transaction> transaction_;
  model::RevisionNumber number_ = 0;
  ImportOutcome outcome_;
};

}  // namespace toposcope::store::sqlite
