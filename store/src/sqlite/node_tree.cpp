#include "node_tree.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace toposcope::store::sqlite {

namespace {

constexpr std::int64_t kNoLimit = -1;  ///< For SQLite.

}  // namespace

/// A row and what it is sorted by.
struct NodeTree::Place {
  std::string environment, type, id;
  std::int64_t row = 0;

  friend bool operator<(const Place& a, const Place& b) {
    return std::tie(a.environment, a.type, a.id, a.row) <
           std::tie(b.environment, b.type, b.id, b.row);
  }
};

NodeTree::NodeTree(Connection& db, const Version& version) : db_(db), nodes_(version.nodes()) {
  auto query = db_.prepare_kept("SELECT id FROM main.name WHERE kind=2 AND text GLOB '*_folder'");
  while (query.step()) folder_types_.insert(query.integer(0));
}

std::vector<std::int64_t> NodeTree::described(const Name& name) {
  std::vector<std::int64_t> out;
  auto query = db_.prepare_kept(
      "SELECT id FROM " + nodes_ +
      " n WHERE type=?1 AND ext_id=?2 AND environment=?3 AND placeholder=0 ORDER BY id");
  for (query.start(name.type, name.id, name.environment); query.step();) {
    out.push_back(query.integer(0));
  }
  return out;
}

std::int64_t NodeTree::owner_of_folder(const Name& folder) {
  if (!is_folder_type(folder.type)) return 0;
  // Each type is asked for: the index on ids begins with it.
  auto query = db_.prepare_kept("SELECT min(n.id) FROM main.name t JOIN " + nodes_ +
                                " n ON n.type=t.id WHERE t.kind=2 AND n.ext_id=?1"
                                " AND n.environment=?2 AND n.placeholder=0");
  for (std::size_t end = folder.id.rfind('-'); end != std::string::npos && end > 0;
       end = folder.id.rfind('-', end - 1)) {
    if (!query.find(std::string_view(folder.id).substr(0, end), folder.environment)) continue;
    const std::int64_t row = query.integer(0);
    query.reset();
    if (row != 0) return row;
  }
  return 0;
}

std::vector<std::int64_t> NodeTree::parents(std::int64_t row) {
  auto query = db_.prepare_kept("SELECT environment, parent_type, parent_id FROM " + nodes_ +
                                " n WHERE id=?1 AND parent_id<>''");
  if (!query.find(row)) return {};
  const Name name{query.integer(0), query.integer(1), std::string(query.text(2))};
  query.reset();
  std::vector<std::int64_t> out = described(name);
  if (!out.empty()) return out;
  if (const std::int64_t owner = owner_of_folder(name); owner != 0) out.push_back(owner);
  return out;
}

std::vector<NodeTree::Name> NodeTree::names_of(std::int64_t row) {
  auto query = db_.prepare_kept("SELECT environment, type, ext_id, placeholder FROM " + nodes_ +
                                " n WHERE id=?1");
  std::vector<Name> out;
  if (!query.find(row)) return out;
  const Name name{query.integer(0), query.integer(1), std::string(query.text(2))};
  const bool is_placeholder = query.flag(3);
  query.reset();
  out.push_back(name);
  if (!is_placeholder) add_folders_of(row, name, out);
  return out;
}

/// Their names begin with the id and a "-"; "." comes right after that.
void NodeTree::add_folders_of(std::int64_t row, const Name& name, std::vector<Name>& out) {
  if (folder_types_.empty()) return;
  auto query = db_.prepare_kept("SELECT DISTINCT parent_id, parent_type FROM " + nodes_ +
                                " n WHERE parent_id>=?1||'-' AND parent_id<?1||'.'"
                                " AND environment=?2");
  for (query.start(name.id, name.environment); query.step();) {
    Name folder{name.environment, query.integer(1), std::string(query.text(0))};
    if (owner_of_folder(folder) == row && described(folder).empty()) {
      out.push_back(std::move(folder));
    }
  }
}

