#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "query/json_text.h"
#include "query/problems.h"

namespace toposcope::query {
namespace {

using model::ErrorCode;
using model::NodeRow;
using model::StatusValue;

/// A node that contains others, with what contains it.
struct Owner {
  NodeRow row;
  std::string parent_type, parent_id;
};

/// Finds what nodes are part of; each owner is read once.
class OwnerReader {
 public:
  OwnerReader(store::GraphStore& store, model::RevisionNumber at) : store_(store), at_(at) {}

  [[nodiscard]] model::Status add(IllNode& node) {
    const auto detail = store_.node(node.row, at_);
    if (!detail.has_value()) return detail.error();
    const store::NodeDetail& read = detail.value();
    std::set<NodeRow> seen = {node.row};
    const std::string host = text_member(parse_or_null(read.document), "host");
    if (!host.empty() && read.summary.type != "host") {
      const auto added = climb(read.summary.environment, "host", host, seen, node);
      if (!added.has_value()) return added;
    }
    return climb(read.summary.environment, read.parent_type, read.parent_id, seen, node);
  }

 private:
  /// Adds an owner and its owners until one is missing or was there before.
  [[nodiscard]] model::Status climb(const std::string& environment, std::string type,
                                    std::string id, std::set<NodeRow>& seen, IllNode& node) {
    while (!type.empty() && !id.empty()) {
      const auto found = owner(environment, type, id);
      if (!found.has_value()) return found.error();
      const std::optional<Owner>& one = found.value();
      if (!one.has_value() || !seen.insert(one->row).second) break;
      node.part_of.push_back(one->row);
      type = one->parent_type;
      id = one->parent_id;
    }
    return model::ok();
  }

  [[nodiscard]] model::Result<std::optional<Owner>> owner(const std::string& environment,
                                                          const std::string& type,
                                                          const std::string& id) {
    const std::pair place(environment, type + ":" + id);
    if (const auto known = owners_.find(place); known != owners_.end()) return known->second;
    const auto found = store_.resolve(place.second, environment, at_);
    if (!found.has_value()) {
      const ErrorCode code = found.error().code;
      // Parents are often folders that no source lists.
      if (code != ErrorCode::kNotFound && code != ErrorCode::kInvalidArgument) return found.error();
      return owners_[place] = std::nullopt;
    }
    const auto detail = store_.node(found.value().row, at_);
    if (!detail.has_value()) return detail.error();
    return owners_[place] =
               Owner{found.value().row, detail.value().parent_type, detail.value().parent_id};
  }

  store::GraphStore& store_;
  model::RevisionNumber at_;
  std::map<std::pair<std::string, std::string>, std::optional<Owner>> owners_;
};

}  // namespace

model::Status add_owners(store::GraphStore& store, model::RevisionNumber at,
                         std::vector<IllNode>& ill) {
  OwnerReader reader(store, at);
  for (IllNode& node : ill) {
    if (auto added = reader.add(node); !added.has_value()) return added;
  }
  return model::ok();
}

model::Result<std::vector<IllNode>> read_ill_nodes(store::GraphStore& store,
                                                   const std::string& environment) {
  std::vector<IllNode> out;
  for (const StatusValue value : {StatusValue::kError, StatusValue::kWarning, StatusValue::kUnknown,
                                  StatusValue::kStale, StatusValue::kMaintenance}) {
    const auto found = store.find({.environment = environment, .status = value, .limit = 0});
    if (!found.has_value()) return found.error();
    for (const store::NodeSummary& node : found.value()) {
      IllNode& one = out.emplace_back();
      one.row = node.row;
      one.value = value;
      const auto detail = store.node(node.row);
      if (!detail.has_value()) return detail.error();
      if (detail.value().statuses.empty()) continue;
      const store::StatusEntry& shown = detail.value().statuses.front();
      one.text = shown.text;
      one.source = shown.source;
      one.since = shown.time;
      one.acknowledged = shown.acknowledged;
    }
  }
  if (auto added = add_owners(store, store::kNow, out); !added.has_value()) return added.error();
  return out;
}

}  // namespace toposcope::query
