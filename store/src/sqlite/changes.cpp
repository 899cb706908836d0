#include "changes.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "error.h"
#include "replay.h"

namespace toposcope::store::sqlite {
namespace {

using Subject = Change::Subject;

/// What two versions are compared by, and what a Change says.
struct ThingVersion {
  std::int64_t content_hash = 0;
  std::string identity;  ///< Id of a node, ends of a link.
  std::string environment, type, key, name, document;
};

bool same_content(const ThingVersion& a, const ThingVersion& b) {
  return std::tie(a.content_hash, a.key, a.environment, a.type, a.identity) ==
         std::tie(b.content_hash, b.key, b.environment, b.type, b.identity);
}

/// Nodes or links, touched since a revision, as two versions have them.
class ThingReader {
 public:
  ThingReader(Connection& db, Subject subject, const Version& from, const Version& to)
      : table_(subject == Subject::kNode ? "node" : "link"),
        from_(db.prepare(select(subject, from))),
        to_(db.prepare(select(subject, to))) {}

  [[nodiscard]] std::vector<std::int64_t> touched_since(Connection& db,
                                                        model::RevisionNumber revision) const {
    std::vector<std::int64_t> out;
    auto query = db.prepare("SELECT id FROM main." + table_ +
                            " WHERE valid_from>?1 UNION SELECT id FROM main." + table_ +
                            "_history WHERE valid_to>?1");
    for (query.start(revision); query.step();) out.push_back(query.integer(0));
    return out;
  }

  [[nodiscard]] std::optional<ThingVersion> before(std::int64_t row) { return read(from_, row); }
  [[nodiscard]] std::optional<ThingVersion> after(std::int64_t row) { return read(to_, row); }

 private:
  static std::string select(Subject subject, const Version& version) {
    const bool is_node = subject == Subject::kNode;
    return "SELECT v.content_hash, " +
           std::string(is_node ? "v.ext_id" : "v.source||'>'||v.target") +
           ", e.text, t.text, v.key, v.name, v.document FROM " +
           (is_node ? version.described_nodes() : version.described_links()) +
           " v JOIN main.name e ON e.id=v.environment JOIN main.name t ON t.id=v.type"
           " WHERE v.id=?1" +
           (is_node ? " AND v.placeholder=0" : "");
  }

  static std::optional<ThingVersion> read(Statement& query, std::int64_t row) {
    if (!query.find(row)) return std::nullopt;
    ThingVersion out{query.integer(0),           std::string(query.text(1)),
                     std::string(query.text(2)), std::string(query.text(3)),
                     std::string(query.text(4)), std::string(query.text(5)),
                     std::string(query.text(6))};
    query.reset();
    return out;
  }

  std::string table_;
  Statement from_;
  Statement to_;
};

std::optional<Change> difference(Subject subject, const std::optional<ThingVersion>& before,
                                 const std::optional<ThingVersion>& after) {
  if (!before && !after) return std::nullopt;
  if (before && after && same_content(*before, *after)) return std::nullopt;
  const ThingVersion& shown = after ? *after : *before;
  Change out;
  out.subject = subject;
  out.kind = !before ? ChangeKind::kAdded : !after ? ChangeKind::kRemoved : ChangeKind::kChanged;
  out.environment = shown.environment;
  out.type = shown.type;
  out.key = shown.key;
  out.name = shown.name;
  if (subject == Subject::kNode) out.id = shown.identity;
  if (before) out.before = before->document;
  if (after) out.after = after->document;
  return out;
}

/// Where a change stands in the order, so that documents need not be held for sorting.
struct Place {
  std::string type, key, environment;
  bool is_removed = false;
  std::int64_t row = 0;
};

void send_things(Connection& db, Subject subject, const Version& from, const Version& to,
                 const GraphStore::ChangeVisitor& visit) {
  ThingReader reader(db, subject, from, to);
  std::vector<Place> places;
  for (const std::int64_t row : reader.touched_since(db, std::min(from.number(), to.number()))) {
    auto change = difference(subject, reader.before(row), reader.after(row));
    if (!change) continue;
    places.push_back({std::move(change->type), std::move(change->key),
                      std::move(change->environment), change->kind == ChangeKind::kRemoved, row});
  }
  std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
    return std::tie(a.type, a.key, a.environment, a.is_removed, a.row) <
           std::tie(b.type, b.key, b.environment, b.is_removed, b.row);
  });
  for (const Place& place : places) {
    auto change = difference(subject, reader.before(place.row), reader.after(place.row));
    change->row = place.row;
    require(visit(*change));
  }
}

struct DocumentVersion {
  std::int64_t content_hash = 0;
  std::int64_t position = 0;
  std::string environment, document;

  friend bool operator==(const DocumentVersion& a, const DocumentVersion& b) {
    return std::tie(a.content_hash, a.environment, a.position) ==
           std::tie(b.content_hash, b.environment, b.position);
  }
};
using DocumentKey = std::pair<std::string, std::string>;
using Documents = std::map<DocumentKey, DocumentVersion>;

Documents documents_of(Connection& db, const Version& version) {
  Documents out;
  auto query = db.prepare(
      "SELECT collection, key, content_hash, position, environment, document"
      " FROM " +
      version.documents());
  while (query.step()) {
    out[{std::string(query.text(0)), std::string(query.text(1))}] = {
        query.integer(2), query.integer(3), std::string(query.text(4)), std::string(query.text(5))};
  }
  return out;
}

void send_documents(Connection& db, const Version& from, const Version& to,
                    const GraphStore::ChangeVisitor& visit) {
  const Documents before = documents_of(db, from);
  const Documents after = documents_of(db, to);
  std::map<DocumentKey, Change> changes;
  for (const auto& [key, document] : before) {
    const auto same = after.find(key);
    if (same != after.end() && same->second == document) continue;
    Change& change = changes[key];
    change.kind = ChangeKind::kRemoved;
    change.environment = document.environment;
    change.before = document.document;
  }
  for (const auto& [key, document] : after) {
    const auto same = before.find(key);
    if (same != before.end() && same->second == document) continue;
    Change& change = changes[key];
    change.kind = same == before.end() ? ChangeKind::kAdded : ChangeKind::kChanged;
    change.environment = document.environment;
    change.after = document.document;
  }
  for (auto& [key, change] : changes) {
    change.subject = Subject::kDocument;
    change.type = key.first;
    change.key = key.second;
    require(visit(change));
  }
}

}  // namespace

void send_changes(Connection& db, const Version& from, const Version& to,
                  const GraphStore::ChangeVisitor& visit) {
  send_documents(db, from, to, visit);
  send_things(db, Subject::kNode, from, to, visit);
  send_things(db, Subject::kLink, from, to, visit);
}

}  // namespace toposcope::store::sqlite
