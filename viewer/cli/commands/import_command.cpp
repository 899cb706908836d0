#include <algorithm>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/ingest/adapter.h"
#include "toposcope/store/graph_store.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "environments.h"
#include "import_source.h"
#include "scratch_folder.h"

namespace toposcope::cli {
namespace {

using Adapters = std::vector<std::unique_ptr<ingest::Adapter>>;

class ImportCommand final : public Command {
 public:
  std::string name() const override { return "import"; }
  std::string summary() const override { return "Read sources into the inventory file"; }
  std::string examples() const override {
    return "  toposcope import --db cloud.db inventory.json\n"
           "  toposcope import --db cloud.db --dry-run --json mongo-export/\n"
           "  toposcope import --db cloud.db --replace inventory-2026-11-20.json.gz\n"
           "  toposcope import --db cloud.db --replace --source prod dump.zip\n"
           "  toposcope import --db cloud.db --env site --map type=Kind,id=Serial devices.csv\n"
           "  mongo-to-json | toposcope import --db cloud.db --source prod -";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<ChosenSource> choose(const Adapters& adapters, const std::string& path) const;
  model::Result<std::vector<ChosenSource>> choose_all(const Adapters& adapters) const;
  model::Result<Store> open_target(ScratchFolder& scratch) const;
  model::Status add_remarks(store::GraphStore& store, const Imported& imported,
                            const Console& console) const;

  CommonOptions common_;
  ImportManner manner_;
  std::vector<std::string> paths_, maps_;
  std::string adapter_;
};

void ImportCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("SOURCE", paths_,
          "Files, folders or zip archives, all together one revision; - is standard input")
      .required();
  std::string adapters = "Format of the sources; default: recognised from content.";
  for (const auto& adapter : ingest::make_builtin_adapters()) {
    adapters += "\n" + std::string(adapter->name()) + ": " + std::string(adapter->summary());
  }
  set.add("--adapter", adapter_, adapters).placeholder("NAME");
  set.add("--env", manner_.environment, "Environment of records that do not say theirs")
      .placeholder("NAME");
  set.add("--map", maps_,
          "Which column or attribute says what, for csv, graphml, dot and node-link: ROLE=NAME,...")
      .placeholder("MAP")
      .one_each_time();
  set.add("--node-type", manner_.node_type, "Type of nodes that state none, for the same")
      .placeholder("TYPE")
      .not_empty()
      .shows_default();
  set.add("--source", manner_.source,
          "Name under which the inventory knows the source; "
          "default: the adapter's")
      .placeholder("NAME");
  set.add("--comment", manner_.comment, "Text kept with the revision").placeholder("TEXT");
  set.add_flag("--replace", manner_.replace,
               "Retire what this source said before and says no more");
  const OptionRules share =
      set.add("--max-retired", manner_.max_retired,
              "With --replace: refuse to retire more than this share of nodes")
          .between(0.0, 1.0)
          .shows_default();
  set.add_flag("--allow-retire", manner_.allow_retire, "With --replace: retire however many")
      .excludes(share);
  set.add_flag("--dry-run", manner_.dry_run, "Show what would change and write nothing");
  set.add_flag("--fail-on-skip", manner_.fail_on_skip,
               "Write nothing when a record cannot be read");
}

model::Result<ChosenSource> ImportCommand::choose(const Adapters& adapters,
                                                  const std::string& path) const {
  ChosenSource chosen{{path, ""}, nullptr};
  if (adapter_.empty()) {
    const auto recognised = ingest::recognise(adapters, chosen.source);
    if (!recognised.has_value()) return as_bad_input(recognised.error());
    chosen.adapter = recognised.value();
    return chosen;
  }
  const auto named = std::find_if(adapters.begin(), adapters.end(),
                                  [&](const auto& adapter) { return adapter->name() == adapter_; });
  if (named != adapters.end()) {
    chosen.adapter = named->get();
    return chosen;
  }
  std::string known;
  for (const auto& adapter : adapters) known += " " + std::string(adapter->name());
  return model::Error{model::ErrorCode::kInvalidArgument,
                      "no adapter is named '" + adapter_ + "'; there are:" + known, ""};
}

/// Knows all sources before any is written, so that a wrong path costs nothing.
model::Result<std::vector<ChosenSource>> ImportCommand::choose_all(const Adapters& adapters) const {
  std::vector<ChosenSource> sources;
  for (const std::string& path : paths_) {
    auto chosen = choose(adapters, path);
    if (!chosen.has_value()) return chosen.error();
    sources.push_back(std::move(chosen).value());
  }
  return sources;
}

/// A dry run must not touch the file: without one, or with an empty one, it is tried elsewhere.
model::Result<Store> ImportCommand::open_target(ScratchFolder& scratch) const {
  if (!manner_.dry_run) return open_or_create(common_.db);
  std::error_code fault;
  const auto size = std::filesystem::file_size(common_.db, fault);
  if (!fault && size > 0) return open_to_change(common_.db);
  const auto made = scratch.make();
  if (!made.has_value()) return made.error();
  return open_or_create((scratch.path() / "dry-run.db").string());
}

model::Status ImportCommand::add_remarks(store::GraphStore& store, const Imported& imported,
                                         const Console& console) const {
  if (!imported.outcome.undeclared.empty())
    console.note(undeclared_text(imported.outcome.undeclared));
  if (manner_.dry_run) return model::ok();
  const auto types = store.documents(store::kNow, model::collections::kCliqueTypes);
  if (!types.has_value()) return types.error();
  if (types.value().empty()) {
    console.note("no clique types yet: toposcope types import samples/rules/openstack.json --db " +
                 common_.db);
  }
  return model::ok();
}

model::Result<ExitCode> ImportCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  for (const std::string& map : maps_) {
    const auto fields = ingest::parse_field_names(map);
    if (!fields.has_value()) return fields.error();
    manner_.fields.insert(manner_.fields.end(), fields.value().begin(), fields.value().end());
  }
  const Adapters adapters = ingest::make_builtin_adapters();
  const auto sources = choose_all(adapters);
  if (!sources.has_value()) return sources.error();
  if (manner_.source.empty()) {
    auto name = common_name(sources.value());
    if (!name.has_value()) return name.error();
    manner_.source = std::move(name).value();
  }
  ScratchFolder scratch;
  const auto store = open_target(scratch);
  if (!store.has_value()) return store.error();
  const auto imported = import_sources(*store.value(), sources.value(), manner_, console);
  if (!imported.has_value()) return imported.error();
  if (common_.json) {
    console.out() << to_line(import_report_json(imported.value())) << '\n';
  } else {
    print_import_report(console.out(), imported.value());
  }
  const std::string& refused = imported.value().refused;
  if (!refused.empty()) return model::Error{model::ErrorCode::kMalformedInput, refused, ""};
  const auto remarked = add_remarks(*store.value(), imported.value(), console);
  if (!remarked.has_value()) return remarked.error();
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_import_command() { return std::make_unique<ImportCommand>(); }

}  // namespace toposcope::cli
