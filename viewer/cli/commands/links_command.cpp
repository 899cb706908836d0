#include <memory>
#include <string>
#include <vector>

#include "toposcope/discovery/links.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "json_text.h"
#include "query/output.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

/// A JSON text for people: nothing for null.
std::string cell(const std::string& json) {
  const Json value = parse_or_null(json);
  return value.is_null() ? std::string() : plain(value);
}

class LinksCommand final : public Command {
 public:
  std::string name() const override { return "links"; }
  std::string summary() const override { return "List the links of an environment, or of all"; }
  std::string examples() const override {
    return "  toposcope links --db cloud.db --env prod\n"
           "  toposcope links --db cloud.db --env prod --format jsonl --output links.jsonl\n"
           "  toposcope links --db cloud.db --at -1d --json";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add("--env", environment_, "Only this environment").placeholder("NAME");
    set.add("--at", at_, kRevisionHelp).placeholder("REV|TIME");
    set.add("--format", format_, "A table for people, or one JSON object a line")
        .one_of({"table", "jsonl"})
        .shows_default();
    set.add("--output", output_, "Where to; default: standard output").placeholder("FILE");
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<ExitCode> run_into(query::Output& output, const Console& console);
  void print(std::ostream& out, const std::vector<discovery::ListedLink>& links) const;

  CommonOptions common_;
  std::string environment_, at_, format_ = "table", output_;
};

void LinksCommand::print(std::ostream& out, const std::vector<discovery::ListedLink>& links) const {
  if (common_.json || format_ == "jsonl") {
    for (const auto& link : links) out << discovery::to_json_line(link) << '\n';
    return;
  }
  TableText table({{"ENVIRONMENT"},
                   {"LINK TYPE"},
                   {"SOURCE"},
                   {"TARGET"},
                   {"NAME"},
                   {"HOST"},
                   {"STATE"},
                   {"IMPLICIT"}});
  for (const auto& link : links) {
    table.add_row({link.environment, link.link_type, link.source_id, link.target_id,
                   cell(link.name_json), cell(link.host_json), cell(link.state_json),
                   link.implicit_json == "true" ? "yes" : ""});
  }
  if (!table.empty()) table.print(out);
}

model::Result<ExitCode> LinksCommand::run_into(query::Output& output, const Console& console) {
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto known = check_environment(environment_, *store.value());
  if (!known.has_value()) return known.error();
  const auto at = parse_revision(*store.value(), at_);
  if (!at.has_value()) return at.error();
  const auto links = discovery::list_links(*store.value(), environment_, at.value());
  if (!links.has_value()) return links.error();
  if (links.value().empty()) {
    console.note("no links" + (environment_.empty() ? "" : " in environment " + environment_) +
                 "; toposcope scan --links-only derives them");
  }
  print(output.stream(), links.value());
  if (auto written = output.finish(); !written.has_value()) return written.error();
  return links.value().empty() ? ExitCode::kNo : ExitCode::kOk;
}

model::Result<ExitCode> LinksCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (output_.empty() || output_ == "-") return run_into(console.answers(), console);
  const auto file = query::Output::to_file(output_);
  if (!file.has_value()) return file.error();
  return run_into(*file.value(), console);
}

}  // namespace

std::unique_ptr<Command> make_links_command() { return std::make_unique<LinksCommand>(); }

}  // namespace toposcope::cli
