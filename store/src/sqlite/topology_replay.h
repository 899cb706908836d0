#pragma once

#include "toposcope/model/topology.h"

#include "connection.h"
#include "versions.h"

namespace toposcope::store::sqlite {

/// \name A topology, in parts and in the order that TopologySink wants
///@{
void send_names(Connection& db, const Version& version, model::TopologySink& sink);
void send_constraint_sets(Connection& db, model::TopologySink& sink);
void send_rules(Connection& db, const Version& version, model::TopologySink& sink);
void send_link_counts(Connection& db, const Version& version, model::TopologySink& sink);
void send_nodes(Connection& db, const Version& version, model::TopologySink& sink);
void send_links(Connection& db, const Version& version, model::TopologySink& sink);
///@}

/// \name Columns of a topology row, and the row that they make; texts are views into the statement
///@{
inline constexpr const char* kTopologyNodeColumns =
    "id, environment, type, constraint_set, placeholder, key, ext_id, name";
inline constexpr const char* kTopologyLinkColumns =
    "id, environment, type, source, target, implicit, constraint_set, key, name";
[[nodiscard]] model::TopologyNode topology_node(const Statement& row);
[[nodiscard]] model::TopologyLink topology_link(const Statement& row);
///@}

}  // namespace toposcope::store::sqlite
