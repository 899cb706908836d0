#include "node_reference.h"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

#include "table_text.h"

namespace toposcope::cli {
namespace {

using graph::GraphSnapshot;
using model::Error;
using model::ErrorCode;
using model::LinkId;
using model::NodeId;

constexpr std::size_t kListed = 10;

struct Reference {
  std::string_view type;  ///< Empty: any.
  std::string_view text;
  std::string_view environment;  ///< Empty: any.
};

/// The ways to read a reference, best first.
enum class By { kId, kKey, kName };

bool fits(const GraphSnapshot& snapshot, NodeId node, const Reference& reference, By by) {
  if (!reference.type.empty() && snapshot.node_types()[snapshot.type(node)] != reference.type) {
    return false;
  }
  switch (by) {
    case By::kId:
      return snapshot.id(node) == reference.text;
    case By::kKey:
      return snapshot.key(node) == reference.text;
    case By::kName:
      return snapshot.name(node) == reference.text;
  }
  return false;
}

/// Nodes that fit, placeholders apart: these count only when no other node fits in any way.
std::vector<NodeId> all_fitting(const GraphSnapshot& snapshot, const Reference& reference, By by,
                                bool placeholders) {
  std::vector<NodeId> found;
  for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) {
    const NodeId node{i};
    const bool there =
        reference.environment.empty() ||
        snapshot.environments()[snapshot.environment(node)].name == reference.environment;
    if (there && snapshot.is_placeholder(node) == placeholders &&
        fits(snapshot, node, reference, by)) {
      found.push_back(node);
    }
  }
  return found;
}

Error several(const GraphSnapshot& snapshot, std::string_view reference,
              const std::vector<NodeId>& found) {
  std::string message = std::to_string(found.size()) + " nodes fit '" + printable(reference) +
                        "'; name one by key or with --env:";
  for (std::size_t i = 0; i < std::min(found.size(), kListed); ++i) {
    message += "\n  " + describe(snapshot, found[i]) + " key:" + printable(snapshot.key(found[i])) +
               " in " + printable(snapshot.environments()[snapshot.environment(found[i])].name);
  }
  return {ErrorCode::kInvalidArgument, std::move(message), ""};
}

std::optional<LinkId> find_link(const GraphSnapshot& snapshot, std::string_view key) {
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    if (snapshot.key(LinkId{i}) == key) return LinkId{i};
  }
  return std::nullopt;
}

/// Adds one node or link; kNotFound when the item is neither.
model::Status add_one(graph::Overlay& overlay, const GraphSnapshot& snapshot, std::string_view item,
                      std::string_view environment) {
  constexpr std::string_view kLinkPrefix = "link:";
  const bool names_link = item.starts_with(kLinkPrefix);
  if (!names_link) {
    const auto node = find_node(snapshot, item, environment);
    if (node.has_value()) {
      overlay.nodes.insert(node.value());
      return model::ok();
    }
    if (node.error().code != ErrorCode::kNotFound && item.find(':') != std::string_view::npos) {
      return node.error();
    }
  }
  const auto link = find_link(snapshot, names_link ? item.substr(kLinkPrefix.size()) : item);
  if (!link.has_value()) {
    return Error{ErrorCode::kNotFound,
                 "no node TYPE:ID and no link with the key '" + printable(item) + "'", ""};
  }
  overlay.links.insert(*link);
  return model::ok();
}

}  // namespace

model::Result<NodeId> find_node(const GraphSnapshot& snapshot, std::string_view reference,
                                std::string_view environment) {
  const std::size_t colon = reference.find(':');
  if (colon == std::string_view::npos || colon == 0) {
    return Error{ErrorCode::kInvalidArgument,
                 "'" + printable(reference) + "' is not TYPE:ID or key:K", ""};
  }
  const bool by_key = reference.substr(0, colon) == "key";
  const Reference wanted{by_key ? std::string_view() : reference.substr(0, colon),
                         reference.substr(colon + 1), environment};
  for (const bool placeholders : {false, true}) {
    for (const By by : {By::kId, By::kKey, By::kName}) {
      if (by_key && by != By::kKey) continue;
      const auto found = all_fitting(snapshot, wanted, by, placeholders);
      if (found.size() == 1) return found.front();
      if (!found.empty()) return several(snapshot, reference, found);
    }
  }
  return Error{ErrorCode::kNotFound,
               "no node '" + printable(reference) + "'" +
                   (environment.empty() ? "" : " in environment " + printable(environment)) +
                   "; `toposcope find` searches by name",
               ""};
}

model::Status add_to_overlay(graph::Overlay& overlay, const GraphSnapshot& snapshot,
                             std::string_view item, std::string_view environment) {
  const auto whole = add_one(overlay, snapshot, item, environment);
  const std::size_t comma = item.find(',');
  if (whole.has_value() || comma == std::string_view::npos) return whole;
  const auto first = add_one(overlay, snapshot, item.substr(0, comma), environment);
  if (!first.has_value()) return first;
  return add_to_overlay(overlay, snapshot, item.substr(comma + 1), environment);
}

std::string describe(const GraphSnapshot& snapshot, NodeId node) {
  std::string out =
      printable(snapshot.node_types()[snapshot.type(node)]) + ":" + printable(snapshot.id(node));
  if (snapshot.name(node) != snapshot.id(node) && !snapshot.name(node).empty()) {
    out += " (" + printable(snapshot.name(node)) + ")";
  }
  return out;
}

}  // namespace toposcope::cli
