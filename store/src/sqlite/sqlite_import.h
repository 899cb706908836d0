#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <set>

#include "toposcope/store/import.h"
#include "toposcope/store/objects.h"

#include "document_import.h"
#include "import_context.h"
#include "link_import.h"
#include "new_file.h"
#include "node_import.h"
#include "record_writer.h"
#include "session.h"
#include "status_merge.h"

namespace toposcope::store::sqlite {

/// Import into an SQLite file.
///
/// The first import fills a new file beside the inventory, without journal or indexes, which then
/// takes the inventory's place.  A later one writes only what is new or changed to a side database
/// and merges that in one short transaction.
class SqliteImport final : public Import {
 public:
  /// \param session  must outlive this
  /// \param at_end   called once, by the destructor
  SqliteImport(Session& session, const ImportOptions& options, std::function<void()> at_end);
  ~SqliteImport() override;
  SqliteImport(const SqliteImport&) = delete;
  SqliteImport& operator=(const SqliteImport&) = delete;

  [[nodiscard]] model::Status put_node(const model::NodeRecord& node) override;
  [[nodiscard]] model::Status put_link(const model::LinkRecord& link) override;
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;
  [[nodiscard]] model::Status retire_document(std::string_view collection,
                                              std::string_view key) override;
  [[nodiscard]] model::Result<ImportOutcome> commit() override;

 private:
  /// Lives until the file is closed: the statements of all parts belong to its connection.
  struct Parts;

  void begin();
  void require_open() const;
  void settle_records();
  void finish_new_file();
  void finish_merge();
  /// Documents, status, names and the revision itself.
  void write_rest();
  void note_undeclared();
  void note_seen(const Revision& revision);
  void report_progress(std::uint64_t tenths) const;

  Session& session_;
  ImportOptions options_;
  std::function<void()> at_end_;
  std::unique_ptr<WriterLock> lock_;
  std::unique_ptr<NewFile> file_;  ///< Null when the import merges into an existing file.
  std::unique_ptr<Connection> db_;
  std::unique_ptr<Parts> parts_;
  std::set<std::string, std::less<>> environments_;
  std::uint64_t nodes_and_links_ = 0;
  bool is_open_ = true;
};

}  // namespace toposcope::store::sqlite
