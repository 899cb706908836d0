#include <filesystem>
#include <memory>
#include <string>
#include <system_error>

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "exit_code.h"
#include "json_text.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

class BackupCommand final : public Command {
 public:
  std::string name() const override { return "backup"; }
  std::string summary() const override { return "Copy the inventory file while others work"; }
  std::string examples() const override {
    return "  toposcope backup --db cloud.db /backup/cloud-2026-11-20.db\n"
           "  toposcope backup --db cloud.db copy.db --json\n"
           "  toposcope backup --db cloud.db share.db --without-views";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add_flag("--without-views", without_views_, "Leave out what viewers remember");
    set.add("TARGET", target_, "The new file; must not exist").required();
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  CommonOptions common_;
  std::string target_;
  bool without_views_ = false;
};

model::Result<ExitCode> BackupCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto copied = store.value()->backup(target_, {.view_states = !without_views_});
  if (!copied.has_value()) {
    const bool no_folder = copied.error().code == model::ErrorCode::kNotFound;
    return no_folder ? as_bad_input(copied.error()) : copied.error();
  }
  std::error_code ignored;
  const auto bytes = std::filesystem::file_size(target_, ignored);
  if (common_.json) {
    console.out() << to_line({{"target", target_}, {"file_bytes", bytes}}) << '\n';
  } else {
    console.note("copied to " + target_ + ", " + count_text(bytes, "byte"));
  }
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_backup_command() { return std::make_unique<BackupCommand>(); }

}  // namespace toposcope::cli
