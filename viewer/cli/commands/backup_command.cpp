#include <memory>
#include <string>

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "exit_code.h"

namespace toposcope::cli {
namespace {

class BackupCommand final : public Command {
 public:
  std::string name() const override { return "backup"; }
  std::string summary() const override { return "Copy the inventory file while others work"; }
  std::string examples() const override {
    return "  toposcope backup --db cloud.db /backup/cloud-2026-11-20.db";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    set.add("TARGET", target_, "The new file; must not exist").required();
  }
  model::Result<ExitCode> run(Console& console) override {
    console.set_quiet(common_.quiet);
    const auto store = open_to_read(common_.db);
    if (!store.has_value()) return store.error();
    const auto copied = store.value()->backup(target_);
    if (!copied.has_value()) {
      const bool no_folder = copied.error().code == model::ErrorCode::kNotFound;
      return no_folder ? as_bad_input(copied.error()) : copied.error();
    }
    console.note("copied to " + target_);
    return ExitCode::kOk;
  }

 private:
  CommonOptions common_;
  std::string target_;
};

}  // namespace

std::unique_ptr<Command> make_backup_command() { return std::make_unique<BackupCommand>(); }

}  // namespace toposcope::cli
