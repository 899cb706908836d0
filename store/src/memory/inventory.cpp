#include "memory/inventory.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include "toposcope/model/status.h"
#include "toposcope/store/graph_store.h"

#include "messages.h"

namespace toposcope::store::memory {
namespace {

ChangeCounts sum(const std::map<std::string, ChangeCounts>& counts) {
  ChangeCounts out;
  for (const auto& [name, count] : counts) {
    out.added += count.added;
    out.changed += count.changed;
    out.retired += count.retired;
  }
  return out;
}

using Version = std::tuple<std::string, model::RevisionNumber>;  ///< A thing and its valid_from.

std::set<Version> versions_of(const State& state) {
  std::set<Version> out;
  for (const auto& [row, node] : state.nodes) {
    if (!node.placeholder) out.emplace("node " + std::to_string(row), node.valid_from);
  }
  for (const auto& [row, link] : state.links) {
    out.emplace("link " + std::to_string(row), link.valid_from);
  }
  for (const auto& [key, document] : state.documents) {
    out.emplace("document " + key.first + " " + key.second, document.valid_from);
  }
  return out;
}

}  // namespace

Inventory empty_inventory(Clock clock) {
  Inventory out;
  out.clock = clock ? std::move(clock) : model::now_utc;
  out.states.emplace(0, std::make_shared<const State>());
  return out;
}

model::RevisionNumber newest(const Inventory& inventory) {
  return inventory.states.rbegin()->first;
}

const State& current(const Inventory& inventory) { return *inventory.states.rbegin()->second; }

model::Result<std::shared_ptr<const State>> state_at(const Inventory& inventory,
                                                     model::RevisionNumber at) {
  if (at == 0) return std::make_shared<const State>();
  const auto it = inventory.states.find(at == kNow ? newest(inventory) : at);
  if (it != inventory.states.end()) return it->second;
  if (at > 0 && at < inventory.kept_from) {
    return messages::revision_forgotten(at, inventory.kept_from);
  }
  return messages::no_revision(at, newest(inventory));
}

void append_revision(Inventory& inventory, State next, Revision revision, ImportOutcome& outcome) {
  const ChangeCounts nodes = sum(outcome.nodes);
  const ChangeCounts links = sum(outcome.links);
  const ChangeCounts documents = sum(outcome.documents);
  outcome.revision = newest(inventory) + 1;
  outcome.placeholders = count_placeholders(next);
  revision.number = outcome.revision;
  revision.nodes_added = nodes.added;
  revision.nodes_changed = nodes.changed;
  revision.nodes_retired = nodes.retired;
  revision.links_added = links.added;
  revision.links_changed = links.changed;
  revision.links_retired = links.retired;
  revision.documents_changed = documents.added + documents.changed + documents.retired;
  inventory.states.emplace(revision.number, std::make_shared<const State>(std::move(next)));
  inventory.revisions.push_back(std::move(revision));
}

std::uint64_t count_history(const Inventory& inventory) {
  std::set<Version> seen;
  for (const auto& [number, state] : inventory.states) seen.merge(versions_of(*state));
  std::uint64_t out = seen.size();
  for (const auto& version : versions_of(current(inventory))) out -= seen.count(version);
  return out;
}

}  // namespace toposcope::store::memory
