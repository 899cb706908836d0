#include <memory>
#include <string>

#include "toposcope/store/graph_store.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
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
    set.add("--env", query_.environment, "Only this environment").placeholder("NAME");
    set.add("--type", query_.type, "Only this node type");
    set.add("--status", status_, "Only this status").one_of(status_words());
    set.add("--property", property_, "Only nodes whose property P has the value V")
        .placeholder("P=V");
    set.add("--limit", query_.limit, "At most so many; 0: all").shows_default();
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  CommonOptions common_;
  store::NodeQuery query_;
  std::string status_, property_;
};

model::Result<ExitCode> FindCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (!status_.empty()) query_.status = status_named(status_);
  if (!property_.empty()) {
    const std::size_t equals = property_.find('=');
    if (equals == std::string::npos || equals == 0) {
      return model::Error{model::ErrorCode::kInvalidArgument,
                          "--property is P=V, for example host=node-1, not '" + property_ + "'",
                          ""};
    }
    query_.property = property_.substr(0, equals);
    query_.property_value = property_.substr(equals + 1);
  }
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  store::NodeQuery query = query_;
  if (query.limit > 0) ++query.limit;  // one more tells whether there are more
  auto found = store.value()->find(query);
  if (!found.has_value()) return found.error();
  auto& nodes = found.value();
  const bool more = query_.limit > 0 && nodes.size() > query_.limit;
  if (more) nodes.pop_back();
  if (common_.json) {
    Json list = Json::array();
    for (const auto& node : nodes) list.push_back(node_json(node));
    console.out() << to_line(list) << '\n';
  } else if (!nodes.empty()) {
    node_table(nodes).print(console.out());
  }
  if (nodes.empty()) console.note("nothing found");
  if (more) {
    console.note("only the first " + std::to_string(query_.limit) + "; --limit 0 shows all");
  }
  return nodes.empty() ? ExitCode::kNo : ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_find_command() { return std::make_unique<FindCommand>(); }

}  // namespace toposcope::cli
