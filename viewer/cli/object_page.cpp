#include "object_page.h"

#include <algorithm>
#include <set>
#include <utility>

#include "toposcope/graph/impact.h"

#include "common_options.h"
#include "environments.h"
#include "hop_text.h"

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

/// The cliques that hold what is asked for: whose they are, and by which clique type.
Json cliques_holding(const View& view, const graph::Overlay& asked) {
  Json list = Json::array();
  for (const auto& held : graph::impact(view.engine(), asked)) {
    const graph::CliqueType& type = *view.engine().jobs()[held.job].type;
    list.push_back({{"focal_point", node_json(view.snapshot(), held.focal_point)},
                    {"clique_type", type.key},
                    {"clique_type_name", type.name}});
  }
  return list;
}

/// Links of a past revision, which the store cannot ask for by their ends.
model::Result<std::vector<store::LinkDetail>> links_of_past(store::GraphStore& store,
                                                            RevisionNumber at,
                                                            const graph::GraphSnapshot& snapshot,
                                                            model::NodeId node) {
  std::vector<store::LinkDetail> links;
  for (std::uint32_t i = 0; i < snapshot.link_count(); ++i) {
    const model::LinkId id{i};
    if (snapshot.source(id) != node && snapshot.target(id) != node) continue;
    auto link = store.link(snapshot.row(id), at);
    if (!link.has_value()) return link.error();
    links.push_back(std::move(link).value());
  }
  std::stable_sort(links.begin(), links.end(),
                   [](const auto& a, const auto& b) { return a.link_type < b.link_type; });
  return links;
}

model::Status read_neighbours(store::GraphStore& store, RevisionNumber at, const View* view,
                              NodePage& page) {
  const model::NodeRow row = page.detail.summary.row;
  if (at != store::kNow) {
    page.children_known = false;
    const auto id = view->snapshot().find(row);
    if (!id.has_value()) return model::ok();
    auto links = links_of_past(store, at, view->snapshot(), *id);
    if (!links.has_value()) return links.error();
    page.links = std::move(links).value();
    return model::ok();
  }
  auto children = store.children(row);
  if (!children.has_value()) return children.error();
  page.children = std::move(children).value();
  auto links = store.links_at(row);
  if (!links.has_value()) return links.error();
  page.links = std::move(links).value();
  return model::ok();
}

/// The whole revision when something is asked that needs it, else null.
model::Result<ViewPtr> view_if_needed(store::GraphStore& store, const PageOptions& options,
                                      RevisionNumber at) {
  if (!options.cliques && at == store::kNow) return ViewPtr();
  ViewOptions view;
  view.at = options.view.at;
  return load_view(store, view);
}

/// The row of a link, by key; in the past, or in one environment, it is looked for one by one.
model::Result<model::LinkRow> find_link(store::GraphStore& store, std::string_view key,
                                        const PageOptions& options, RevisionNumber at) {
  const std::string& environment = options.view.environment;
  if (at == store::kNow) {
    const auto link = store.link_by_key(key);
    if (!link.has_value()) return link.error();
    if (environment.empty() || link.value().environment == environment) return link.value().row;
  }
  const auto snapshot = load_snapshot(store, options.view);
  if (!snapshot.has_value()) return snapshot.error();
  for (std::uint32_t i = 0; i < snapshot.value().link_count(); ++i) {
    const model::LinkId link{i};
    const auto& home = snapshot.value().environments()[snapshot.value().environment(link)].name;
    if (snapshot.value().key(link) != key) continue;
    if (environment.empty() || home == environment) return snapshot.value().row(link);
  }
  return model::Error{ErrorCode::kNotFound, "no link has the key '" + std::string(key) + "'", ""};
}

}  // namespace

model::Result<NodePage> read_node_page(store::GraphStore& store, const std::string& reference,
                                       const PageOptions& options) {
  const auto at = parse_revision(store, options.view.at);
  if (!at.has_value()) return at.error();
  const auto node = store.resolve(reference, options.view.environment, at.value());
  if (!node.has_value()) return node.error();
  auto detail = store.node(node.value().row, at.value());
  if (!detail.has_value()) return detail.error();
  NodePage page;
  page.detail = std::move(detail).value();
  if (auto read = read_parents(store, at.value(), page); !read.has_value()) return read.error();
  const auto view = view_if_needed(store, options, at.value());
  if (!view.has_value()) return view.error();
  const View* loaded = view.value().get();
  if (auto read = read_neighbours(store, at.value(), loaded, page); !read.has_value()) {
    return read.error();
  }
  if (!options.cliques) return page;
  graph::Overlay asked;
  if (const auto id = loaded->snapshot().find(node.value().row)) asked.nodes.insert(*id);
  page.cliques = cliques_holding(*loaded, asked);
  return page;
}

model::Result<LinkPage> read_link_page(store::GraphStore& store, std::string_view key,
                                       const PageOptions& options) {
  const auto at = parse_revision(store, options.view.at);
  if (!at.has_value()) return at.error();
  const auto row = find_link(store, key, options, at.value());
  if (!row.has_value()) return row.error();
  auto detail = store.link(row.value(), at.value());
  if (!detail.has_value()) return detail.error();
  LinkPage page;
  page.detail = std::move(detail).value();
  if (!options.cliques) return page;
  const auto view = view_if_needed(store, options, at.value());
  if (!view.has_value()) return view.error();
  graph::Overlay asked;
  if (const auto id = view.value()->snapshot().find(row.value())) asked.links.insert(*id);
  page.cliques = cliques_holding(*view.value(), asked);
  return page;
}

}  // namespace toposcope::cli
