#pragma once

#include <cstdint>
#include <random>

#include "graph/brute_force.h"
#include "graph/plain_inventory.h"

namespace toposcope::testing {

/// Small inventories with all the disorder that rules care about: several environments (one of them
/// undeclared), dangling ends, duplicate links, self loops, links between nodes of other types,
/// link types stored either way round or misspelt, every form of `implicit` and of constraint
/// values, ties, faulty rules.  The same seed gives the same inventory everywhere.
class RandomInventory {
 public:
  explicit RandomInventory(std::uint64_t seed) : random_(seed) {}

  [[nodiscard]] PlainInventory make();

  /// A few nodes and links of `inventory`.
  [[nodiscard]] PlainOverlay overlay(const PlainInventory& inventory);

 private:
  /// A number below `end`; std::uniform_int_distribution differs between libraries.
  std::size_t below(std::size_t end) { return random_() % end; }
  bool chance(unsigned percent) { return below(100) < percent; }
  template <typename List>
  auto pick(const List& list) {
    return list[below(list.size())];
  }

  std::string environment();
  std::string end_of(const PlainInventory& inventory, const std::string& type);
  PlainNode node(std::size_t number);
  PlainLink link(const PlainInventory& inventory, std::size_t number);
  nlohmann::json value();
  nlohmann::json attributes();
  nlohmann::json fields();
  nlohmann::json config(const char* name);
  nlohmann::json steps_from(std::string type);
  nlohmann::json clique_type(std::size_t number);
  nlohmann::json clique_constraints(std::size_t number);
  nlohmann::json rule_scope();
  void add_deployment(nlohmann::json& document);

  std::mt19937_64 random_;
};

}  // namespace toposcope::testing
