#include <filesystem>
#include <memory>
#include <string>

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "scan_serve.h"

namespace toposcope::cli {
namespace {

class ServeCommand final : public Command {
 public:
  std::string name() const override { return "serve"; }
  std::string summary() const override {
    return "Run scans that are asked for and due, until ended";
  }
  std::string examples() const override {
    return "  toposcope serve --scans --db cloud.db\n"
           "  toposcope serve --scans --db cloud.db --parallel 4 2>>scans.log\n"
           "  toposcope serve --scans --db cloud.db --scan-program ./scan-with-credentials.sh";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  CommonOptions common_;
  bool scans_ = false;
  std::size_t parallel_ = ServeOptions{}.parallel;
  std::string program_;
};

void ServeCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  set.add_flag("--scans", scans_,
               "Run scans; `toposcope schedule` says which.  SIGTERM ends it, and them");
  set.add("--parallel", parallel_, "At most so many at a time; never two of one environment")
      .placeholder("N")
      .between(1, 64)
      .shows_default();
  set.add("--scan-program", program_,
          "Program that scans in place of this one; it is called as `toposcope` is: scan --db=F "
          "--env=E ... --json")
      .placeholder("FILE");
}

model::Result<ExitCode> ServeCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (!scans_) {
    return model::Error{model::ErrorCode::kInvalidArgument, "nothing to serve: add --scans", ""};
  }
  ServeOptions options;
  options.db = common_.db;
  options.parallel = parallel_;
  // A file that is no inventory gets no lock file beside it.
  if (const auto store = open_to_change(common_.db); !store.has_value()) return store.error();
  if (!program_.empty()) {
    std::error_code fault;
    options.scan_program = std::filesystem::absolute(program_, fault).string();
  }
  if (auto served = serve_scans(options, console); !served.has_value()) return served.error();
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_serve_command() { return std::make_unique<ServeCommand>(); }

}  // namespace toposcope::cli
