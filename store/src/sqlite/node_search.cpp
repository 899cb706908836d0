#include "node_search.h"

#include <algorithm>
#include <optional>
#include <string>

#include "error.h"
#include "messages.h"
#include "node_reader.h"
#include "statuses.h"
#include "words.h"

namespace toposcope::store::sqlite {
namespace {

/// "web 12" becomes "web"* "12"*: every word must begin a word.  Empty when there is none.
std::string full_text_query(std::string_view text) {
  std::string out;
  bool in_word = false;
  for (const char c : text) {
    const bool is_word = is_word_char(c);
    if (is_word && !in_word) out += out.empty() ? "\"" : " \"";
    if (!is_word && in_word) out += "\"*";
    if (is_word) out += c;
    in_word = is_word;
  }
  if (in_word) out += "\"*";
  return out;
}

/// "a.b" becomes $."a"."b".
std::string json_path(std::string_view names) {
  std::string out = "$";
  while (true) {
    const auto dot = names.find('.');
    out.append(".\"").append(names.substr(0, dot)).append("\"");
    if (dot == std::string_view::npos) return out;
    names.remove_prefix(dot + 1);
  }
}

/// JSON text of what is at a path, but the text itself of a text.
std::string text_form(const std::string& path) {
  return "(CASE json_type(d.document, " + path + ") WHEN 'text' THEN d.document->>" + path +
         " ELSE d.document->" + path + " END)";
}

/// A text that stands in JSON as it is: documents without it need not be parsed.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) {
    return c >= ' ' && c <= '~' && c != '"' && c != '\\' && c != '/';
  });
}

std::string property_condition(const std::optional<std::string>& value) {
  const std::string there = " AND json_valid(d.document) AND json_type(d.document, ?5) IS NOT NULL";
  if (!value) return there;
  return (is_plain(*value) ? " AND instr(d.document, ?6)>0" : "") + there +
         " AND CASE json_type(d.document, ?5) WHEN 'array' THEN EXISTS("
         "SELECT 1 FROM json_each(d.document, ?5) j WHERE " +
         text_form("(?5||'['||j.key||']')") + "=?6) ELSE " + text_form("?5") + "=?6 END";
}

/// The nodes that fit, as what stands behind SELECT.
std::string from_fitting(const NodeQuery& query) {
  // Documents are read in the order of the file: in that of an index it takes ten times as long.
  const std::string nodes = query.property.empty() ? "node n" : "node n NOT INDEXED";
  std::string sql = " FROM " + nodes +
                    " JOIN name e ON e.id=n.environment JOIN name t ON t.id=n.type"
                    " LEFT JOIN node_document d ON d.id=n.id WHERE true";
  if (!query.text.empty()) {
    sql += " AND n.id IN (SELECT rowid FROM node_text WHERE node_text MATCH ?1)";
  }
  if (!query.environment.empty()) sql += " AND e.text=?2";
  if (!query.type.empty()) {
    sql += " AND n.type=(SELECT id FROM name WHERE kind=2 AND text=?3)";
  }
  if (query.status) {
    sql += " AND coalesce((SELECT value FROM status WHERE subject=0 AND row=n.id ORDER BY " +
           badness_sql("value") + " DESC, time DESC, source LIMIT 1), 0)=?4";
  }
  if (!query.property.empty()) sql += property_condition(query.property_value);
  return sql;
}

/// Nothing can fit: a text without a word, or a path that SQLite cannot say (no quoted quote).
bool is_hopeless(const NodeQuery& query) {
  return (!query.text.empty() && full_text_query(query.text).empty()) ||
         query.property.find('"') != std::string::npos;
}

/// Starts a statement made of from_fitting() and LIMIT ?7.
void start(Statement& statement, const NodeQuery& query, std::size_t limit) {
  statement.start(full_text_query(query.text), query.environment, query.type,
                  query.status ? static_cast<int>(*query.status) : 0, json_path(query.property),
                  query.property_value.value_or(""),
                  limit == 0 ? std::int64_t{-1} : static_cast<std::int64_t>(limit));
}

/// What a person wrote, taken apart.
struct Reference {
  std::string_view type;
  std::string_view rest;
  std::string_view environment;
  std::string words;  ///< Full-text query for `rest`; empty when it holds no word.
};

/// Conditions that a reference can mean, best first.  A plus keeps SQLite from the index on types.
std::vector<std::string> ways_to_fit(const Reference& reference) {
  if (reference.type == "key") return {"n.key=?2"};
  const std::string of_type = "n.type=(SELECT id FROM main.name WHERE kind=2 AND text=?1)";
  const std::string has_words = reference.words.empty()
                                    ? "n.name=?2"
                                    : "n.name=?2 AND n.id IN (SELECT rowid FROM node_text"
                                      " WHERE node_text MATCH ?5)";
  return {of_type + " AND n.ext_id=?2", "+" + of_type + " AND n.key=?2",
          "+" + of_type + " AND " + has_words};
}

std::vector<std::int64_t> rows_that_fit(Connection& db, const Version& version,
                                        const std::string& condition, bool placeholders,
                                        const Reference& reference) {
  auto query = db.prepare("SELECT n.id FROM " + version.nodes() +
                          " n JOIN main.name e ON e.id=n.environment"
                          " JOIN main.name t ON t.id=n.type WHERE " +
                          condition +
                          " AND n.placeholder=?3 AND (?4='' OR e.text=?4) AND ?5 IS NOT NULL"
                          " ORDER BY e.text, t.text, n.ext_id, n.id");
  std::vector<std::int64_t> out;
  query.start(reference.type, reference.rest, placeholders, reference.environment, reference.words);
  while (query.step()) out.push_back(query.integer(0));
  return out;
}

}  // namespace

std::vector<NodeSummary> find_nodes(Connection& db, const NodeQuery& query) {
  if (is_hopeless(query)) return {};
  auto find = db.prepare("SELECT n.id" + from_fitting(query) +
                         " ORDER BY e.text, t.text, n.ext_id, n.id LIMIT ?7");
  start(find, query, query.limit);
  NodeReader reader(db);
  std::vector<NodeSummary> out;
  while (find.step()) out.push_back(reader.summary(find.integer(0)));
  return out;
}

std::uint64_t count_nodes(Connection& db, const NodeQuery& query) {
  if (is_hopeless(query)) return 0;
  auto count = db.prepare("SELECT count(*)" + from_fitting(query) + " LIMIT ?7");
  start(count, query, 0);
  return count.step() ? static_cast<std::uint64_t>(count.integer(0)) : 0;
}

NodeSummary resolve_node(Connection& db, const Version& version, const NodeReference& reference) {
  const auto colon = reference.text.find(':');
  if (colon == std::string_view::npos) throw Failure(messages::not_a_reference(reference.text));
  Reference parts{reference.text.substr(0, colon), reference.text.substr(colon + 1),
                  reference.environment, ""};
  // Full text knows the newest names only.
  if (version.is_newest()) parts.words = full_text_query(parts.rest);
  for (const bool placeholders : {false, true}) {
    for (const std::string& way : ways_to_fit(parts)) {
      const auto rows = rows_that_fit(db, version, way, placeholders, parts);
      if (rows.empty()) continue;
      NodeReader reader(db, version);
      if (rows.size() == 1) return reader.summary(rows.front());
      std::vector<NodeSummary> nodes;
      for (const std::int64_t row : rows) nodes.push_back(reader.summary(row));
      throw Failure(messages::several_fit(reference.text, nodes));
    }
  }
  throw Failure(messages::nothing_fits(reference.text));
}

}  // namespace toposcope::store::sqlite
