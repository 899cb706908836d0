#include "object_page.h"

#include <algorithm>
#include <set>
#include <utility>

#include "toposcope/graph/impact.h"

#include "common_options.h"
#include "hop_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using model::ErrorCode;
using model::RevisionNumber;

model::Result<bool> is_declared(store::GraphStore& store, RevisionNumber at,
                                const std::string& environment) {
  const auto documents = store.documents(at, model::collections::kEnvironments);
  if (!documents.has_value()) return documents.error();
  return std::any_of(documents.value().begin(), documents.value().end(),
                     [&](const auto& document) { return document.key == environment; });
}

/// Keeps a stated parent that is no node: an environment, or one that cannot be found.
model::Status keep_other_parent(store::GraphStore& store, RevisionNumber at,
                                const store::NodeDetail& child, std::string fault, NodePage& page) {
  page.other_parent_type = child.parent_type;
  page.other_parent_id = child.parent_id;
  page.other_parent_fault = std::move(fault);
  if (child.parent_type != "environment") return model::ok();
  const auto declared = is_declared(store, at, child.parent_id);
  if (!declared.has_value()) return declared.error();
  if (declared.value()) page.other_parent_fault.clear();
  return model::ok();
}

model::Status read_parents(store::GraphStore& store, RevisionNumber at, NodePage& page) {
  const std::string& environment = page.detail.summary.environment;
  std::set<std::int64_t> seen = {page.detail.summary.row.value};
  store::NodeDetail child = page.detail;
  while (!child.parent_type.empty() && !child.parent_id.empty()) {
    const auto parent = store.resolve(child.parent_type + ":" + child.parent_id, environment, at);
    if (!parent.has_value()) {
      const ErrorCode code = parent.error().code;
      if (code != ErrorCode::kNotFound && code != ErrorCode::kInvalidArgument) {
        return parent.error();
      }
      const bool none = code == ErrorCode::kNotFound;
      return keep_other_parent(store, at, child,
                               none ? "not in the inventory" : "several nodes fit", page);
    }
    if (!seen.insert(parent.value().row.value).second) {
      return keep_other_parent(store, at, child, "a circle of parents", page);
    }
    page.parents.push_back(parent.value());
    auto detail = store.node(parent.value().row, at);
    if (!detail.has_value()) return detail.error();
    child = std::move(detail).value();
  }
  return model::ok();
}

void ask_for(graph::Overlay& asked, model::NodeId node) { asked.nodes.insert(node); }
void ask_for(graph::Overlay& asked, model::LinkId link) { asked.links.insert(link); }

/// The cliques that hold a node or link: whose they are, and by which clique type.
template <typename Row>
model::Result<Json> cliques_holding(store::GraphStore& store, RevisionNumber at, Row row) {
  ViewOptions options;
  if (at != store::kNow) options.at = std::to_string(at);
  const auto loaded = load_view(store, options);
  if (!loaded.has_value()) return loaded.error();
  const View& view = *loaded.value();
  Json list = Json::array();
  graph::Overlay asked;
  if (const auto id = view.snapshot().find(row)) ask_for(asked, *id);
  for (const auto& held : graph::impact(view.engine(), asked)) {
    const graph::CliqueType& type = *view.engine().jobs()[held.job].type;
    list.push_back({{"focal_point", node_json(view.snapshot(), held.focal_point)},
                    {"clique_type", type.key},
                    {"clique_type_name", name_of(type)}});
  }
  return list;
}

model::Status read_neighbours(store::GraphStore& store, RevisionNumber at, NodePage& page) {
  const model::NodeRow row = page.detail.summary.row;
  auto children = store.children(row, at);
  if (!children.has_value()) return children.error();
  page.children = std::move(children).value();
  auto links = store.links_at(row, at);
  if (!links.has_value()) return links.error();
  page.links = std::move(links).value();
  return model::ok();
}

}  // namespace

model::Result<NodePage> read_node_page(store::GraphStore& store, const std::string& reference,
                                       const PageOptions& options) {
  const auto at = parse_revision(store, options.at);
  if (!at.has_value()) return at.error();
  const auto node = store.resolve(reference, options.environment, at.value());
  if (!node.has_value()) return node.error();
  auto detail = store.node(node.value().row, at.value());
  if (!detail.has_value()) return detail.error();
  NodePage page;
  page.detail = std::move(detail).value();
  if (auto read = read_parents(store, at.value(), page); !read.has_value()) return read.error();
  if (auto read = read_neighbours(store, at.value(), page); !read.has_value()) return read.error();
  if (!options.cliques) return page;
  auto cliques = cliques_holding(store, at.value(), node.value().row);
  if (!cliques.has_value()) return cliques.error();
  page.cliques = std::move(cliques).value();
  return page;
}

model::Result<LinkPage> read_link_page(store::GraphStore& store, std::string_view key,
                                       const PageOptions& options) {
  const auto at = parse_revision(store, options.at);
  if (!at.has_value()) return at.error();
  auto detail = store.link_by_key(key, options.environment, at.value());
  if (!detail.has_value()) return detail.error();
  LinkPage page;
  page.detail = std::move(detail).value();
  if (!options.cliques) return page;
  auto cliques = cliques_holding(store, at.value(), page.detail.row);
  if (!cliques.has_value()) return cliques.error();
  page.cliques = std::move(cliques).value();
  return page;
}

}  // namespace toposcope::cli
