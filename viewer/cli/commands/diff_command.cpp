#include <algorithm>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/clique_diff.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "diff_text.h"
#include "environments.h"
#include "hop_text.h"
#include "query/node_reference.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using model::Error;
using model::ErrorCode;
using model::RevisionNumber;

/// 1 would say "they differ": a revision or node that is not there is wrong usage here.
Error as_wrong_usage(Error error) {
  if (error.code == ErrorCode::kNotFound) error.code = ErrorCode::kInvalidArgument;
  return error;
}

/// A focal point that only one of two revisions has.
struct OneSided {
  const View* holder = nullptr;
  model::NodeId focal_point;
  bool is_gone = false;  ///< Else new.
  std::string since;     ///< "retired in revision 4"
  RevisionNumber revision = 0;
};

class DiffCommand final : public Command {
 public:
  std::string name() const override { return "diff"; }
  std::string summary() const override { return "What changed between two revisions, and why"; }
  std::string examples() const override {
    return "  toposcope diff --db cloud.db --from 3 --to 5\n"
           "  toposcope diff --db cloud.db --from -1d --json\n"
           "  toposcope diff --db cloud.db --from 3 --focal instance:web-1";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add("--from", from_, "The earlier state: a revision or a time, as --at of other commands")
        .required()
        .placeholder("REV|TIME")
        .not_empty();
    set.add("--to", to_, "The later state; default: the newest")
        .placeholder("REV|TIME")
        .not_empty();
    set.add("--focal", focal_point_, "Compare the cliques of one focal point")
        .placeholder("TYPE:ID")
        .not_empty();
    set.add("--env", view_.environment, "Only this environment").placeholder("NAME").not_empty();
    add_engine_options(set, view_);
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<ExitCode> compare_inventories(store::GraphStore& store, Console& console) const;
  model::Result<ExitCode> compare_cliques(store::GraphStore& store, Console& console) const;
  model::Status check_known(store::GraphStore& store) const;
  model::Result<ViewPtr> load(store::GraphStore& store, const std::string& at) const;
  model::Result<model::NodeRow> find_row(store::GraphStore& store, const View& before,
                                         const View& after) const;
  void print_one_sided(std::ostream& out, const OneSided& one) const;

  CommonOptions common_;
  ViewOptions view_;
  std::string from_, to_, focal_point_;
};

/// An environment without a difference must at least be there, now or then.
model::Status DiffCommand::check_known(store::GraphStore& store) const {
  auto names = environment_names(store);
  if (!names.has_value()) return names.error();
  for (const std::string& at : {from_, to_}) {
    const auto revision = parse_revision(store, at);
    if (!revision.has_value()) return as_wrong_usage(revision.error());
    const auto declared = store.documents(revision.value(), model::collections::kEnvironments);
    if (!declared.has_value()) return declared.error();
    for (const auto& document : declared.value()) names.value().push_back(document.key);
  }
  return check_environment(view_.environment, names.value());
}

model::Result<ExitCode> DiffCommand::compare_inventories(store::GraphStore& store,
                                                         Console& console) const {
  const auto from = parse_revision(store, from_);
  if (!from.has_value()) return as_wrong_usage(from.error());
  const auto to = parse_revision(store, to_);
  if (!to.has_value()) return as_wrong_usage(to.error());
  bool differs = false;
  const auto sent = store.changes(from.value(), to.value(), [&](const store::Change& change) {
    const bool here = view_.environment.empty() || change.environment == view_.environment;
    if (!here) return model::ok();
    differs = true;
    if (common_.json) {
      console.out() << to_line(change_json(change)) << '\n';
    } else {
      print_change(console.out(), change);
    }
    return console.out().good() ? model::ok() : console.answers().status();
  });
  if (!sent.has_value()) return as_wrong_usage(sent.error());
  if (differs) return ExitCode::kNo;
  if (auto known = check_known(store); !known.has_value()) return known.error();
  console.note("no difference");
  return ExitCode::kOk;
}

/// The environment asked for may be in one of the two states only, so that it is no condition here.
model::Result<ViewPtr> DiffCommand::load(store::GraphStore& store, const std::string& at) const {
  ViewOptions options = view_;
  options.at = at;
  options.environment.clear();
  auto view = load_view(store, options);
  if (!view.has_value()) return as_wrong_usage(view.error());
  return view;
}

/// The focal point may be in one of the two states only.
model::Result<model::NodeRow> DiffCommand::find_row(store::GraphStore& store, const View& before,
                                                    const View& after) const {
  const auto now = finder_in(store, after, view_).node(focal_point_);
  if (now.has_value()) return after.snapshot().row(now.value());
  if (now.error().code != ErrorCode::kNotFound) return now.error();
  const auto then = finder_in(store, before, view_).node(focal_point_);
  if (!then.has_value()) return as_wrong_usage(then.error());
  return before.snapshot().row(then.value());
}

/// Looks between a revision that has a node and one that has not for the two where that changed.
model::Result<std::pair<RevisionNumber, RevisionNumber>> narrow_down(store::GraphStore& store,
                                                                     model::NodeRow row,
                                                                     RevisionNumber has,
                                                                     RevisionNumber lacks) {
  while (has - lacks > 1 || lacks - has > 1) {
    const RevisionNumber middle = has + (lacks - has) / 2;
    const auto node = store.node(row, middle);
    if (!node.has_value() && node.error().code != ErrorCode::kNotFound) return node.error();
    (node.has_value() ? has : lacks) = middle;
  }
  return std::pair(has, lacks);
}

/// Says whether one of the revisions lacks the focal point, and since when.
model::Result<std::optional<OneSided>> find_one_sided(store::GraphStore& store, const View& before,
                                                      const View& after, model::NodeRow row) {
  const auto was = before.snapshot().find(row);
  const auto is = after.snapshot().find(row);
  if (was.has_value() == is.has_value()) return std::optional<OneSided>();
  OneSided one;
  one.is_gone = was.has_value();
  one.holder = one.is_gone ? &before : &after;
  one.focal_point = one.is_gone ? *was : *is;
  const auto having = number_of(store, one.holder->revision());
  if (!having.has_value()) return having.error();
  const auto lacking = number_of(store, (one.is_gone ? after : before).revision());
  if (!lacking.has_value()) return lacking.error();
  const auto edge = narrow_down(store, row, having.value(), lacking.value());
  if (!edge.has_value()) return edge.error();
  const auto [has, lacks] = edge.value();
  one.revision = std::max(has, lacks);
  one.since = (lacks > has ? "retired in revision " : "it came with revision ") +
              std::to_string(one.revision);
  return std::optional(std::move(one));
}

void DiffCommand::print_one_sided(std::ostream& out, const OneSided& one) const {
  const View& view = *one.holder;
  const auto cliques = view.engine().cliques_of(one.focal_point);
  if (!common_.json) {
    out << (one.is_gone ? "- " : "+ ") << query::describe(view.snapshot(), one.focal_point) << '\n'
        << "    focal point is " << (one.is_gone ? "gone" : "new") << " (" << one.since << ")\n";
    for (const graph::Clique& clique : cliques) {
      out << "    with its clique of type "
          << printable(name_of(*view.engine().jobs()[clique.job].type)) << ": "
          << count_text(clique.nodes.size(), "node") << ", "
          << count_text(clique.links.size(), "link") << '\n';
    }
    return;
  }
  Json list = Json::array();
  for (const graph::Clique& clique : cliques) {
    const graph::CliqueType& type = *view.engine().jobs()[clique.job].type;
    list.push_back({{"clique_type", type.key},
                    {"clique_type_name", name_of(type)},
                    {"nodes", clique.nodes.size()},
                    {"links", clique.links.size()}});
  }
  Json entry = {{"change", one.is_gone ? "removed" : "added"}, {"subject", "focal point"}};
  entry.update(node_json(view.snapshot(), one.focal_point));
  entry["cause"] = one.is_gone ? "focal point gone" : "focal point new";
  entry["because"] = one.since;
  entry["revision"] = one.revision;
  entry["cliques"] = std::move(list);
  out << to_line(entry) << '\n';
}

/// The name of a clique type by its key; the later state's where both have it.
std::string clique_type_name(const View& before, const View& after, const std::string& key) {
  for (const View* view : {&after, &before}) {
    for (const graph::CliqueType& type : view->rules().clique_types) {
      if (type.key == key) return name_of(type);
    }
  }
  return key;
}

model::Result<ExitCode> DiffCommand::compare_cliques(store::GraphStore& store,
                                                     Console& console) const {
  if (!view_.environment.empty()) {
    if (auto known = check_known(store); !known.has_value()) return known.error();
  }
  const auto before = load(store, from_);
  if (!before.has_value()) return before.error();
  const auto after = load(store, to_);
  if (!after.has_value()) return after.error();
  const auto row = find_row(store, *before.value(), *after.value());
  if (!row.has_value()) return row.error();
  const auto one_sided = find_one_sided(store, *before.value(), *after.value(), row.value());
  if (!one_sided.has_value()) return one_sided.error();
  if (one_sided.value().has_value()) {
    print_one_sided(console.out(), *one_sided.value());
    return ExitCode::kNo;
  }
  const auto diffs =
      graph::diff_cliques(before.value()->engine(), after.value()->engine(), row.value());
  for (const graph::CliqueDiff& diff : diffs) {
    const auto name = clique_type_name(*before.value(), *after.value(), diff.clique_type);
    if (common_.json) {
      for (const Json& line : clique_diff_json(name, diff)) console.out() << to_line(line) << '\n';
    } else {
      print_clique_diff(console.out(), name, diff);
    }
  }
  if (diffs.empty()) console.note("no difference");
  return diffs.empty() ? ExitCode::kOk : ExitCode::kNo;
}

model::Result<ExitCode> DiffCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  return focal_point_.empty() ? compare_inventories(*store.value(), console)
                              : compare_cliques(*store.value(), console);
}

}  // namespace

std::unique_ptr<Command> make_diff_command() { return std::make_unique<DiffCommand>(); }

}  // namespace toposcope::cli
