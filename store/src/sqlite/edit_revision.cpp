#include "edit_revision.h"

#include "constraint_promotion.h"
#include "merge.h"
#include "revision_log.h"
#include "stage.h"

namespace toposcope::store::sqlite {

EditRevision::EditRevision(Session& session) : lock_(session.lock()) {
  session.reopen();  // What an earlier owner of the lock wrote must be seen.
  db_ = session.open_another();
  attach_stage(*db_);
  transaction_ = std::make_unique<Transaction>(*db_, Transaction::Kind::kWrite);
  number_ = newest_revision(*db_) + 1;
}

void EditRevision::merge() { Merge(*db_, number_, 0).run(); }

ImportOutcome EditRevision::commit(const std::string& kind, const std::string& comment) {
  complete_constraints(*db_);
  outcome_.placeholders = count_placeholders(*db_);
  Revision revision;
  revision.kind = kind;
  revision.comment = comment;
  (void)append_revision(*db_, std::move(revision), outcome_);
  transaction_->commit();
  return std::move(outcome_);
}

}  // namespace toposcope::store::sqlite
