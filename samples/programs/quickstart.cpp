// Reads an inventory into a file and prints what one node stands on.
//
//   quickstart INVENTORY FILE.db TYPE:ID
//
// Build it with the CMakeLists.txt beside it, or with pkg-config:
//   c++ quickstart.cpp $(pkg-config --cflags --libs toposcope) -o quickstart

#include <cstdlib>
#include <iostream>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include "toposcope/graph/clique_engine.h"
#include "toposcope/graph/rules.h"
#include "toposcope/graph/snapshot_builder.h"
#include "toposcope/ingest/adapter.h"
#include "toposcope/store/graph_store.h"

namespace {

namespace graph = toposcope::graph;
namespace ingest = toposcope::ingest;
namespace model = toposcope::model;
namespace store = toposcope::store;

/// One import: one transaction, one revision.
model::Status import_inventory(store::GraphStore& inventory, const std::string& path) {
  const ingest::Source source{.path = path, .name = path};
  const auto adapters = ingest::make_builtin_adapters();
  const auto adapter = ingest::recognise(adapters, source);
  if (!adapter.has_value()) return adapter.error();

  auto import = inventory.begin_import({.source = "quickstart:" + path});
  if (!import.has_value()) return import.error();
  const auto report = adapter.value()->read(source, {}, *import.value());
  if (!report.has_value()) return report.error();
  const auto outcome = import.value()->commit();
  if (!outcome.has_value()) return outcome.error();

  std::cout << "revision " << outcome.value().revision << "\n";
  return model::ok();
}

void print(const graph::CliqueEngine& engine, const graph::Clique& clique) {
  const graph::GraphSnapshot& snapshot = engine.snapshot();
  std::cout << snapshot.name(clique.focal_point) << ", '" << engine.jobs()[clique.job].type->name
            << "': " << clique.nodes.size() << " nodes, " << clique.links.size() << " links\n";
  std::map<std::string, std::size_t> count_of_type;
  for (const model::NodeId node : clique.nodes) {
    ++count_of_type[snapshot.node_types()[snapshot.type(node)]];
  }
  for (const auto& [type, count] : count_of_type) std::cout << "  " << type << " " << count << "\n";
}

model::Status print_cliques(store::GraphStore& inventory, const std::string& reference) {
  const auto focal_point = inventory.resolve(reference, "");
  if (!focal_point.has_value()) return focal_point.error();

  graph::SnapshotBuilder builder;
  if (auto status = inventory.replay_topology(store::kNow, builder); !status.has_value()) {
    return status;
  }
  const auto snapshot = std::move(builder).build();
  if (!snapshot.has_value()) return snapshot.error();

  const graph::RuleBook rules = graph::read_rules(snapshot.value().documents());
  const graph::CliqueEngine engine(snapshot.value(), rules, {});
  const auto node = snapshot.value().find(focal_point.value().row);
  for (const graph::Clique& clique : engine.cliques_of(node.value())) print(engine, clique);
  return model::ok();
}

model::Status run(const std::string& source, const std::string& file, const std::string& node) {
  auto inventory = store::open_sqlite_store({.path = file});
  if (!inventory.has_value()) return inventory.error();
  if (auto status = import_inventory(*inventory.value(), source); !status.has_value()) {
    return status;
  }
  return print_cliques(*inventory.value(), node);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 4) {
    std::cerr << "usage: quickstart INVENTORY FILE.db TYPE:ID\n";
    return EXIT_FAILURE;
  }
  const auto status = run(argv[1], argv[2], argv[3]);
  if (status.has_value()) return EXIT_SUCCESS;
  std::cerr << status.error().where << ": " << status.error().message << "\n";
  return EXIT_FAILURE;
}
