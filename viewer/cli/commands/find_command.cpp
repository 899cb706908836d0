#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/model/status.h"
#include "toposcope/store/graph_store.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "node_text.h"

namespace toposcope::cli {
namespace {

class FindCommand final : public Command {
 public:
  std::string name() const override { return "find"; }
  std::string summary() const override { return "Search nodes by text, type, status or property"; }
  std::string examples() const override {
    return "  toposcope find --db cloud.db web-fe\n"
           "  toposcope find --db cloud.db --type host_pnic --status error\n"
           "  toposcope find --db cloud.db --property host=node-1.example --limit 0 --json";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add("TEXT", query_.text, "Words, or beginnings of words, in name or id");
    set.add("--env", query_.environment, "Only this environment").placeholder("NAME").not_empty();
    set.add("--type", query_.type, "Only this node type").placeholder("TYPE");
    set.add("--status", status_, "Only this status").one_of(status_words());
    set.add("--property", property_,
            "Only nodes whose property P has the value V, or that have P at all; a path "
            "for nested ones")
        .placeholder("P=V|P");
    set.add("--limit", query_.limit, "At most so many; 0: all").placeholder("N").shows_default();
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  struct Found {
    std::vector<store::NodeSummary> nodes;
    std::size_t total = 0;
  };

  model::Status read_property();
  model::Result<Found> find(store::GraphStore& store) const;

  CommonOptions common_;
  store::NodeQuery query_;
  std::string status_, property_;
};

model::Status FindCommand::read_property() {
  if (property_.empty()) return model::ok();
  const std::size_t equals = property_.find('=');
  if (equals == 0) {
    return model::Error{model::ErrorCode::kInvalidArgument,
                        "--property is P=V, for example host=node-1, or P; not '" + property_ + "'",
                        ""};
  }
  query_.property = property_.substr(0, equals);
  if (equals != std::string::npos) query_.property_value = property_.substr(equals + 1);
  return model::ok();
}

/// Up to the limit, and how many there are in all.
model::Result<FindCommand::Found> FindCommand::find(store::GraphStore& store) const {
  store::NodeQuery query = query_;
  if (query.limit > 0) ++query.limit;  // one more tells whether there are more
  auto nodes = store.find(query);
  if (!nodes.has_value()) return nodes.error();
  Found found{std::move(nodes).value(), 0};
  found.total = found.nodes.size();
  if (query_.limit == 0 || found.total <= query_.limit) return found;
  found.nodes.resize(query_.limit);
  const auto total = store.count(query);
  if (!total.has_value()) return total.error();
  found.total = total.value();
  return found;
}

model::Result<ExitCode> FindCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (!status_.empty()) query_.status = model::status_named(status_);
  if (auto read = read_property(); !read.has_value()) return read.error();
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto known = check_environment(query_.environment, *store.value());
  if (!known.has_value()) return known.error();
  const auto found = find(*store.value());
  if (!found.has_value()) return found.error();
  const auto& [nodes, total] = found.value();
  const bool truncated = nodes.size() < total;
  if (common_.json) {
    Json list = Json::array();
    for (const auto& node : nodes) list.push_back(node_json(node));
    console.out() << to_line({{"total", total}, {"truncated", truncated}, {"nodes", list}}) << '\n';
  } else if (!nodes.empty()) {
    node_table(nodes).print(console.out());
  }
  if (truncated) {
    console.note("first " + std::to_string(nodes.size()) + " of " + std::to_string(total) +
                 "; --limit 0 shows all");
  }
  if (nodes.empty()) {
    console.note(query_.text.empty() ? "nothing found"
                                     : "nothing found; TEXT is looked for in names and ids, "
                                       "--property P=V looks at the rest");
  }
  return nodes.empty() ? ExitCode::kNo : ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_find_command() { return std::make_unique<FindCommand>(); }

}  // namespace toposcope::cli
