#include <memory>
#include <string>

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "object_page.h"
#include "query/node_reference.h"

namespace toposcope::cli {
namespace {

class ShowCommand final : public Command {
 public:
  std::string name() const override { return "show"; }
  std::string summary() const override { return "Everything about one node or link"; }
  std::string examples() const override {
    return "  toposcope show --db cloud.db instance:web-1\n"
           "  toposcope show --db cloud.db key:58ca73aecc9d4d84 --json\n"
           "  toposcope show --db cloud.db vedge:ovs-7 --env prod --no-cliques\n"
           "  toposcope show --db cloud.db link:58ca73b1cc9d4e10 --at 2026-11-20";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add("NODE|LINK", object_, "A node, as TYPE:ID or key:K; or a link, as link:KEY").required();
    set.add("--env", page_.environment, "Only this environment").placeholder("NAME");
    set.add("--at", page_.at, kRevisionHelp).placeholder("REV|TIME");
    set.add_flag("--no-cliques", no_cliques_, "Without the cliques it is in: reads less");
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  template <typename Page>
  ExitCode answer(const Page& page, Console& console) const {
    if (common_.json) {
      console.out() << to_line(to_json(page)) << '\n';
    } else {
      print_page(console.out(), page);
    }
    return ExitCode::kOk;
  }

  CommonOptions common_;
  PageOptions page_;
  std::string object_;
  bool no_cliques_ = false;
};

model::Result<ExitCode> ShowCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  page_.cliques = !no_cliques_;
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  if (page_.at.empty()) {
    const auto checked = check_environment(page_.environment, *store.value());
    if (!checked.has_value()) return checked.error();
  }
  if (object_.starts_with(query::kLinkPrefix)) {
    const auto page =
        read_link_page(*store.value(), object_.substr(query::kLinkPrefix.size()), page_);
    if (!page.has_value()) return page.error();
    return answer(page.value(), console);
  }
  const auto page = read_node_page(*store.value(), object_, page_);
  if (!page.has_value()) return page.error();
  return answer(page.value(), console);
}

}  // namespace

std::unique_ptr<Command> make_show_command() { return std::make_unique<ShowCommand>(); }

}  // namespace toposcope::cli
