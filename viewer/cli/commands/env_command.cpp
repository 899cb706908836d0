#include <memory>
#include <optional>
#include <string>

#include "toposcope/model/records.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environment_edit.h"
#include "environment_test.h"
#include "json_text.h"
#include "outcome_text.h"
#include "scan_state.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

class EnvCommand final : public Command {
 public:
  std::string name() const override { return "env"; }
  std::string summary() const override { return "List, show, add, test or remove environments"; }
  std::string examples() const override {
    return "  toposcope env list --db cloud.db\n"
           "  toposcope env show prod --db cloud.db\n"
           "  toposcope env add lab --file environment.yaml --clouds lab --db cloud.db\n"
           "  toposcope env add lab --set CLI.ssh_config=~/.ssh/lab --db cloud.db\n"
           "  toposcope env test lab --db cloud.db\n"
           "  toposcope env remove lab --db cloud.db     (undo: toposcope revisions revert N)";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add_word("list", "Environments with their counts");
    show_ = set.add_word("show", "What declares one environment");
    show_->add("NAME", environment_, "Its name").required();
    add_ = set.add_word("add", "Declare an environment, or change what declares it");
    add_->add("NAME", environment_, "Its name").required().not_empty();
    add_->add("--file", edit_.file, "Its document, JSON or YAML, in place of what is there")
        .placeholder("FILE");
    add_->add("--set", edit_.set, "A member of it, or of a section: CLI.user=root")
        .placeholder("NAME=VALUE")
        .one_each_time();
    add_->add("--clouds", edit_.cloud,
              "Entry of clouds.yaml with the login for the section OpenStack")
        .placeholder("NAME");
    test_ = set.add_word("test", "Try the ways into one environment");
    test_->add("NAME", environment_, "Its name").required();
    remove_ = set.add_word("remove", "Retire all of one environment");
    remove_->add("NAME", environment_, "Its name").required();
    set.require_word(0);
  }
  model::Result<ExitCode> run(Console& console) override {
    console.set_quiet(common_.quiet);
    if (remove_->given()) return remove(console);
    if (add_->given()) return add(console);
    if (test_->given()) return test_environment(common_, environment_, console);
    return show_->given() ? show(console) : list(console);
  }

 private:
  model::Result<ExitCode> list(Console& console) const;
  model::Result<ExitCode> show(Console& console) const;
  model::Result<ExitCode> add(Console& console);
  model::Result<ExitCode> remove(Console& console) const;
  model::Result<ExitCode> tell(const store::ImportOutcome& outcome, Console& console) const;

  CommonOptions common_;
  std::string environment_;
  EnvironmentChange edit_;
  std::optional<OptionSet> show_;
  std::optional<OptionSet> add_;
  std::optional<OptionSet> test_;
  std::optional<OptionSet> remove_;
};

model::Result<ExitCode> EnvCommand::list(Console& console) const {
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto info = store.value()->info();
  if (!info.has_value()) return info.error();
  TableText table({{"ENVIRONMENT"},
                   {"DECLARED"},
                   {"NODES", TableText::Align::kRight},
                   {"LINKS", TableText::Align::kRight}});
  Json list = Json::array();
  for (const auto& e : info.value().environments) {
    table.add_row(
        {e.name, e.declared ? "yes" : "no", std::to_string(e.nodes), std::to_string(e.links)});
    list.push_back(
        {{"name", e.name}, {"declared", e.declared}, {"nodes", e.nodes}, {"links", e.links}});
  }
  if (common_.json) {
    console.out() << to_line(list) << '\n';
  } else {
    table.print(console.out());
  }
  return list.empty() ? ExitCode::kNo : ExitCode::kOk;
}

model::Result<ExitCode> EnvCommand::show(Console& console) const {
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto document = find_environment(*store.value(), environment_);
  if (!document.has_value()) return document.error();
  const Json json = parse_or_null(document.value());
  if (common_.json) {
    console.out() << to_line(json) << '\n';
    return ExitCode::kOk;
  }
  for (const auto& [name, value] : json.items()) {
    console.out() << printable(name) << " = " << printable(plain(value)) << '\n';
  }
  const auto state = scan_state_of(*store.value(), environment_);
  if (!state.has_value()) return state.error();
  for (const auto& [name, value] : state.value()) {
    console.out() << name << " = " << printable(value) << '\n';
  }
  return ExitCode::kOk;
}

model::Result<ExitCode> EnvCommand::add(Console& console) {
  edit_.name = environment_;
  // A file is made once there is something to write into it.
  const bool is_new = is_yet_to_be_made(common_.db);
  auto store =
      is_new ? model::Result<Store>(store::open_memory_store()) : open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const auto document = changed_environment(*store.value(), edit_);
  if (!document.has_value()) return document.error();
  if (is_new) store = open_or_create(common_.db);
  if (!store.has_value()) return store.error();
  const auto outcome = write_environment(*store.value(), environment_, document.value());
  if (!outcome.has_value()) return outcome.error();
  return tell(outcome.value(), console);
}

model::Result<ExitCode> EnvCommand::remove(Console& console) const {
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const auto outcome = store.value()->remove_environment(environment_);
  if (!outcome.has_value()) return outcome.error();
  return tell(outcome.value(), console);
}

model::Result<ExitCode> EnvCommand::tell(const store::ImportOutcome& outcome,
                                         Console& console) const {
  if (common_.json) {
    console.out() << to_line(outcome_json(outcome)) << '\n';
  } else {
    console.out() << summarise(outcome) << '\n';
  }
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_env_command() { return std::make_unique<EnvCommand>(); }

}  // namespace toposcope::cli
