#include "remove_environment.h"

#include <algorithm>
#include <utility>
#include <vector>

#include "document_import.h"
#include "error.h"
#include "messages.h"
#include "store_info.h"

namespace toposcope::store::sqlite {
namespace {

bool exists(Connection& db, const std::string& name) {
  const auto environments = read_environments(db);
  return std::any_of(environments.begin(), environments.end(),
                     [&name](const EnvironmentSummary& e) { return e.name == name; });
}

void retire_records(EditRevision& edit, const std::string& name) {
  const std::string of_environment =
      " WHERE environment=(SELECT id FROM main.name WHERE kind=1 AND text=?1)";
  const auto count = [&](const std::string& table, std::map<std::string, ChangeCounts>& counts) {
    auto query = edit.db().prepare(
        "SELECT t.text, sum(c.count) FROM main." + table + " c JOIN main.name t ON t.id=c.type" +
        of_environment + (table == "node_count" ? " AND placeholder=0" : "") + " GROUP BY t.text");
    for (query.start(name); query.step();) {
      counts[std::string(query.text(0))].retired = static_cast<std::uint64_t>(query.integer(1));
    }
  };
  count("node_count", edit.outcome().nodes);
  count("link_count", edit.outcome().links);
  edit.db()
      .prepare("INSERT INTO stage.gone_node SELECT id FROM main.node" + of_environment +
               " AND placeholder=0")
      .run(name);
  edit.db()
      .prepare("INSERT INTO stage.gone_link SELECT id FROM main.link" + of_environment)
      .run(name);
}

void retire_documents(EditRevision& edit, const std::string& name) {
  std::vector<std::pair<std::int64_t, std::string>> gone;
  auto query = edit.db().prepare(
      "SELECT id, collection FROM main.document WHERE environment=?1"
      " OR (collection='environments_config' AND key=?1)");
  for (query.start(name); query.step();) gone.emplace_back(query.integer(0), query.text(1));
  for (const auto& [id, collection] : gone) {
    retire_document_row(edit.db(), id, edit.number());
    ++edit.outcome().documents[collection].retired;
  }
}

}  // namespace

ImportOutcome remove_environment(EditRevision& edit, const std::string& name) {
  if (!exists(edit.db(), name)) {
    throw Failure(messages::no_environment(name));
  }
  retire_records(edit, name);
  edit.merge();
  retire_documents(edit, name);
  return edit.commit("remove", name);
}

}  // namespace toposcope::store::sqlite
