#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/impact.h"

#include "clique_selection.h"
#include "commands/builtin_commands.h"
#include "common_options.h"
#include "hop_text.h"
#include "query/clique_facts.h"
#include "query/impact_summary.h"
#include "query/node_reference.h"
#include "query/stand_in.h"
#include "run_stats.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using graph::Loss;

using query::StandIn;
using query::word_of;

/// How many focal points of one project fare how.
struct ProjectSum {
  std::size_t focal_points = 0;
  std::map<Loss, std::size_t> by_loss;
};

/// Paths are counted up to 2.
std::string paths_text(std::uint32_t count) {
  return count < 2 ? std::to_string(count) : std::to_string(count) + "+";
}

class ImpactCommand final : public Command {
 public:
  std::string name() const override { return "impact"; }
  std::string summary() const override { return "Whose cliques hold these nodes, and who loses"; }
  std::string examples() const override {
    return "  toposcope impact --db cloud.db host_pnic:eth0-7\n"
           "  toposcope impact --db cloud.db host:node-1 --lost\n"
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
  struct Answer {
    std::vector<StandIn> stand_ins;
    std::vector<Hit> hits;
  };

  model::Result<Answer> ask(store::GraphStore& store, const View& view,
                            const Console& console) const;
  std::map<std::string, ProjectSum> sum_up(const std::vector<Hit>& hits) const;
  void print(std::ostream& out, const View& view, const std::vector<Hit>& hits) const;
  Json to_json(const View& view, const Answer& answer) const;

  CommonOptions common_;
  ViewOptions view_;
  std::vector<std::string> nodes_;
  bool lost_ = false, no_children_ = false;
  unsigned threads_ = default_threads();
};

void ImpactCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("NODE", nodes_, "Nodes as TYPE:ID, or links as link:KEY").required();
  set.add_flag("--lost", lost_,
               "Take them away: who loses every path, or redundancy; 2+: two paths or more");
  set.add_flag("--no-children", no_children_,
               "A node in no clique, such as a host, does not stand for its parts");
  set.add("--threads", threads_, "Walks at the same time; default: one a processor")
      .between(1, 256);
  add_view_options(set, view_);
}

/// The projects of a focal point, at the revision asked for; "" when it has none.
model::Result<std::vector<std::string>> projects_of(store::GraphStore& store, const View& view,
                                                    model::NodeId focal_point) {
  const auto detail = store.node(view.snapshot().row(focal_point), view.revision());
  if (!detail.has_value()) return detail.error();
  auto projects = query::projects_in(detail.value().document);
  if (projects.empty()) projects.emplace_back("");
  return projects;
}

model::Result<ImpactCommand::Answer> ImpactCommand::ask(store::GraphStore& store, const View& view,
                                                        const Console& console) const {
  graph::Overlay asked;
  const query::Finder finder = finder_in(store, view, view_);
  for (const std::string& node : nodes_) {
    const auto added = finder.add_to_overlay(asked, node);
    if (!added.has_value()) return added.error();
  }
  ProgressBar bar(console, "impact");
  graph::ImpactOptions options;
  options.lost = lost_;
  options.threads = threads_;
  options.progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
  auto asked_of = query::ask_with_parts({store, view.engine(), view.revision(), !no_children_},
                                        std::move(asked), options);
  if (!asked_of.has_value()) return asked_of.error();
  Answer answer;
  answer.stand_ins = std::move(asked_of.value().stand_ins);
  for (auto& one : asked_of.value().hits) {
    auto projects = projects_of(store, view, one.focal_point);
    if (!projects.has_value()) return projects.error();
    answer.hits.push_back({std::move(one), std::move(projects).value()});
  }
  return answer;
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
    for (const Loss loss : {Loss::kEveryPath, Loss::kRedundancy, Loss::kKept}) {
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
      table.add_row(
          {"  " + query::describe(view.snapshot(), hit.impacted.focal_point),
           name_of(*view.engine().jobs()[hit.impacted.job].type),
           std::string(word_of(hit.impacted.loss)),
           paths_text(hit.impacted.paths_before) + " -> " + paths_text(hit.impacted.paths_after)});
    }
    table.print(out);
  }
}

