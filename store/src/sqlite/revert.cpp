#include "revert.h"

#include <map>
#include <set>
#include <string>
#include <vector>

#include "toposcope/store/graph_store.h"

#include "document_import.h"
#include "error.h"
#include "messages.h"
#include "revision_log.h"
#include "schema.h"
#include "versions.h"

namespace toposcope::store::sqlite {
namespace {

/// Undoes one revision: every thing that it touched goes back to its version before, unless a later
/// revision touched it too.
class Revert {
 public:
  Revert(EditRevision& edit, model::RevisionNumber revision)
      : edit_(edit),
        db_(edit.db()),
        number_(std::to_string(revision)),
        before_(db_, revision - 1),
        after_(db_, revision),
        now_(db_, kNow) {}

  ImportOutcome run() {
    undo_documents();
    undo_records("node", kNodeColumns, edit_.outcome().nodes);
    undo_records("link", kLinkColumns, edit_.outcome().links);
    fail_on_conflict();
    bring_back_ends();
    edit_.merge();
    check_keys("node");
    check_keys("link");
    fail_on_conflict();
    return edit_.commit("revert", "revert of revision " + number_);
  }

 private:
  struct Touched {
    std::string key, group;
    std::int64_t before_id = 0;
    std::int64_t before = 0, after = 0, now = 0;  ///< valid_from; 0: not there.
  };

  /// Notes a conflict, or counts the undoing.  \return whether it is to be undone
  bool judge(const char* kind, const Touched& thing, std::map<std::string, ChangeCounts>& counts) {
    if (thing.before == thing.after) return false;
    if (thing.after != thing.now) {
      conflicts_.insert(std::string(kind) + " " + thing.key);
      return false;
    }
    ChangeCounts& count = counts[thing.group];
    ++(thing.before == 0 ? count.retired : thing.now == 0 ? count.added : count.changed);
    return true;
  }

  static std::string present(const std::string& table) {
    return table == "node" ? " AND placeholder=0" : "";
  }

  /// Columns valid_from, key and type of one row in one version; empty columns where it is not.
  [[nodiscard]] Statement version_of(const std::string& table, const Version& version) {
    const std::string rows = table == "node" ? version.nodes() : version.links();
    return db_.prepare("SELECT v.valid_from, v.key, t.text FROM " + rows +
                       " v JOIN main.name t ON t.id=v.type WHERE v.id=?1" + present(table));
  }

  [[nodiscard]] std::vector<std::int64_t> touched(const std::string& table) {
    std::vector<std::int64_t> out;
    auto query = db_.prepare("SELECT id FROM main." + table + " WHERE valid_from=" + number_ +
                             " UNION SELECT id FROM main." + table +
                             "_history WHERE valid_from=" + number_ + " OR valid_to=" + number_);
    while (query.step()) out.push_back(query.integer(0));
    return out;
  }

  void undo_records(const std::string& table, std::string_view columns,
                    std::map<std::string, ChangeCounts>& counts) {
    auto before = version_of(table, before_);
    auto after = version_of(table, after_);
    auto now = version_of(table, now_);
    auto retire = db_.prepare("INSERT INTO stage.gone_" + table + " VALUES(?1)");
    auto keep_place = db_.prepare("INSERT INTO stage.placeholder SELECT * FROM " + before_.nodes() +
                                  " WHERE id=?1 AND placeholder=1");
    Restore restore(*this, table, columns);
    for (const std::int64_t row : touched(table)) {
      Touched thing;
      read(now, row, thing, thing.now);
      read(before, row, thing, thing.before);
      read(after, row, thing, thing.after);
      if (thing.after == 0) read(before, row, thing, thing.before);
      if (thing.before != 0) thing.group = group_of(before, row);
      if (!judge(table.c_str(), thing, counts)) continue;
      if (thing.before == 0) {
        retire.run(row);
        if (table == "node") keep_place.run(row);
      } else {
        restore.run(row);
      }
    }
  }

  static void read(Statement& query, std::int64_t row, Touched& thing, std::int64_t& valid_from) {
    if (!query.find(row)) return;
    valid_from = query.integer(0);
    thing.key = query.text(1);
    thing.group = query.text(2);
    query.reset();
  }

  static std::string group_of(Statement& query, std::int64_t row) {
    std::string out = query.find(row) ? std::string(query.text(2)) : std::string();
    query.reset();
    return out;
  }

