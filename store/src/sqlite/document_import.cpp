#include "document_import.h"

#include <algorithm>
#include <map>

#include "error.h"
#include "key_table.h"
#include "messages.h"
#include "replace.h"

namespace toposcope::store::sqlite {

DocumentImport::DocumentImport(ImportContext& context)
    : context_(context),
      insert_(context.db.prepare("INSERT INTO stage.document(collection, key, environment,"
                                 " content_hash, document) VALUES(?1,?2,?3,?4,?5)")),
      retire_(context.db.prepare("INSERT OR IGNORE INTO stage.gone_document VALUES(?1,?2)")) {}

void DocumentImport::put(const model::DocumentRecord& document) {
  if (document.collection.empty() || document.key.empty()) {
    fail(model::ErrorCode::kInvalidArgument, "a document needs a collection and a key");
  }
  const std::string collection(document.collection);
  const std::string key = free_key(
      document.key, [&](const std::string& k) { return !claimed_.emplace(collection, k).second; });
  if (key != document.key) ++context_.outcome.duplicate_keys;
  if (collection == model::collections::kEnvironments) {
    // The claimed key is what it declares.
    static_cast<void>(context_.names.intern(Name::kEnvironment, key));
  }
  insert_.run(collection, key, document.environment, document.content_hash, document.document);
}

void DocumentImport::retire(std::string_view collection, std::string_view key) {
  auto find = context_.db.prepare("SELECT 1 FROM main.document WHERE collection=?1 AND key=?2");
  if (!find.find(collection, key)) throw Failure(messages::no_document(collection, key));
  retire_.run(collection, key);
}

void DocumentImport::settle(const std::set<std::string, std::less<>>* replaced) {
  settle_retired();
  std::vector<std::string> collections;
  auto query = context_.db.prepare("SELECT DISTINCT collection FROM stage.document");
  while (query.step()) collections.emplace_back(query.text(0));
  for (const auto& collection : collections) {
    std::vector<Known> known = known_of(collection);
    if (replaced != nullptr) known = retire_not_brought(collection, std::move(known), *replaced);
    settle_collection(collection, std::move(known));
  }
}

std::vector<DocumentImport::Known> DocumentImport::retire_not_brought(
    const std::string& collection, std::vector<Known> known,
    const std::set<std::string, std::less<>>& environments) {
  std::vector<Known> left;
  for (Known& document : known) {
    const bool stays =
        document.source != context_.source || claimed_.contains({collection, document.key}) ||
        !speaks_for_document(environments, collection, document.environment, document.key);
    if (stays) {
      left.push_back(std::move(document));
      continue;
    }
    retire_document_row(context_.db, document.id, context_.revision);
    ++context_.outcome.documents[collection].retired;
  }
  return left;
}

void DocumentImport::settle_retired() {
  std::vector<std::pair<std::int64_t, std::string>> gone;
  auto query = context_.db.prepare(
      "SELECT d.id, d.collection FROM stage.gone_document g"
      " JOIN main.document d ON d.collection=g.collection AND d.key=g.key"
      " WHERE NOT EXISTS(SELECT 1 FROM stage.document s"
      "                  WHERE s.collection=g.collection AND s.key=g.key)");
  while (query.step()) gone.emplace_back(query.integer(0), query.text(1));
  for (const auto& [id, collection] : gone) {
    retire_document_row(context_.db, id, context_.revision);
    ++context_.outcome.documents[collection].retired;
  }
}

std::vector<DocumentImport::Known> DocumentImport::known_of(const std::string& collection) {
  std::vector<Known> out;
  auto query = context_.db.prepare(
      "SELECT id, key, position, environment, content_hash, source"
      " FROM main.document WHERE collection=?1"
      " ORDER BY position, key");
  for (query.start(collection); query.step();) {
    out.push_back({query.integer(0), std::string(query.text(1)), query.integer(2),
                   std::string(query.text(3)), query.integer(4), query.number(5)});
  }
  return out;
}

std::vector<DocumentImport::Brought> DocumentImport::brought_to(const std::string& collection,
                                                                const std::vector<Known>& known) {
  std::map<std::string_view, const Known*> by_key;
  for (const Known& document : known) by_key.emplace(document.key, &document);
  std::vector<Brought> out;
  auto query = context_.db.prepare(
      "SELECT seq, key, environment, content_hash FROM stage.document"
      " WHERE collection=?1 ORDER BY seq");
  for (query.start(collection); query.step();) {
    const auto same = by_key.find(query.text(1));
    out.push_back({query.integer(0), std::string(query.text(1)), std::string(query.text(2)),
                   query.integer(3), same == by_key.end() ? nullptr : same->second, 0});
  }
  return out;
}

void DocumentImport::settle_collection(const std::string& collection, std::vector<Known> known) {
  std::vector<Brought> brought = brought_to(collection, known);
  const auto brings_known = static_cast<std::size_t>(
      std::count_if(brought.begin(), brought.end(), [](const Brought& b) { return b.known; }));
  const bool brings_all = brings_known == known.size();
  const bool in_order =
      brings_all && std::equal(known.begin(), known.end(), brought.begin(),
                               [](const Known& k, const Brought& b) { return k.key == b.key; });
  const bool renumber = brings_all && !in_order;
  std::int64_t last = renumber || known.empty() ? 0 : known.back().position;
  for (Brought& document : brought) {
    const bool keeps = document.known != nullptr && !renumber;
    document.position = keeps ? document.known->position : ++last;
    store(collection, document);
  }
}

void DocumentImport::store(const std::string& collection, const Brought& brought) {
  ChangeCounts& counts = context_.outcome.documents[collection];
  const Known* known = brought.known;
  if (known != nullptr && known->content_hash == brought.content_hash &&
      known->environment == brought.environment && known->position == brought.position) {
    ++counts.unchanged;
    if (known->source == context_.source) return;
    context_.db.prepare("UPDATE main.document SET source=?1 WHERE id=?2")
        .run(context_.source, known->id);
    return;
  }
  ++(known == nullptr ? counts.added : counts.changed);
  if (known != nullptr) retire_document_row(context_.db, known->id, context_.revision);
  context_.db
      .prepare(
          "INSERT INTO main.document(id, collection, position, environment, key, content_hash,"
          " valid_from, source, document) SELECT coalesce(nullif(?1, 0), 1 + max("
          "(SELECT coalesce(max(id), 0) FROM main.document),"
          "(SELECT coalesce(max(id), 0) FROM main.document_history))),"
          " collection, ?2, environment, key, content_hash, ?3, ?5, document"
          " FROM stage.document WHERE seq=?4")
      .run(known == nullptr ? 0 : known->id, brought.position, context_.revision, brought.seq,
           context_.source);
}

void retire_document_row(Connection& db, std::int64_t id, model::RevisionNumber revision) {
  const std::string columns(kDocumentColumns);
  db.prepare("INSERT INTO main.document_history(" + columns + ",valid_to) SELECT " + columns +
             ",?2 FROM main.document WHERE id=?1")
      .run(id, revision);
  db.prepare("DELETE FROM main.document WHERE id=?1").run(id);
}

}  // namespace toposcope::store::sqlite
