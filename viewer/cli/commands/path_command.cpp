#include <algorithm>
#include <memory>
#include <ostream>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/path.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "hop_text.h"
#include "query/node_reference.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

class PathCommand final : public Command {
 public:
  std::string name() const override { return "path"; }
  std::string summary() const override { return "Shortest or disjoint paths between two nodes"; }
  std::string examples() const override {
    return "  toposcope path --db cloud.db instance:web-1 network:lan\n"
           "  toposcope path --db cloud.db host:node-1 host:node-2 --disjoint 2\n"
           "  toposcope path --db cloud.db host:node-1 host:node-2 --without switch:sw-1 --json";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<std::vector<graph::Path>> search(store::GraphStore& store,
                                                 const graph::GraphSnapshot& snapshot,
                                                 model::RevisionNumber at) const;
  void print(std::ostream& out, const graph::GraphSnapshot& snapshot,
             const std::vector<graph::Path>& paths) const;
  Json to_json(const graph::GraphSnapshot& snapshot, const std::vector<graph::Path>& paths) const;

  CommonOptions common_;
  ViewOptions view_;
  std::string from_, to_;
  std::size_t disjoint_ = 0;
  bool implicit_ = false;
};

void PathCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("FROM", from_, "One end, as TYPE:ID").required();
  set.add("TO", to_, "The other end").required();
  set.add("--disjoint", disjoint_,
          "So many paths that share no node but the ends, or as many as there are")
      .placeholder("N")
      .between(1, 1000);
  set.add_flag("--implicit", implicit_, "Use implicit links too");
  add_revision_options(set, view_);
}

model::Result<std::vector<graph::Path>> PathCommand::search(store::GraphStore& store,
                                                            const graph::GraphSnapshot& snapshot,
                                                            model::RevisionNumber at) const {
  const query::Finder finder(store, snapshot, at, view_.environment);
  const auto from = finder.node(from_);
  if (!from.has_value()) return from.error();
  const auto to = finder.node(to_);
  if (!to.has_value()) return to.error();
  graph::PathOptions options;
  options.use_implicit_links = implicit_;
  for (const std::string& item : view_.without) {
    const auto added = finder.add_to_overlay(options.without, item);
    if (!added.has_value()) return added.error();
  }
  if (disjoint_ > 0) {
    return graph::disjoint_paths(snapshot, from.value(), to.value(), disjoint_, options);
  }
  std::vector<graph::Path> paths;
  auto path = graph::shortest_path(snapshot, from.value(), to.value(), options);
  if (path.has_value()) paths.push_back(std::move(*path));
  return paths;
}

void PathCommand::print(std::ostream& out, const graph::GraphSnapshot& snapshot,
                        const std::vector<graph::Path>& paths) const {
  if (disjoint_ > 0 && !paths.empty()) {
    out << paths.size() << " of " << disjoint_ << " disjoint paths asked for"
        << (paths.size() < disjoint_ ? "; there are no more" : "") << '\n';
  }
  for (const auto& path : paths) {
    out << count_text(path.links.size(), "link") << '\n';
    print_path(out, snapshot, path);
  }
}

Json PathCommand::to_json(const graph::GraphSnapshot& snapshot,
                          const std::vector<graph::Path>& paths) const {
  Json list = Json::array();
  for (const auto& path : paths) list.push_back(path_json(snapshot, path));
  return {{"asked", std::max<std::size_t>(disjoint_, 1)},
          {"found", paths.size()},
          {"paths", std::move(list)}};
}

model::Result<ExitCode> PathCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto at = parse_revision(*store.value(), view_.at);
  if (!at.has_value()) return at.error();
  ViewOptions pinned = view_;
  if (at.value() != store::kNow) pinned.at = std::to_string(at.value());  // -1h is another soon
  const auto snapshot = load_snapshot(*store.value(), pinned);
  if (!snapshot.has_value()) return snapshot.error();
  const auto paths = search(*store.value(), snapshot.value(), at.value());
  if (!paths.has_value()) return paths.error();
  if (common_.json) {
    console.out() << to_line(to_json(snapshot.value(), paths.value())) << '\n';
  } else {
    print(console.out(), snapshot.value(), paths.value());
  }
  if (paths.value().empty()) console.note("no path");
  return paths.value().empty() ? ExitCode::kNo : ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_path_command() { return std::make_unique<PathCommand>(); }

}  // namespace toposcope::cli