  /// Stages the version before under the new revision.
  class Restore {
   public:
    Restore(Revert& revert, const std::string& table, std::string_view columns)
        : row_(revert.db_.prepare(insert_row(revert, table, columns))),
          document_(revert.db_.prepare("INSERT INTO stage." + table +
                                       "_document SELECT id, document FROM " +
                                       described(revert, table) + " WHERE id=?1")),
          stamp_(revert.db_.prepare("UPDATE stage." + table + " SET valid_from=?2 WHERE id=?1")),
          revision_(revert.edit_.number()) {}

    void run(std::int64_t row) {
      row_.run(row);
      stamp_.run(row, revision_);
      document_.run(row);
    }

   private:
    static std::string described(const Revert& revert, const std::string& table) {
      return table == "node" ? revert.before_.described_nodes() : revert.before_.described_links();
    }
    static std::string insert_row(const Revert& revert, const std::string& table,
                                  std::string_view columns) {
      return "INSERT INTO stage." + table + " SELECT " + std::string(columns) + " FROM " +
             described(revert, table) + " WHERE id=?1";
    }
    Statement row_;
    Statement document_;
    Statement stamp_;
    model::RevisionNumber revision_;
  };

  /// A link that comes back may end at a node that went later: then a placeholder stands in.
  void bring_back_ends() {
    for (const char* end : {"source", "target"}) {
      db_.execute(
          "INSERT INTO stage.node SELECT id, environment, type, 0, 1, key_given, 0, 0, 0, "
          "first_seen, " +
          std::to_string(edit_.number()) + ", key, ext_id, '', '' FROM " + before_.nodes() +
          " WHERE id IN (SELECT " + end +
          " FROM stage.link) AND id NOT IN (SELECT id FROM stage.node)"
          " AND id NOT IN (SELECT id FROM main.node)");
    }
  }

  void undo_documents() {
    std::map<std::pair<std::string, std::string>, Touched> touched;
    const auto read_all = [&](const Version& version, auto remember) {
      auto query =
          db_.prepare("SELECT collection, key, id, valid_from FROM " + version.documents());
      while (query.step()) {
        Touched& thing = touched[{std::string(query.text(0)), std::string(query.text(1))}];
        thing.group = query.text(0);
        thing.key = std::string(query.text(0)) + " " + std::string(query.text(1));
        remember(thing, query.integer(2), query.integer(3));
      }
    };
    read_all(before_, [](Touched& t, std::int64_t id, std::int64_t from) {
      t.before_id = id;
      t.before = from;
    });
    read_all(after_, [](Touched& t, std::int64_t, std::int64_t from) { t.after = from; });
    read_all(now_, [](Touched& t, std::int64_t, std::int64_t from) { t.now = from; });
    for (const auto& [key, thing] : touched) {
      if (judge("document", thing, edit_.outcome().documents)) undo_document(key, thing);
    }
  }

  void undo_document(const std::pair<std::string, std::string>& key, const Touched& thing) {
    auto find = db_.prepare("SELECT id FROM main.document WHERE collection=?1 AND key=?2");
    if (find.find(key.first, key.second)) {
      const std::int64_t id = find.integer(0);
      find.reset();
      retire_document_row(db_, id, edit_.number());
    }
    if (thing.before == 0) return;
    db_.prepare(
           "INSERT INTO main.document SELECT id, collection, position, environment, key,"
           " content_hash, ?2, source, document FROM main.document_history WHERE id=?1"
           " AND valid_from=?3")
        .run(thing.before_id, edit_.number(), thing.before);
  }

  void check_keys(const std::string& table) {
    auto query =
        db_.prepare("SELECT key FROM main." + table + " WHERE key IN (SELECT key FROM stage." +
                    table + ") GROUP BY environment, key HAVING count(*)>1");
    while (query.step()) conflicts_.insert(table + " " + std::string(query.text(0)));
  }

  void fail_on_conflict() const {
    if (!conflicts_.empty()) throw Failure(messages::changed_later(conflicts_));
  }

  EditRevision& edit_;
  Connection& db_;
  std::string number_;
  Version before_;
  Version after_;
  Version now_;
  std::set<std::string> conflicts_;
};

}  // namespace

ImportOutcome revert(EditRevision& edit, model::RevisionNumber revision) {
  const std::int64_t kept_from = read_counter(edit.db(), "kept_from");
  const model::RevisionNumber newest = edit.number() - 1;
  if (revision <= kept_from || revision > newest) {
    throw Failure(messages::not_revertible(revision, kept_from, newest));
  }
  return Revert(edit, revision).run();
}

}  // namespace toposcope::store::sqlite
