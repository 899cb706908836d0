#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/impact.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "hop_text.h"
#include "node_reference.h"
#include "run_stats.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using graph::Loss;

const char* word_of(Loss loss) {
  switch (loss) {
    case Loss::kNone:
      return "kept";
    case Loss::kRedundancy:
      return "redundancy lost";
    case Loss::kEveryPath:
      return "every path lost";
  }
  return "";
}

/// How many focal points of one project fare how.
struct ProjectSum {
  std::size_t focal_points = 0;
  std::map<Loss, std::size_t> by_loss;
};

/// The projects a document states: its list, else its one project, else the project's id.
std::vector<std::string> projects_of(const Json& document) {
  std::vector<std::string> projects;
  if (document.is_object() && document.contains("projects") && document["projects"].is_array()) {
    for (const Json& project : document["projects"]) projects.push_back(plain(project));
  }
  for (const char* member : {"project", "project_id"}) {
    const std::string project = text_member(document, member);
    if (projects.empty() && !project.empty()) projects.push_back(project);
  }
  return projects;
}

class ImpactCommand final : public Command {
 public:
  std::string name() const override { return "impact"; }
  std::string summary() const override { return "Whose cliques hold these nodes, and who loses"; }
  std::string examples() const override {
    return "  toposcope impact --db cloud.db host_pnic:eth0-7\n"
           "  toposcope impact --db cloud.db switch:sw-1 switch:sw-2 --lost\n"
           "  toposcope impact --db cloud.db vedge:ovs-7 --lost --json";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  struct Hit {
    graph::Impacted impacted;
    std::vector<std::string> projects;
  };

  model::Result<std::vector<Hit>> ask(store::GraphStore& store, const View& view) const;
  std::map<std::string, ProjectSum> sum_up(const std::vector<Hit>& hits) const;
  void print(std::ostream& out, const View& view, const std::vector<Hit>& hits) const;
  Json to_json(const View& view, const std::vector<Hit>& hits) const;

  CommonOptions common_;
  ViewOptions view_;
  std::vector<std::string> nodes_;
  bool lost_ = false;
  unsigned threads_ = default_threads();
};

void ImpactCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("NODE", nodes_, "Nodes as TYPE:ID, or links as link:KEY").required();
  set.add_flag("--lost", lost_, "Take them away: who loses every path, who loses redundancy");
  set.add("--threads", threads_, "Walks at the same time; default: one a processor")
      .between(1, 256);
  add_view_options(set, view_);
}

model::Result<std::vector<ImpactCommand::Hit>> ImpactCommand::ask(store::GraphStore& store,
                                                                  const View& view) const {
  graph::Overlay asked;
  for (const std::string& node : nodes_) {
    const auto added = add_to_overlay(asked, view.snapshot(), node, view_.environment);
    if (!added.has_value()) return added.error();
  }
  std::vector<Hit> hits;
  for (auto& impacted : graph::impact(view.engine(), asked, {lost_, threads_})) {
    const auto detail = store.node(view.snapshot().row(impacted.focal_point));
    std::vector<std::string> projects;
    if (detail.has_value()) projects = projects_of(parse_or_null(detail.value().document));
    if (projects.empty()) projects.emplace_back("");
    hits.push_back({std::move(impacted), std::move(projects)});
  }
  return hits;
}

std::map<std::string, ProjectSum> ImpactCommand::sum_up(const std::vector<Hit>& hits) const {
  std::map<std::string, ProjectSum> sums;
  for (const Hit& hit : hits) {
    for (const std::string& project : hit.projects) {
      ++sums[project].focal_points;
      ++sums[project].by_loss[hit.impacted.loss];
    }
  }
  return sums;
}

void ImpactCommand::print(std::ostream& out, const View& view, const std::vector<Hit>& hits) const {
  for (const auto& [project, sum] : sum_up(hits)) {
    out << (project.empty() ? "no project" : "project " + printable(project))
        << ", focal points: " << sum.focal_points;
    for (const Loss loss : {Loss::kEveryPath, Loss::kRedundancy, Loss::kNone}) {
      const auto count = sum.by_loss.find(loss);
      if (lost_ && count != sum.by_loss.end())
        out << ", " << word_of(loss) << ": " << count->second;
    }
    out << '\n';
    std::vector<TableText::Column> columns = {{"  FOCAL POINT"}, {"CLIQUE TYPE"}};
    if (lost_) columns.insert(columns.end(), {{"OUTCOME"}, {"PATHS"}});
    TableText table(columns);
    for (const Hit& hit : hits) {
      bool belongs = false;
      for (const std::string& own : hit.projects) belongs = belongs || own == project;
      if (!belongs) continue;
      const auto& type = *view.engine().jobs()[hit.impacted.job].type;
      table.add_row({"  " + describe(view.snapshot(), hit.impacted.focal_point),
                     type.name.empty() ? type.key : type.name, word_of(hit.impacted.loss),
                     std::to_string(hit.impacted.paths_before) + " -> " +
                         std::to_string(hit.impacted.paths_after)});
    }
    table.print(out);
  }
}

Json ImpactCommand::to_json(const View& view, const std::vector<Hit>& hits) const {
  Json focal_points = Json::array();
  for (const Hit& hit : hits) {
    Json nodes = Json::array();
    for (const auto node : hit.impacted.lost_nodes) nodes.push_back(view.snapshot().key(node));
    Json entry = {{"focal_point", node_json(view.snapshot(), hit.impacted.focal_point)},
                  {"clique_type", view.engine().jobs()[hit.impacted.job].type->key},
                  {"projects", hit.projects},
                  {"holds", std::move(nodes)}};
    if (lost_) {
      entry["outcome"] = word_of(hit.impacted.loss);
      entry["paths_before"] = hit.impacted.paths_before;
      entry["paths_after"] = hit.impacted.paths_after;
    }
    focal_points.push_back(std::move(entry));
  }
  Json projects = Json::array();
  for (const auto& [project, sum] : sum_up(hits)) {
    Json entry = {{"project", project}, {"focal_points", sum.focal_points}};
    for (const Loss loss : {Loss::kEveryPath, Loss::kRedundancy, Loss::kNone}) {
      const auto count = sum.by_loss.find(loss);
      if (lost_) entry[word_of(loss)] = count == sum.by_loss.end() ? 0 : count->second;
    }
    projects.push_back(std::move(entry));
  }
  return {{"focal_points", std::move(focal_points)}, {"projects", std::move(projects)}};
}

model::Result<ExitCode> ImpactCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto view = load_view(*store.value(), view_);
  if (!view.has_value()) return view.error();
  const std::string hint = missing_rules_hint(view.value()->rules(), common_.db);
  if (!hint.empty()) return model::Error{model::ErrorCode::kNotFound, hint, ""};
  const auto hits = ask(*store.value(), *view.value());
  if (!hits.has_value()) return hits.error();
  if (common_.json) {
    console.out() << to_line(to_json(*view.value(), hits.value())) << '\n';
  } else {
    print(console.out(), *view.value(), hits.value());
  }
  if (hits.value().empty()) console.note("no clique holds these");
  return hits.value().empty() ? ExitCode::kNo : ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_impact_command() { return std::make_unique<ImpactCommand>(); }

}  // namespace toposcope::cli
