#include <algorithm>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "toposcope/graph/impact.h"

#include "clique_selection.h"
#include "commands/builtin_commands.h"
#include "common_options.h"
#include "json_text.h"
#include "query/impact_summary.h"
#include "query/node_reference.h"
#include "query/overlay_items.h"
#include "run_stats.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using graph::Loss;
using query::ImpactLine;
using query::ImpactSum;
using query::ImpactSummary;
using query::PartsLost;
using query::word_of;

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
           "  toposcope impact --db cloud.db vedge:ovs-7 --lost --json\n"
           "  toposcope impact --db cloud.db @change.what-if.json --lost";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<ImpactSummary> ask(store::GraphStore& store, const View& view,
                                   const Console& console) const;
  void print(std::ostream& out, const ImpactSummary& summary) const;

  CommonOptions common_;
  ViewOptions view_;
  std::vector<std::string> nodes_;
  bool lost_ = false, no_children_ = false;
  unsigned threads_ = default_threads();
};

void ImpactCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("NODE", nodes_, "Nodes as TYPE:ID, links as link:KEY, or @FILE: a what-if file")
      .required();
  set.add_flag("--lost", lost_,
               "Take them away: who loses every path, or redundancy; 2+: two paths or more");
  set.add_flag("--no-children", no_children_,
               "A node in no clique, such as a host, does not stand for its parts");
  set.add("--threads", threads_, "Walks at the same time; default: one a processor")
      .between(1, 256);
  add_view_options(set, view_);
}

model::Result<ImpactSummary> ImpactCommand::ask(store::GraphStore& store, const View& view,
                                                const Console& console) const {
  graph::Overlay asked;
  const query::Finder finder = finder_in(store, view, view_);
  for (const std::string& node : nodes_) {
    const auto added = query::add_overlay_item(finder, view.snapshot(), asked, node);
    if (!added.has_value()) return added.error();
  }
  ProgressBar bar(console, "impact");
  graph::ImpactOptions options;
  options.lost = lost_;
  options.threads = threads_;
  options.progress = [&](std::size_t done, std::size_t total) { bar.update(done, total); };
  return query::summarise_impact({store, view.engine(), view.revision(), !no_children_}, asked,
                                 options);
}

bool belongs_to(const ImpactLine& line, const std::string& project) {
  if (project.empty() && line.projects.empty()) return true;
  return std::find(line.projects.begin(), line.projects.end(), project) != line.projects.end();
}

void print_sum(std::ostream& out, const ImpactSum& sum, bool lost) {
  out << (sum.name.empty() ? "no project" : "project " + printable(sum.name))
      << ", focal points: " << sum.focal_points;
  for (const Loss loss : {Loss::kEveryPath, Loss::kRedundancy, Loss::kKept}) {
    const auto count = sum.by_loss.find(loss);
    if (lost && count != sum.by_loss.end()) out << ", " << word_of(loss) << ": " << count->second;
  }
  out << '\n';
}

void ImpactCommand::print(std::ostream& out, const ImpactSummary& summary) const {
  for (const ImpactSum& sum : summary.by_project) {
    print_sum(out, sum, lost_);
    std::vector<TableText::Column> columns = {{"  FOCAL POINT"}, {"CLIQUE TYPE"}};
    if (lost_) columns.insert(columns.end(), {{"OUTCOME"}, {"PATHS"}});
    TableText table(columns);
    for (const ImpactLine& line : summary.lines) {
      if (!belongs_to(line, sum.name)) continue;
      table.add_row({"  " + query::describe(line.focal_point), line.clique_type_name,
                     std::string(word_of(line.loss)),
                     paths_text(line.paths_before) + " -> " + paths_text(line.paths_after)});
    }
    table.print(out);
  }
}

/// "3 instance, 5 vnic": how many there are of each type.
std::string types_text(const std::vector<query::NodeName>& nodes) {
  std::map<std::string, std::size_t> counts;
  for (const query::NodeName& node : nodes) ++counts[node.type];
  std::string out;
  for (const auto& [type, count] : counts) {
    out += (out.empty() ? "" : ", ") + std::to_string(count) + " " + printable(type);
  }
  return out;
}

/// "host:c-1 stands for its 17 parts ...".
std::string stand_in_text(const PartsLost& lost) {
  const std::string carried = count_text(lost.parts, "part");
  const std::string node = query::describe(lost.node);
  const std::size_t hit = lost.in_cliques.size();
  if (hit == 0) return node + " and its " + carried + " are in no clique";
  return node + " stands for its " + carried + ", of which " + std::to_string(hit) +
         (hit == 1 ? " is" : " are") + " in cliques: " + types_text(lost.in_cliques);
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
    console.out() << to_line(query::impact_json(answer.value())) << '\n';
  } else {
    for (const PartsLost& one : answer.value().stand_ins) {
      console.out() << stand_in_text(one) << '\n';
    }
    print(console.out(), answer.value());
  }
  if (!answer.value().lines.empty()) return ExitCode::kOk;
  const auto focal_points = selected_focal_points(view.engine(), {view_.environment, ""});
  console.note("no clique holds these; looked at those of " +
               count_text(focal_points.size(), "focal point"));
  return ExitCode::kNo;
}

}  // namespace

std::unique_ptr<Command> make_impact_command() { return std::make_unique<ImpactCommand>(); }

}  // namespace toposcope::cli
