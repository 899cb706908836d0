#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "toposcope/graph/explain.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "hop_text.h"
#include "query/node_reference.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

/// The question, answered on one loaded view.
struct Answer {
  FocalView focal;
  model::NodeId node;
  std::vector<graph::Explanation> explanations;

  [[nodiscard]] bool is_in_every_clique() const {
    return std::all_of(explanations.begin(), explanations.end(),
                       [](const auto& e) { return e.in_clique; });
  }
  [[nodiscard]] bool is_in_a_clique() const {
    return std::any_of(explanations.begin(), explanations.end(),
                       [](const auto& e) { return e.in_clique; });
  }
};

/// False when the answer is that no clique type fits.
bool has_clique_type(const graph::CliqueEngine& engine, const graph::Explanation& explanation) {
  const bool none = explanation.why_not.has_value() &&
                    explanation.why_not->obstacle == graph::Obstacle::kNoCliqueType;
  return !none && explanation.job < engine.jobs().size();
}

class ExplainCommand final : public Command {
 public:
  std::string name() const override { return "explain"; }
  std::string summary() const override { return "Why a node is in a clique, or why not"; }
  std::string examples() const override {
    return "  toposcope explain --db cloud.db --focal instance:web-1 --node host_pnic:eth0-7\n"
           "  toposcope explain --db cloud.db --focal key:58ca73 --node network:lan --json";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add("--focal", focal_point_, "The focal point of the clique")
        .required()
        .placeholder("TYPE:ID")
        .not_empty();
    set.add("--node", node_, "The node asked about").required().placeholder("TYPE:ID").not_empty();
    add_view_options(set, view_);
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<Answer> ask_whole(store::GraphStore& store) const;
  model::Result<Answer> ask(store::GraphStore& store) const;
  void print(std::ostream& out, const Answer& answer) const;
  static void print_one(std::ostream& out, const Answer& answer,
                        const graph::Explanation& explanation);
  static Json to_json(const Answer& answer);

  CommonOptions common_;
  ViewOptions view_;
  std::string focal_point_, node_;
};

model::Result<Answer> ExplainCommand::ask_whole(store::GraphStore& store) const {
  auto focal = load_whole_view(store, view_, focal_point_);
  if (!focal.has_value()) return focal.error();
  const View& view = *focal.value().view;
  const auto node = finder_in(store, view, view_).node(node_);
  if (!node.has_value()) return node.error();
  auto explanations = graph::explain(view.engine(), focal.value().focal_point, node.value());
  return Answer{std::move(focal).value(), node.value(), std::move(explanations)};
}

/// A node in the clique is explained from a few pages of the file; only why-not needs all of it.
model::Result<Answer> ExplainCommand::ask(store::GraphStore& store) const {
  if (!view_.at.empty() || !view_.without.empty()) return ask_whole(store);
  if (auto known = check_environment(view_.environment, store); !known.has_value()) {
    return known.error();
  }
  const auto row = store.resolve(node_, view_.environment);
  if (!row.has_value()) return row.error();
  auto focal = load_focal_view(store, view_, focal_point_);
  if (!focal.has_value()) return focal.error();
  const View& view = *focal.value().view;
  const auto node = view.snapshot().find(row.value().row);
  if (!node.has_value()) return ask_whole(store);
  auto explanations = graph::explain(view.engine(), focal.value().focal_point, *node);
  Answer answer{std::move(focal).value(), *node, std::move(explanations)};
  if (!answer.is_in_every_clique()) return ask_whole(store);
  return answer;
}

void ExplainCommand::print_one(std::ostream& out, const Answer& answer,
                               const graph::Explanation& explanation) {
  const graph::CliqueEngine& engine = answer.focal.view->engine();
  if (has_clique_type(engine, explanation)) {
    out << "clique type " << printable(name_of(*engine.jobs()[explanation.job].type)) << ": ";
  }
  if (explanation.in_clique) {
    const bool itself = explanation.path.empty();
    out << (itself ? "it is the focal point\n" : "in the clique\n");
    print_hops(out, engine, explanation.path);
    return;
  }
  out << "not in the clique\n";
  if (!explanation.why_not.has_value()) return;
  print_hops(out, engine, explanation.why_not->path);
  out << "  because: " << printable(explanation.why_not->reason) << '\n';
  if (!explanation.why_not->remedy.empty()) {
    out << "  remedy:  " << printable(explanation.why_not->remedy) << '\n';
  }
}

void ExplainCommand::print(std::ostream& out, const Answer& answer) const {
  const graph::GraphSnapshot& snapshot = answer.focal.view->snapshot();
  out << query::describe(snapshot, answer.node) << " and the clique of "
      << query::describe(snapshot, answer.focal.focal_point) << '\n';
  for (const auto& explanation : answer.explanations) print_one(out, answer, explanation);
}

Json ExplainCommand::to_json(const Answer& answer) {
  const graph::CliqueEngine& engine = answer.focal.view->engine();
  Json list = Json::array();
  for (const auto& explanation : answer.explanations) {
    Json entry = {{"in_clique", explanation.in_clique}};
    const bool typed = has_clique_type(engine, explanation);
    const graph::CliqueType* type = typed ? engine.jobs()[explanation.job].type : nullptr;
    entry["clique_type"] = typed ? Json(type->key) : Json(nullptr);
    entry["clique_type_name"] = typed ? Json(name_of(*type)) : Json(nullptr);
    entry["path"] = hops_json(engine, explanation.path);
    if (explanation.why_not.has_value()) {
      entry["why_not"] = {{"reason", explanation.why_not->reason},
                          {"remedy", explanation.why_not->remedy},
                          {"path", hops_json(engine, explanation.why_not->path)}};
    }
    list.push_back(std::move(entry));
  }
  return {{"focal_point", node_json(engine.snapshot(), answer.focal.focal_point)},
          {"node", node_json(engine.snapshot(), answer.node)},
          {"in_a_clique", answer.is_in_a_clique()},
          {"clique_types", std::move(list)}};
}

model::Result<ExitCode> ExplainCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto answer = ask(*store.value());
  if (!answer.has_value()) return answer.error();
  if (common_.json) {
    console.out() << to_line(to_json(answer.value())) << '\n';
  } else {
    print(console.out(), answer.value());
  }
  return answer.value().is_in_a_clique() ? ExitCode::kOk : ExitCode::kNo;
}

}  // namespace

std::unique_ptr<Command> make_explain_command() { return std::make_unique<ExplainCommand>(); }

}  // namespace toposcope::cli
