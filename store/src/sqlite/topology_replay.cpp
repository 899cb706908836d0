#include "topology_replay.h"

#include <string>

#include "error.h"
#include "schema.h"

namespace toposcope::store::sqlite {
namespace {

using model::NameKind;

std::string kind_is(Name kind) { return "kind=" + std::to_string(static_cast<int>(kind)); }

/// Numbers of the environments that nodes or links name.  The newest revision has counts, which
/// spare a pass over all rows.
std::string used_environments(const Version& version) {
  const std::string select = "SELECT DISTINCT environment FROM ";
  if (version.is_newest()) return select + "main.node_count UNION " + select + "main.link_count";
  return select + version.nodes() + " UNION " + select + version.links();
}

std::string used_types(const Version& version, bool of_nodes) {
  const std::string select = "SELECT DISTINCT type FROM ";
  if (version.is_newest()) return select + (of_nodes ? "main.node_count" : "main.link_count");
  return select + (of_nodes ? version.nodes() : version.links());
}

void send_types(Connection& db, const Version& version, Name kind, model::TopologySink& sink) {
  const bool of_nodes = kind == Name::kNodeType;
  auto query = db.prepare("SELECT id, text FROM main.name WHERE id IN (" +
                          used_types(version, of_nodes) + ") ORDER BY text");
  const NameKind name_kind = of_nodes ? NameKind::kNodeType : NameKind::kLinkType;
  while (query.step()) require(sink.put_name(name_kind, query.number(0), query.text(1)));
}

}  // namespace

void send_names(Connection& db, const Version& version, model::TopologySink& sink) {
  auto query = db.prepare(
      "SELECT n.id, n.text, d.key IS NOT NULL FROM main.name n LEFT JOIN (SELECT key FROM " +
      version.documents() + " WHERE collection='environments_config') d ON d.key=n.text WHERE n." +
      kind_is(Name::kEnvironment) + " AND (d.key IS NOT NULL OR n.id IN (" +
      used_environments(version) + ")) ORDER BY n.text");
  while (query.step()) {
    const NameKind kind = query.flag(2) ? NameKind::kEnvironment : NameKind::kUndeclared;
    require(sink.put_name(kind, query.number(0), query.text(1)));
  }
  send_types(db, version, Name::kNodeType, sink);
  send_types(db, version, Name::kLinkType, sink);
}

void send_constraint_sets(Connection& db, model::TopologySink& sink) {
  auto query = db.prepare("SELECT id, value FROM main.constraint_set ORDER BY id");
  while (query.step()) {
    require(sink.put_name(NameKind::kConstraintSet, query.number(0), query.text(1)));
  }
}

void send_rules(Connection& db, const Version& version, model::TopologySink& sink) {
  auto query = db.prepare("SELECT collection, environment, key, document, content_hash FROM " +
                          version.documents() +
                          " WHERE collection IN"
                          " ('clique_constraints','clique_types','environments_config')"
                          " ORDER BY collection, position, key");
  while (query.step()) {
    require(sink.put_document({query.text(0), query.text(1), query.text(2), query.text(3),
                               static_cast<std::uint64_t>(query.integer(4))}));
  }
}

void send_link_counts(Connection& db, const Version& version, model::TopologySink& sink) {
  auto query = db.prepare(version.is_newest()
                              ? "SELECT environment, type, implicit, count FROM main.link_count"
                              : "SELECT environment, type, implicit, count(*) FROM " +
                                    version.links() + " GROUP BY 1,2,3");
  while (query.step()) {
    require(sink.put_link_count({query.number(0), query.number(1),
                                 static_cast<model::Implicit>(query.integer(2)),
                                 static_cast<std::uint64_t>(query.integer(3))}));
  }
}

model::TopologyNode topology_node(const Statement& row) {
  return {{row.integer(0)}, row.number(1), row.number(2), row.number(3),
          row.flag(4),      row.text(5),   row.text(6),   row.text(7)};
}

model::TopologyLink topology_link(const Statement& row) {
  return {{row.integer(0)}, row.number(1),    row.number(2),
          {row.integer(3)}, {row.integer(4)}, static_cast<model::Implicit>(row.integer(5)),
          row.number(6),    row.text(7),      row.text(8)};
}

void send_nodes(Connection& db, const Version& version, model::TopologySink& sink) {
  auto query = db.prepare("SELECT " + std::string(kTopologyNodeColumns) + " FROM " +
                          version.nodes() + " ORDER BY id");
  while (query.step()) require(sink.put_node(topology_node(query)));
}

void send_links(Connection& db, const Version& version, model::TopologySink& sink) {
  auto query = db.prepare("SELECT " + std::string(kTopologyLinkColumns) + " FROM " +
                          version.links() + " ORDER BY id");
  while (query.step()) require(sink.put_link(topology_link(query)));
}

}  // namespace toposcope::store::sqlite
