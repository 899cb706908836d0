#include "query/inventories.h"

#include <fstream>
#include <stdexcept>

#include "toposcope/ingest/adapter.h"
#include "toposcope/model/status.h"

#include "support/temp_dir.h"

namespace toposcope::testing {
namespace {

template <typename T>
T must(model::Result<T> result) {
  if (!result.has_value()) throw std::runtime_error(result.error().message);
  return std::move(result).value();
}

}  // namespace

model::NodeId TestInventory::node(std::string_view reference) const {
  const auto found = snapshot().find(row(reference));
  if (!found.has_value()) throw std::invalid_argument("not loaded: " + std::string(reference));
  return *found;
}

model::NodeRow TestInventory::row(std::string_view reference) const {
  const auto found = store->resolve(reference, "");
  if (!found.has_value()) throw std::invalid_argument(found.error().message);
  return found.value().row;
}

TestInventory inventory_of(const std::vector<std::string>& paths) {
  TestInventory out;
  out.store = store::open_memory_store();
  const auto adapters = ingest::make_builtin_adapters();
  for (const std::string& path : paths) {
    const ingest::Source source{.path = path, .name = path};
    const auto adapter = must(ingest::recognise(adapters, source));
    auto import = must(out.store->begin_import({.source = path}));
    must(adapter->read(source, {}, *import));
    must(import->commit());
  }
  out.loaded = must(query::load_revision(*out.store, store::kNow));
  return out;
}

TestInventory inventory_of_text(const std::string& json) {
  const TempDir folder(TempDir::Place::kMemory);
  const std::string path = folder / "inventory.json";
  std::ofstream(path) << json;
  return inventory_of({path});
}

std::vector<std::string> lines_of(const query::Problems& problems) {
  std::vector<std::string> out;
  for (const query::ProblemRow& row : problems.rows) {
    std::string line = std::string(model::status_label(row.status)) + " " + row.cause.name + ":";
    for (const query::Effect& effect : row.effects)
      line += " " + effect.node.name + "(" + std::to_string(effect.hops) + ")";
    out.push_back(line + " | " + std::to_string(row.cliques_hurt));
  }
  return out;
}

}  // namespace toposcope::testing
