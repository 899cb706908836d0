#pragma once

/// \file
/// An inventory as plain records, for tests that compare the engine with something slow and
/// obvious.

#include <map>
#include <set>
#include <string>
#include <vector>

#include <nlohmann/json.hpp>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/snapshot.h"
#include "toposcope/model/records.h"
#include "toposcope/model/topology.h"

namespace toposcope::testing {

struct PlainNode {
  std::string key;
  std::string environment;
  std::string type;
  std::string id;
  nlohmann::json fields = nlohmann::json::object();
};

struct PlainLink {
  std::string key;
  std::string environment;
  std::string link_type;
  std::string source;  ///< Key; need not be that of a node.
  std::string target;
  model::Implicit implicit = model::Implicit::kFalse;
  nlohmann::json attributes;  ///< Null stands for missing, too.
};

/// Documents are as Calipso writes them, with a text `_id`.
struct PlainInventory {
  std::vector<PlainNode> nodes;
  std::vector<PlainLink> links;
  std::vector<nlohmann::json> environments;
  std::vector<nlohmann::json> clique_types;
  std::vector<nlohmann::json> clique_constraints;
};

/// Reads one inventory document: environments_config, inventory, links, clique_types,
/// clique_constraints.
[[nodiscard]] PlainInventory plain_inventory(const nlohmann::json& document);

/// The document that plain_inventory() reads: to show a random inventory that failed.
[[nodiscard]] nlohmann::json document_of(const PlainInventory& inventory);

/// Names that a constraints document of the inventory mentions.
[[nodiscard]] std::set<std::string> constraint_names(const PlainInventory& inventory);

/// Sends what a store would: placeholders for ends that no node has, rows and numbers with gaps.
void send(const PlainInventory& inventory, model::TopologySink& sink);

[[nodiscard]] graph::GraphSnapshot freeze(const PlainInventory& inventory);

/// A clique by keys.
struct PlainClique {
  std::string environment;
  std::string focal_point;
  std::string focal_point_type;
  std::string clique_type;
  std::set<std::string> nodes;
  std::set<std::string> links;
  nlohmann::json constraints = nlohmann::json::object();
  std::vector<std::size_t> links_by_step;

  bool operator==(const PlainClique&) const = default;
};

/// One line, to compare and to read.
[[nodiscard]] std::string line_of(const PlainClique& clique);
[[nodiscard]] std::vector<std::string> lines_of(const std::vector<PlainClique>& cliques);

[[nodiscard]] PlainClique plain_clique(const graph::CliqueEngine& engine,
                                       const graph::Clique& clique);

/// Every clique, in the order of CliqueEngine::run().
[[nodiscard]] std::vector<PlainClique> cliques_of(const graph::CliqueEngine& engine,
                                                  unsigned threads = 1);

}  // namespace toposcope::testing
