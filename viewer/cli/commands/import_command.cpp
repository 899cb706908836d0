#include <algorithm>
#include <filesystem>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/ingest/adapter.h"
#include "toposcope/store/graph_store.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "import_source.h"

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
           "  mongo-to-json | toposcope import --db cloud.db --source prod -";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<ChosenSource> choose(const Adapters& adapters, const std::string& path) const;
  model::Result<std::vector<ChosenSource>> choose_all(const Adapters& adapters) const;
  model::Result<Store> open_target() const;
  model::Status import_all(store::GraphStore& store, const std::vector<ChosenSource>& sources,
                           Console& console, EnvironmentsSeen& seen) const;
  model::Status add_remarks(store::GraphStore& store, const EnvironmentsSeen& seen,
                            const Console& console) const;

  CommonOptions common_;
  ImportManner manner_;
  std::vector<std::string> paths_;
  std::string adapter_;
};

void ImportCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  set.add("SOURCE", paths_, "Files, folders or zip archives; - is standard input").required();
  std::string adapters = "Format of the sources; default: recognised from content.";
  for (const auto& adapter : ingest::make_builtin_adapters()) {
    adapters += "\n" + std::string(adapter->name()) + ": " + std::string(adapter->summary());
  }
  set.add("--adapter", adapter_, adapters).placeholder("NAME");
  set.add("--env", manner_.environment, "Environment of records that do not say theirs")
      .placeholder("NAME");
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
  std::set<std::string> names;
  for (const std::string& path : paths_) {
    auto chosen = choose(adapters, path);
    if (!chosen.has_value()) return chosen.error();
    const std::string name = source_name(chosen.value(), manner_);
    if (!names.insert(name).second && manner_.replace) {
      return model::Error{model::ErrorCode::kInvalidArgument,
                          "--replace takes one SOURCE of the name '" + name +
                              "': each would retire the one before; import them one by one, each "
                              "with its own --source",
                          ""};
    }
    sources.push_back(std::move(chosen).value());
  }
  return sources;
}

/// A dry run must not touch the file: without one, or with an empty one, it is tried on an empty
/// store in memory.
model::Result<Store> ImportCommand::open_target() const {
  if (!manner_.dry_run) return open_or_create(common_.db);
  std::error_code fault;
  const bool there = std::filesystem::exists(common_.db, fault);
  const bool empty = there && std::filesystem::file_size(common_.db, fault) == 0 && !fault;
  return there && !empty ? open_to_change(common_.db) : store::open_memory_store();
}

/// What was written before a failure is told all the same.
model::Status ImportCommand::import_all(store::GraphStore& store,
                                        const std::vector<ChosenSource>& sources, Console& console,
                                        EnvironmentsSeen& seen) const {
  Json reports = Json::array();
  model::Status status = model::ok();
  for (const ChosenSource& source : sources) {
    const auto imported = import_source(store, source, manner_, console, seen);
    if (!imported.has_value()) {
      status = imported.error();
      break;
    }
    if (common_.json) {
      reports.push_back(import_report_json(imported.value()));
    } else {
      print_import_report(console.out(), imported.value());
    }
    if (!imported.value().refused.empty()) {
      status = model::Error{model::ErrorCode::kMalformedInput, imported.value().refused,
                            imported.value().path};
      break;
    }
  }
  if (common_.json) console.out() << to_line(reports) << '\n';
  return status;
}

model::Status ImportCommand::add_remarks(store::GraphStore& store, const EnvironmentsSeen& seen,
                                         const Console& console) const {
  const auto undeclared = seen.undeclared(store);
  if (!undeclared.has_value()) return undeclared.error();
  if (!undeclared.value().empty()) console.note(undeclared.value());
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
  const Adapters adapters = ingest::make_builtin_adapters();
  const auto sources = choose_all(adapters);
  if (!sources.has_value()) return sources.error();
  const auto store = open_target();
  if (!store.has_value()) return store.error();
  EnvironmentsSeen seen;
  const auto imported = import_all(*store.value(), sources.value(), console, seen);
  if (!imported.has_value()) return imported.error();
  const auto remarked = add_remarks(*store.value(), seen, console);
  if (!remarked.has_value()) return remarked.error();
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_import_command() { return std::make_unique<ImportCommand>(); }

}  // namespace toposcope::cli
