#include "view.h"

#include <utility>

#include "toposcope/graph/snapshot_builder.h"
#include "toposcope/graph/walk_fetch.h"

#include "common_options.h"
#include "environments.h"
#include "query/node_reference.h"
#include "query/overlay_items.h"

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
                                 model::RevisionNumber at, graph::GraphSnapshot snapshot) {
  auto engine = engine_options(options);
  if (!engine.has_value()) return engine.error();
  auto rules = rules_for(store, options, snapshot);
  if (!rules.has_value()) return rules.error();
  const query::Finder finder(store, snapshot, at, options.environment);
  for (const std::string& item : options.without) {
    const auto added = query::add_overlay_item(finder, snapshot, engine.value().without, item);
    if (!added.has_value()) return added.error();
  }
  auto view = std::make_unique<View>(at, std::move(snapshot), std::move(rules).value());
  view->start_engine(std::move(engine).value());
  return view;
}

/// The topology of one revision, which must have the environment asked for.
model::Result<graph::GraphSnapshot> read_snapshot(store::GraphStore& store,
                                                  const ViewOptions& options,
                                                  model::RevisionNumber at) {
  graph::SnapshotBuilder builder;
  if (const auto sent = store.replay_topology(at, builder); !sent.has_value()) return sent.error();
  auto snapshot = std::move(builder).build();
  if (!snapshot.has_value()) return snapshot;
  const auto known = check_environment(options.environment, snapshot.value().environments());
  if (!known.has_value()) return known.error();
  return snapshot;
}

}  // namespace

void add_revision_options(OptionSet& set, ViewOptions& options) {
  set.add("--env", options.environment, "Only this environment").placeholder("NAME").not_empty();
  set.add("--at", options.at, kRevisionHelp).placeholder("REV|TIME").not_empty();
  set.add("--without", options.without,
          "As if these nodes and links were gone (not what they carry); @FILE: a what-if file")
      .placeholder("NODE|LINK|@FILE,...")
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
  return read_snapshot(store, options, at.value());
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
  const auto at = parse_revision(store, options.at);
  if (!at.has_value()) return at.error();
  auto snapshot = read_snapshot(store, options, at.value());
  if (!snapshot.has_value()) return snapshot.error();
  return make_view(store, options, at.value(), std::move(snapshot).value());
}

model::Result<FocalView> load_whole_view(store::GraphStore& store, const ViewOptions& options,
                                         const std::string& focal_point) {
  auto view = load_view(store, options);
  if (!view.has_value()) return view.error();
  const auto node = finder_in(store, *view.value(), options).node(focal_point);
  if (!node.has_value()) return node.error();
  return FocalView{std::move(view).value(), node.value()};
}

model::Result<FocalView> load_focal_view(store::GraphStore& store, const ViewOptions& options,
                                         const std::string& focal_point) {
  const auto at = parse_revision(store, options.at);
  if (!at.has_value()) return at.error();
  if (at.value() != store::kNow || !options.without.empty()) {
    return load_whole_view(store, options, focal_point);
  }
  const auto engine = engine_options(options);
  if (!engine.has_value()) return engine.error();
  if (auto known = check_environment(options.environment, store); !known.has_value()) {
    return known.error();
  }
  const auto node = store.resolve(focal_point, options.environment);
  if (!node.has_value()) return node.error();
  auto reader = store.topology_reader();
  if (!reader.has_value()) return reader.error();
  auto snapshot = graph::fetch_around(*reader.value(), node.value().row, engine.value().semantics);
  if (!snapshot.has_value()) return snapshot.error();
  const auto id = snapshot.value().find(node.value().row);
  auto view = make_view(store, options, store::kNow, std::move(snapshot).value());
  if (!view.has_value()) return view.error();
  return FocalView{std::move(view).value(), id.value()};
}

query::Finder finder_in(store::GraphStore& store, const View& view, const ViewOptions& options) {
  return {store, view.snapshot(), view.revision(), options.environment};
}

model::Status check_rules(const View& view, const std::string& environment, const std::string& db,
                          const Console& console) {
  const std::string hint = missing_rules_hint(view.rules(), db);
  if (!hint.empty()) return Error{ErrorCode::kNotFound, hint, ""};
  const Undeclared undeclared = find_undeclared(view.snapshot().environments(), environment);
  if (undeclared.all_of_them) return Error{ErrorCode::kNotFound, undeclared.reason, ""};
  if (!undeclared.reason.empty()) console.note(undeclared.reason);
  return model::ok();
}

const std::string& environment_of(const graph::GraphSnapshot& snapshot, model::NodeId node) {
  return snapshot.environments()[snapshot.environment(node)].name;
}

std::string why_no_clique(const View& view, model::NodeId focal_point) {
  const graph::GraphSnapshot& snapshot = view.snapshot();
  const std::string& type = snapshot.node_types()[snapshot.type(focal_point)];
  for (const graph::CliqueJob& job : view.engine().jobs()) {
    if (job.environment == snapshot.environment(focal_point) &&
        job.type->focal_point_type == type) {
      return "no clique: no link at " + query::describe(snapshot, focal_point) +
             " fits a step of its clique type";
    }
  }
  return "no clique: no clique type for focal points of type '" + type + "' fits environment '" +
         environment_of(snapshot, focal_point) + "'";
}

std::string missing_rules_hint(const graph::RuleBook& rules, const std::string& db) {
  if (!rules.clique_types.empty()) return "";
  return "this inventory has no clique types; get some with: toposcope types import "
         "samples/rules/openstack.json --db " +
         db;
}

}  // namespace toposcope::cli