Json ImpactCommand::to_json(const View& view, const Answer& answer) const {
  Json stand_ins = Json::array();
  for (const StandIn& one : answer.stand_ins) {
    Json parts = Json::array();
    for (const auto part : one.hit) parts.push_back(node_json(view.snapshot(), part));
    stand_ins.push_back(
        {{"node", node_json(view.snapshot(), one.node)}, {"parts", std::move(parts)}});
  }
  Json focal_points = Json::array();
  for (const Hit& hit : answer.hits) {
    const graph::CliqueType& type = *view.engine().jobs()[hit.impacted.job].type;
    Json nodes = Json::array();
    for (const auto node : hit.impacted.lost_nodes) nodes.push_back(view.snapshot().key(node));
    Json entry = {{"focal_point", node_json(view.snapshot(), hit.impacted.focal_point)},
                  {"clique_type", type.key},
                  {"clique_type_name", name_of(type)},
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
  for (const auto& [project, sum] : sum_up(answer.hits)) {
    Json entry = {{"project", project}, {"focal_points", sum.focal_points}};
    for (const Loss loss : {Loss::kEveryPath, Loss::kRedundancy, Loss::kKept}) {
      const auto count = sum.by_loss.find(loss);
      if (lost_) entry[std::string(word_of(loss))] = count == sum.by_loss.end() ? 0 : count->second;
    }
    projects.push_back(std::move(entry));
  }
  return {{"stands_for", std::move(stand_ins)},
          {"focal_points", std::move(focal_points)},
          {"projects", std::move(projects)}};
}

/// "3 instance, 5 vnic": how many there are of each type.
std::string types_text(const graph::GraphSnapshot& snapshot,
                       const std::vector<model::NodeId>& nodes) {
  std::map<std::string, std::size_t> counts;
  for (const auto node : nodes) ++counts[snapshot.node_types()[snapshot.type(node)]];
  std::string out;
  for (const auto& [type, count] : counts) {
    out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + printable(type);
  }
  return out;
}

/// "host:c-1 stands for its 17 parts ...".
std::string stand_in_text(const graph::GraphSnapshot& snapshot, model::NodeId node,
                          std::size_t parts, const std::vector<model::NodeId>& hit) {
  const std::string carried = count_text(parts, "part");
  if (hit.empty())
    return query::describe(snapshot, node) + " and its " + carried + " are in no clique";
  return query::describe(snapshot, node) + " stands for its " + carried + ", of which " +
         std::to_string(hit.size()) + (hit.size() == 1 ? " is" : " are") +
         " in cliques: " + types_text(snapshot, hit);
}

model::Result<ExitCode> ImpactCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto loaded = load_view(*store.value(), view_);
  if (!loaded.has_value()) return loaded.error();
  const View& view = *loaded.value();
  const auto ruled = check_rules(view, view_.environment, common_.db, console);
  if (!ruled.has_value()) return ruled.error();
  const auto answer = ask(*store.value(), view, console);
  if (!answer.has_value()) return answer.error();
  if (common_.json) {
    console.out() << to_line(to_json(view, answer.value())) << '\n';
  } else {
    for (const StandIn& one : answer.value().stand_ins) {
      console.out() << stand_in_text(view.snapshot(), one.node, one.parts.size(), one.hit) << '\n';
    }
    print(console.out(), view, answer.value().hits);
  }
  if (!answer.value().hits.empty()) return ExitCode::kOk;
  const auto focal_points = selected_focal_points(view.engine(), {view_.environment, ""});
  console.note("no clique holds these; looked at those of " +
               count_text(focal_points.size(), "focal point"));
  return ExitCode::kNo;
}

}  // namespace

std::unique_ptr<Command> make_impact_command() { return std::make_unique<ImpactCommand>(); }

}  // namespace toposcope::cli
