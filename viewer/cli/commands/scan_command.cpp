#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>
#include <utility>

#include "toposcope/discovery/links.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "scan_report.h"

namespace toposcope::cli {
namespace {

class ScanCommand final : public Command {
 public:
  std::string name() const override { return "scan"; }
  std::string summary() const override { return "Find out what no export says: links, so far"; }
  std::string examples() const override {
    return "  toposcope scan --db cloud.db --env prod --links-only\n"
           "  toposcope scan --db cloud.db --env prod --links-only --implicit-links --json\n"
           "  toposcope scan --db cloud.db --env prod --links-only --finders calipso-2018\n"
           "  toposcope scan --db cloud.db --env prod --links-only --clear";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Status read_finders(discovery::LinkRequest& request) const;

  CommonOptions common_;
  std::string environment_, finders_ = "toposcope", finders_file_;
  bool links_only_ = false, implicit_ = false, clear_ = false;
};

void ScanCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("--env", environment_, "Environment to scan").required().placeholder("NAME").not_empty();
  set.add_flag("--links-only", links_only_,
               "Derive links from the objects that the inventory holds; reach nothing");
  set.add("--finders", finders_,
          "By whose rules: our own, or as either version of Calipso has them, link for link")
      .one_of({"toposcope", "calipso", "calipso-2018"})
      .shows_default();
  set.add("--link-finders", finders_file_,
          "File that says which finders run, and in which order (link_finders.json)")
      .placeholder("FILE");
  set.add_flag("--implicit-links", implicit_, "Join links end to start into implicit ones, too");
  set.add_flag("--clear", clear_,
               "Retire the links of other sources in this environment, instead of refusing to mix "
               "with them");
}

model::Status ScanCommand::read_finders(discovery::LinkRequest& request) const {
  if (finders_file_.empty()) return model::ok();
  std::ifstream file(finders_file_, std::ios::binary);
  std::ostringstream text;
  text << file.rdbuf();
  if (!file || text.str().empty()) {
    return model::Error{model::ErrorCode::kMalformedInput, "is not a file that can be read",
                        finders_file_};
  }
  request.finders_json = text.str();
  return model::ok();
}

model::Result<ExitCode> ScanCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (!links_only_) {
    return model::Error{model::ErrorCode::kUnsupported,
                        "this build can only derive links from objects that are there; it reaches "
                        "no cloud yet: add --links-only",
                        ""};
  }
  Scanned scanned;
  scanned.request.environment = environment_;
  scanned.request.mode =
      discovery::link_mode_named(finders_).value_or(discovery::LinkMode::kToposcope);
  scanned.request.implicit = implicit_;
  scanned.request.clear = clear_;
  if (auto read = read_finders(scanned.request); !read.has_value()) return read.error();
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const auto known = check_environment(environment_, *store.value());
  if (!known.has_value()) return known.error();
  ProgressBar bar(console, "links");
  scanned.request.progress = [&](std::uint64_t done, std::uint64_t total) {
    bar.update(done, total);
  };
  auto outcome = discovery::run_link_finders(*store.value(), scanned.request);
  if (!outcome.has_value()) {
    model::Error error = outcome.error();
    if (error.where.empty() && !finders_file_.empty()) error.where = finders_file_;
    return error;
  }
  scanned.outcome = std::move(outcome).value();
  if (common_.json) {
    console.out() << to_line(scan_report_json(scanned)) << '\n';
  } else {
    print_scan_report(console.out(), scanned);
  }
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_scan_command() { return std::make_unique<ScanCommand>(); }

}  // namespace toposcope::cli
