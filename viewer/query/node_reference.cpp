#include "query/node_reference.h"

#include <vector>

#include "query/words.h"

namespace toposcope::query {

using graph::GraphSnapshot;
using model::Error;
using model::ErrorCode;
using model::LinkId;
using model::NodeId;

model::Result<NodeId> Finder::node(std::string_view reference) const {
  const auto found = store_.resolve(reference, environment_, at_);
  if (!found.has_value()) return found.error();
  // Only a writer that commits between loading and asking can make the two differ.
  const auto node = snapshot_.find(found.value().row);
  if (node.has_value()) return *node;
  return Error{ErrorCode::kNotFound, "no node fits '" + std::string(reference) + "'", ""};
}

model::Result<LinkId> Finder::link(std::string_view key) const {
  const auto environment_of = [&](LinkId link) {
    return snapshot_.environments()[snapshot_.environment(link)].name;
  };
  std::vector<LinkId> found;
  for (std::uint32_t i = 0; i < snapshot_.link_count(); ++i) {
    const LinkId link{i};
    const bool here = environment_.empty() || environment_of(link) == environment_;
    if (here && snapshot_.key(link) == key) found.push_back(link);
  }
  if (found.size() == 1) return found.front();
  if (found.empty()) {
    return Error{ErrorCode::kNotFound,
                 "no node TYPE:ID and no link with the key '" + std::string(key) + "'" +
                     (environment_.empty() ? "" : " in environment '" + environment_ + "'"),
                 ""};
  }
  std::string environments;
  for (const LinkId link : found) {
    environments += (environments.empty() ? "'" : ", '") + environment_of(link) + "'";
  }
  return Error{ErrorCode::kInvalidArgument,
               std::to_string(found.size()) + " links have the key '" + std::string(key) +
                   "'; choose with --env one of: " + environments,
               ""};
}

model::Status Finder::add_one(graph::Overlay& overlay, std::string_view item) const {
  const bool names_link = item.starts_with(kLinkPrefix);
  if (!names_link && item.find(':') != std::string_view::npos) {
    const auto found = node(item);
    if (found.has_value()) {
      overlay.nodes.insert(found.value());
      return model::ok();
    }
    // A key of a link may hold a colon, too.
    if (found.error().code != ErrorCode::kNotFound) return found.error();
  }
  const auto found = link(names_link ? item.substr(kLinkPrefix.size()) : item);
  if (!found.has_value()) return found.error();
  overlay.links.insert(found.value());
  return model::ok();
}

model::Status Finder::add_to_overlay(graph::Overlay& overlay, std::string_view item) const {
  const auto whole = add_one(overlay, item);
  const std::size_t comma = item.find(',');
  if (whole.has_value() || comma == std::string_view::npos) return whole;
  const auto first = add_one(overlay, item.substr(0, comma));
  if (!first.has_value()) return first;
  return add_to_overlay(overlay, item.substr(comma + 1));
}

std::string describe(const NodeName& node) {
  std::string out = printable(node.type) + ":" + printable(node.id);
  if (!node.name.empty() && node.name != node.id) out += " (" + printable(node.name) + ")";
  return out;
}

std::string describe(const GraphSnapshot& snapshot, NodeId node) {
  return describe(name_of(snapshot, node));
}

std::string describe(const store::NodeSummary& node) { return describe(name_of(node)); }

}  // namespace toposcope::query
