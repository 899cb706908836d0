#include "constraint_promotion.h"

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "toposcope/model/text.h"

namespace toposcope::store::sqlite {
namespace {

std::string sql_text(std::string_view text) {
  std::string out = "'";
  for (const char c : text) {
    out.push_back(c);
    if (c == '\'') out.push_back(c);
  }
  return out + "'";
}

/// JSON path to a member.  Within quotes SQLite's paths know no escapes, without them no dots: a
/// name with a quote and a dot has no path, and is left out.
std::optional<std::string> member_path(const std::string& prefix, const std::string& name) {
  const bool is_plain = name.find_first_of("\"\\") == std::string::npos;
  if (is_plain) return prefix + ".\"" + name + "\"";
  if (name.find_first_of(".[") != std::string::npos) return std::nullopt;
  const std::string label = model::json_string(name);
  return prefix + "." + label.substr(1, label.size() - 2);
}

/// SQL for the ConstraintText of one document.
/// \param prefix  where its fields are: "$" or "$.attributes"
std::string text_of(const std::set<std::string>& names, const std::string& prefix) {
  std::string members;
  for (const auto& name : names) {
    const auto path = member_path(prefix, name);
    if (!path) continue;
    const std::string label = sql_text("," + model::json_string(name) + ":");
    members += (members.empty() ? "" : "||") +
               ("coalesce(" + label + "||(document->" + sql_text(*path)) + "),'')";
  }
  return "CASE WHEN json_valid(document) THEN " + members + " ELSE '' END";
}

struct Source {
  const char* documents;  ///< Table that holds the texts.
  const char* rows;       ///< Table that holds constraint_set.
  const char* prefix;
};

void promote(Connection& db, const Source& source, const std::set<std::string>& names,
             const std::vector<std::string>& added) {
  std::string mentions;
  for (const auto& name : added) {
    mentions += (mentions.empty() ? "" : " OR ") +
                ("instr(document, " + sql_text(model::json_string(name)) + ")>0");
  }
  db.execute("CREATE TEMP TABLE promoted AS SELECT rowid AS at, " + text_of(names, source.prefix) +
             " AS members FROM main." + source.documents + " WHERE " + mentions);
  db.execute("UPDATE temp.promoted SET members='{'||substr(members,2)||'}' WHERE members<>''");
  db.execute(
      "INSERT OR IGNORE INTO main.constraint_set(value) SELECT DISTINCT members"
      " FROM temp.promoted WHERE members<>''");
  db.execute("UPDATE main." + std::string(source.rows) +
             " SET constraint_set=coalesce((SELECT c.id FROM main.constraint_set c"
             " WHERE c.value=p.members),0) FROM temp.promoted p WHERE p.at=" +
             std::string(source.rows) + ".rowid");
  db.execute("DROP TABLE temp.promoted");
}

std::vector<std::string> texts(Connection& db, const char* sql) {
  std::vector<std::string> out;
  auto query = db.prepare(sql);
  while (query.step()) out.emplace_back(query.text(0));
  return out;
}

}  // namespace

void complete_constraints(Connection& db) {
  const auto added = texts(
      db,
      "SELECT DISTINCT j.value FROM main.document d,"
      " json_each(CASE WHEN json_valid(d.document) THEN d.document ELSE '{}' END,'$.constraints') j"
      " WHERE d.collection='clique_constraints' AND j.type='text'"
      " AND json_type(d.document,'$.constraints')='array'"
      " AND j.value NOT IN (SELECT name FROM main.constraint_name)");
  if (added.empty()) return;
  auto insert = db.prepare("INSERT INTO main.constraint_name VALUES(?1)");
  for (const auto& name : added) insert.run(name);
  const auto known = texts(db, "SELECT name FROM main.constraint_name");
  const std::set<std::string> names(known.begin(), known.end());
  for (const Source& source :
       {Source{"node_document", "node", "$"}, Source{"node_history", "node_history", "$"},
        Source{"link_document", "link", "$.attributes"},
        Source{"link_history", "link_history", "$.attributes"}}) {
    promote(db, source, names, added);
  }
}

}  // namespace toposcope::store::sqlite
