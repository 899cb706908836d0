#include "clique_selection.h"

#include <algorithm>
#include <set>

namespace toposcope::cli {

OptionSet add_selection_options(OptionSet& set, CliqueSelectionOptions& options) {
  OptionSet group = set.add_alternatives("selection");
  group.add("--focal", options.focal_point, "One focal point").placeholder("TYPE:ID").not_empty();
  group.add("--type", options.type, "All focal points of a node type")
      .placeholder("TYPE")
      .not_empty();
  group.add_flag("--all", options.all, "All focal points of every type that has a clique type");
  return group;
}

model::Status check_focal_type(const std::string& type, const graph::RuleBook& rules,
                               const graph::GraphSnapshot& snapshot) {
  std::set<std::string> focal_types;
  for (const auto& rule : rules.clique_types) focal_types.insert(rule.focal_point_type);
  if (type.empty() || focal_types.contains(type)) return model::ok();
  std::string known;
  for (const std::string& one : focal_types) known.append(known.empty() ? "" : ", ").append(one);
  const auto& types = snapshot.node_types();
  if (std::find(types.begin(), types.end(), type) == types.end()) {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "no node type '" + type + "'; types of focal points: " + known, ""};
  }
  return model::Error{
      model::ErrorCode::kNotFound,
      "no clique type is for nodes of type '" + type + "'; types of focal points: " + known, ""};
}

std::vector<std::uint32_t> selected_jobs(const graph::CliqueEngine& engine,
                                         const graph::CliqueSelection& selection) {
  std::vector<std::uint32_t> selected;
  for (std::uint32_t i = 0; i < engine.jobs().size(); ++i) {
    const graph::CliqueJob& job = engine.jobs()[i];
    const std::string& environment = engine.snapshot().environments()[job.environment].name;
    const bool here = selection.environment.empty() || selection.environment == environment;
    const bool of_type = selection.focal_point_type.empty() ||
                         selection.focal_point_type == job.type->focal_point_type;
    if (here && of_type) selected.push_back(i);
  }
  return selected;
}

std::vector<model::NodeId> selected_focal_points(const graph::CliqueEngine& engine,
                                                 const graph::CliqueSelection& selection) {
  std::vector<model::NodeId> focal_points;
  std::set<model::NodeId> seen;
  for (const std::uint32_t job : selected_jobs(engine, selection)) {
    for (const model::NodeId node : engine.jobs()[job].focal_points) {
      if (seen.insert(node).second) focal_points.push_back(node);
    }
  }
  return focal_points;
}

}  // namespace toposcope::cli
