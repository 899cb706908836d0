#include <algorithm>
#include <memory>
#include <string>
#include <vector>

#include "check_report.h"
#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "json_text.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

using discovery::Finding;

constexpr std::size_t kMost = 20;  ///< Of one code, unless all are asked for.

class CheckCommand final : public Command {
 public:
  std::string name() const override { return "check"; }
  std::string summary() const override { return "Find what is wrong with an inventory"; }
  std::string examples() const override {
    return "  toposcope check --db cloud.db\n"
           "  toposcope check --db cloud.db --env prod --all\n"
           "  toposcope check --db cloud.db --json";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add("--env", environment_, "Only this environment, and rules for all").placeholder("NAME");
    set.add_flag("--all", all_, "Also what comes after the first 20 of a kind");
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  void print(Console& console, const std::vector<Finding>& findings) const;

  CommonOptions common_;
  std::string environment_;
  bool all_ = false;
};

Json finding_json(const Finding& finding) {
  return {{"code", finding.code},
          {"level", store::message_level_word(finding.level)},
          {"environment", finding.environment},
          {"place", finding.place},
          {"reason", finding.reason},
          {"remedy", finding.remedy}};
}

void CheckCommand::print(Console& console, const std::vector<Finding>& findings) const {
  if (common_.json) {
    for (const Finding& finding : findings) console.out() << to_line(finding_json(finding)) << '\n';
    return;
  }
  TableText table({{"LEVEL"}, {"CODE"}, {"ENVIRONMENT"}, {"PLACE"}, {"WHAT"}});
  for (const Finding& finding : findings) {
    table.add_row({std::string(store::message_level_word(finding.level)), finding.code,
                   finding.environment, finding.place,
                   finding.reason + (finding.remedy.empty() ? "" : "; " + finding.remedy)});
  }
  if (!table.empty()) table.print(console.out());
}

model::Result<ExitCode> CheckCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  if (auto known = check_environment(environment_, *store.value()); !known.has_value()) {
    return known.error();
  }
  auto found = check_all(*store.value(), environment_);
  if (!found.has_value()) return found.error();
  std::vector<Finding> findings = std::move(found).value();
  const std::string counts = count_text(findings);
  const bool is_bad = std::any_of(findings.begin(), findings.end(), [](const Finding& finding) {
    return finding.level != store::MessageLevel::kInfo;
  });
  const LeftOut left_out = shorten(findings, all_ ? 0 : kMost);
  print(console, findings);
  for (const auto& [code, count] : left_out) {
    console.note(std::to_string(count) + " more of " + code + "; --all shows them");
  }
  console.note(counts);
  return is_bad ? ExitCode::kNo : ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_check_command() { return std::make_unique<CheckCommand>(); }

}  // namespace toposcope::cli
