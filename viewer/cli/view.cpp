#include "view.h"

#include <utility>

#include "toposcope/graph/snapshot_builder.h"
#include "toposcope/graph/walk_fetch.h"

#include "common_options.h"
#include "node_reference.h"

namespace toposcope::cli {
namespace {

using model::Error;
using model::ErrorCode;

model::Result<graph::EngineOptions> engine_options(const ViewOptions& options) {
  const auto semantics = graph::semantics_named(options.semantics);
  if (!semantics.has_value()) {
    return Error{
        ErrorCode::kInvalidArgument,
        "--semantics is calipso, calipso-2018, guide or both-ways, not '" + options.semantics + "'",
        ""};
  }
  graph::EngineOptions engine;
  engine.semantics = *semantics;
  engine.tie = options.tie == "last" ? graph::Tie::kLast : graph::Tie::kAll;
  return engine;
}

/// The rules that came with the snapshot, or today's.
model::Result<graph::RuleBook> rules_for(store::GraphStore& store, const ViewOptions& options,
                                         const graph::GraphSnapshot& snapshot) {
  if (options.rules == "now") return load_rules_of_now(store);
  return graph::read_rules(snapshot.documents());
}

model::Result<ViewPtr> make_view(store::GraphStore& store, const ViewOptions& options,
                                 graph::GraphSnapshot snapshot) {
  auto engine = engine_options(options);
  if (!engine.has_value()) return engine.error();
  auto rules = rules_for(store, options, snapshot);
  if (!rules.has_value()) return rules.error();
  for (const std::string& item : options.without) {
    const auto added = add_to_overlay(engine.value().without, snapshot, item, options.environment);
    if (!added.has_value()) return added.error();
  }
  auto view = std::make_unique<View>(std::move(snapshot), std::move(rules).value());
  view->start_engine(std::move(engine).value());
  return view;
}

bool looks_at_present(const ViewOptions& options) {
  return options.at.empty() || options.at == "now";
}

}  // namespace

void add_revision_options(OptionSet& set, ViewOptions& options) {
  set.add("--env", options.environment, "Only this environment").placeholder("NAME");
  set.add("--at", options.at, "As of a revision number or time; default: the newest")
      .placeholder("REV|TIME");
  set.add("--without", options.without, "As if these nodes and links were gone")
      .placeholder("NODE|LINK,...")
      .one_each_time();
}

void add_engine_options(OptionSet& set, ViewOptions& options) {
  set.add("--semantics", options.semantics, "Whose clique rules to follow")
      .one_of({"calipso", "calipso-2018", "guide", "both-ways"})
      .shows_default();
  set.add("--tie", options.tie, "Clique types of equal score: all, or the last with links")
      .one_of({"all", "last"})
      .shows_default();
}

void add_view_options(OptionSet& set, ViewOptions& options) {
  add_revision_options(set, options);
  add_engine_options(set, options);
  set.add("--rules", options.rules, "With --at: today's rules instead of those of then")
      .one_of({"now"});
}

model::Result<graph::GraphSnapshot> load_snapshot(store::GraphStore& store,
                                                  const ViewOptions& options) {
  const auto at = parse_revision(store, options.at);
  if (!at.has_value()) return at.error();
  graph::SnapshotBuilder builder;
  if (const auto sent = store.replay_topology(at.value(), builder); !sent.has_value()) {
    return sent.error();
  }
  return std::move(builder).build();
}

model::Result<graph::RuleBook> load_rules_of_now(store::GraphStore& store) {
  std::vector<graph::RuleDocument> documents;
  for (const std::string_view collection :
       {model::collections::kEnvironments, model::collections::kCliqueConstraints,
        model::collections::kCliqueTypes}) {
    const auto stored = store.documents(store::kNow, collection);
    if (!stored.has_value()) return stored.error();
    for (const auto& d : stored.value()) {
      documents.push_back({d.collection, d.environment, d.key, d.document});
    }
  }
  return graph::read_rules(documents);
}

model::Result<ViewPtr> load_view(store::GraphStore& store, const ViewOptions& options) {
  auto snapshot = load_snapshot(store, options);
  if (!snapshot.has_value()) return snapshot.error();
  return make_view(store, options, std::move(snapshot).value());
}

model::Result<FocalView> load_whole_view(store::GraphStore& store, const ViewOptions& options,
                                         const std::string& focal_point) {
  auto view = load_view(store, options);
  if (!view.has_value()) return view.error();
  const auto node = find_node(view.value()->snapshot(), focal_point, options.environment);
  if (!node.has_value()) return node.error();
  return FocalView{std::move(view).value(), node.value()};
}

model::Result<FocalView> load_focal_view(store::GraphStore& store, const ViewOptions& options,
                                         const std::string& focal_point) {
  if (!looks_at_present(options) || !options.without.empty()) {
    return load_whole_view(store, options, focal_point);
  }
  const auto engine = engine_options(options);
  if (!engine.has_value()) return engine.error();
  const auto node = store.resolve(focal_point, options.environment);
  if (!node.has_value()) return node.error();
  auto reader = store.topology_reader();
  if (!reader.has_value()) return reader.error();
  auto snapshot = graph::fetch_around(*reader.value(), node.value().row, engine.value().semantics);
  if (!snapshot.has_value()) return snapshot.error();
  const auto id = snapshot.value().find(node.value().row);
  auto view = make_view(store, options, std::move(snapshot).value());
  if (!view.has_value()) return view.error();
  return FocalView{std::move(view).value(), id.value()};
}

std::string missing_rules_hint(const graph::RuleBook& rules, const std::string& db) {
  if (!rules.clique_types.empty()) return "";
  return "this inventory has no clique types; get some with: toposcope types import "
         "samples/rules/openstack.json --db " +
         db;
}

}  // namespace toposcope::cli