std::vector<NodeTree::Name> NodeTree::names_of_nobody(std::string_view environment) {
  auto query = db_.prepare_kept(
      "SELECT k.environment, k.parent_type, k.parent_id FROM (SELECT DISTINCT parent_id,"
      " parent_type, environment FROM " +
      nodes_ +
      " n WHERE placeholder=0 AND (?1='' OR environment=(SELECT id FROM main.name WHERE kind=1"
      " AND text=?1))) k WHERE k.parent_id='' OR NOT EXISTS(SELECT 1 FROM " +
      nodes_ +
      " p WHERE p.type=k.parent_type AND p.ext_id=k.parent_id AND p.environment=k.environment"
      " AND p.placeholder=0)");
  std::vector<Name> out;
  for (query.start(environment); query.step();) {
    Name name{query.integer(0), query.integer(1), std::string(query.text(2))};
    if (owner_of_folder(name) == 0) out.push_back(std::move(name));
  }
  return out;
}

/// Of what each name holds only the beginning that may come into the page is taken.
std::vector<std::int64_t> NodeTree::rows_below(const std::vector<Name>& names, const Page& page) {
  auto query = db_.prepare_kept(
      "SELECT e.text, t.text, n.ext_id, n.id FROM " + nodes_ +
      " n JOIN main.name e ON e.id=n.environment JOIN main.name t ON t.id=n.type"
      " WHERE n.parent_id=?1 AND n.parent_type=?2 AND n.environment=?3 AND n.placeholder=0" +
      (page.type.empty() ? " AND ?4=''"
                         : " AND n.type=(SELECT id FROM main.name WHERE kind=2 AND text=?4)") +
      " ORDER BY t.text, n.ext_id, n.id LIMIT ?5");
  const std::int64_t most =
      page.limit == 0 ? kNoLimit : static_cast<std::int64_t>(page.offset + page.limit);
  std::vector<Place> places;
  for (const Name& name : names) {
    for (query.start(name.id, name.type, name.environment, page.type, most); query.step();) {
      places.push_back({std::string(query.text(0)), std::string(query.text(1)),
                        std::string(query.text(2)), query.integer(3)});
    }
  }
  std::sort(places.begin(), places.end());
  std::vector<std::int64_t> out;
  for (std::size_t i = page.offset; i < places.size(); ++i) {
    if (page.limit != 0 && out.size() == page.limit) break;
    out.push_back(places[i].row);
  }
  return out;
}

std::vector<TypeCount> NodeTree::types_below(const std::vector<Name>& names) {
  auto query = db_.prepare_kept(
      "SELECT t.text, k.count FROM (SELECT type, count(*) AS count FROM " + nodes_ +
      " n WHERE parent_id=?1 AND parent_type=?2 AND environment=?3 AND placeholder=0"
      " GROUP BY type) k JOIN main.name t ON t.id=k.type");
  std::map<std::string, std::uint64_t> counts;
  for (const Name& name : names) {
    for (query.start(name.id, name.type, name.environment); query.step();) {
      counts[std::string(query.text(0))] += static_cast<std::uint64_t>(query.integer(1));
    }
  }
  std::vector<TypeCount> out;
  for (const auto& [type, count] : counts) out.push_back({type, count});
  return out;
}

std::vector<std::int64_t> NodeTree::children(std::int64_t row, const Page& page) {
  return rows_below(names_of(row), page);
}

std::vector<TypeCount> NodeTree::child_types(std::int64_t row) {
  return types_below(names_of(row));
}

std::vector<std::int64_t> NodeTree::roots(std::string_view environment, const Page& page) {
  return rows_below(names_of_nobody(environment), page);
}

std::vector<TypeCount> NodeTree::root_types(std::string_view environment) {
  return types_below(names_of_nobody(environment));
}

}  // namespace toposcope::store::sqlite
