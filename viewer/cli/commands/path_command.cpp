#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/path.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "hop_text.h"
#include "node_reference.h"
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
  model::Result<std::vector<graph::Path>> search(const graph::GraphSnapshot& snapshot) const;

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
  set.add("--disjoint", disjoint_, "Up to so many paths that share no node but the ends")
      .placeholder("N")
      .between(1, 1000);
  set.add_flag("--implicit", implicit_, "Use implicit links too");
  add_revision_options(set, view_);
}

model::Result<std::vector<graph::Path>> PathCommand::search(
    const graph::GraphSnapshot& snapshot) const {
  const auto from = find_node(snapshot, from_, view_.environment);
  if (!from.has_value()) return from.error();
  const auto to = find_node(snapshot, to_, view_.environment);
  if (!to.has_value()) return to.error();
  graph::PathOptions options;
  options.use_implicit_links = implicit_;
  for (const std::string& item : view_.without) {
    const auto added = add_to_overlay(options.without, snapshot, item, view_.environment);
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

model::Result<ExitCode> PathCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto loaded = load_snapshot(*store.value(), view_);
  if (!loaded.has_value()) return loaded.error();
  const graph::GraphSnapshot& snapshot = loaded.value();
  const auto paths = search(snapshot);
  if (!paths.has_value()) return paths.error();
  Json list = Json::array();
  for (const auto& path : paths.value()) {
    if (common_.json) {
      list.push_back(path_json(snapshot, path));
    } else {
      console.out() << path.links.size() << " links\n";
      print_path(console.out(), snapshot, path);
    }
  }
  if (common_.json) console.out() << to_line(list) << '\n';
  if (paths.value().empty()) console.note("no path");
  return paths.value().empty() ? ExitCode::kNo : ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_path_command() { return std::make_unique<PathCommand>(); }

}  // namespace toposcope::cli
