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
#include "import_report.h"

namespace toposcope::cli {
namespace {

using Adapters = std::vector<std::unique_ptr<ingest::Adapter>>;

/// "calipso:prod.json": what a source is called when the user does not say.
std::string default_source_name(const ingest::Adapter& adapter, const std::string& path) {
  std::filesystem::path last = std::filesystem::path(path).lexically_normal();
  if (!last.has_filename()) last = last.parent_path();
  return std::string(adapter.name()) + ":" + last.filename().string();
}

class ImportCommand final : public Command {
 public:
  std::string name() const override { return "import"; }
  std::string summary() const override { return "Read sources into the inventory file"; }
  std::string examples() const override {
    return "  toposcope import --db cloud.db inventory.json\n"
           "  toposcope import --db cloud.db --dry-run --json mongo-export/\n"
           "  toposcope import --db cloud.db --replace --source calipso:prod dump.zip\n"
           "  zcat inventory.json.gz | toposcope import --db cloud.db --source prod -";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<const ingest::Adapter*> choose(const Adapters& adapters,
                                               const ingest::Source& source) const;
  model::Result<Store> open_target() const;
  store::ImportOptions import_options(const std::string& source_name) const;
  model::Result<ImportedSource> import_one(store::GraphStore& store, const std::string& path,
                                           const ingest::Adapter& adapter,
                                           const Console& console) const;
  model::Result<ImportedSource> finish(ImportedSource read, store::Import& import) const;

  CommonOptions common_;
  std::vector<std::string> paths_;
  std::string adapter_, environment_, source_, comment_;
  bool replace_ = false, allow_retire_ = false, dry_run_ = false, fail_on_skip_ = false;
  double max_retired_ = 0.2;
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
  set.add("--env", environment_, "Environment of records that do not say theirs");
  set.add("--source", source_, "Stable name of the source; default: adapter and file name");
  set.add("--comment", comment_, "Text kept with the revision");
  set.add_flag("--replace", replace_, "Retire what this source said before and says no more");
  const OptionRules share =
      set.add("--max-retired", max_retired_,
              "With --replace: refuse to retire more than this share of nodes")
          .between(0.0, 1.0)
          .shows_default();
  set.add_flag("--allow-retire", allow_retire_, "With --replace: retire however many")
      .excludes(share);
  set.add_flag("--dry-run", dry_run_, "Show what would change and write nothing");
  set.add_flag("--fail-on-skip", fail_on_skip_, "Write nothing when a record cannot be read");
}

model::Result<const ingest::Adapter*> ImportCommand::choose(const Adapters& adapters,
                                                            const ingest::Source& source) const {
  if (adapter_.empty()) return ingest::recognise(adapters, source);
  const auto named = std::find_if(adapters.begin(), adapters.end(),
                                  [&](const auto& adapter) { return adapter->name() == adapter_; });
  if (named != adapters.end()) return named->get();
  std::string known;
  for (const auto& adapter : adapters) known += " " + std::string(adapter->name());
  return model::Error{model::ErrorCode::kInvalidArgument,
                      "no adapter is named '" + adapter_ + "'; there are:" + known, ""};
}

store::ImportOptions ImportCommand::import_options(const std::string& source_name) const {
  store::ImportOptions options;
  options.source = source_name;
  options.comment = comment_;
  options.replace = replace_;
  options.max_retired_share = allow_retire_ ? 1.0 : max_retired_;
  options.dry_run = dry_run_;
  return options;
}

/// A dry run must not make the file: without one it is tried on an empty store in memory.
model::Result<Store> ImportCommand::open_target() const {
  std::error_code ignored;
  if (dry_run_ && !std::filesystem::exists(common_.db, ignored)) return store::open_memory_store();
  return open_or_create(common_.db);
}

model::Result<ImportedSource> ImportCommand::import_one(store::GraphStore& store,
                                                        const std::string& path,
                                                        const ingest::Adapter& adapter,
                                                        const Console& console) const {
  auto names = store.constraint_names();
  if (!names.has_value()) return names.error();
  ProgressBar reading(console, "reading " + path);
  ProgressBar writing(console, "writing");
  auto options = import_options(source_.empty() ? default_source_name(adapter, path) : source_);
  options.progress = [&](std::uint64_t done, std::uint64_t total) { writing.update(done, total); };
  auto import = store.begin_import(options);
  if (!import.has_value()) return import.error();
  ingest::ReadOptions read_options;
  read_options.environment = environment_;
  read_options.constraint_names = std::move(names).value();
  read_options.progress = [&](std::uint64_t done, std::uint64_t total) {
    reading.update(done, total);
  };
  auto report = adapter.read({path, ""}, read_options, *import.value());
  if (!report.has_value()) return as_bad_input(report.error());
  return finish({path, std::string(adapter.name()), dry_run_, std::move(report).value(), {}},
                *import.value());
}

model::Result<ImportedSource> ImportCommand::finish(ImportedSource read,
                                                    store::Import& import) const {
  if (fail_on_skip_ && read.read.skipped_count > 0) {
    const auto& first = read.read.skipped.front();
    return model::Error{model::ErrorCode::kMalformedInput,
                        "nothing was written, for records cannot be read: " +
                            std::to_string(read.read.skipped_count) +
                            "; the first: " + first.message,
                        first.where};
  }
  auto outcome = import.commit();
  if (!outcome.has_value()) return outcome.error();
  read.outcome = std::move(outcome).value();
  return read;
}

model::Result<ExitCode> ImportCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (replace_ && !source_.empty() && paths_.size() > 1) {
    return model::Error{
        model::ErrorCode::kInvalidArgument,
        "--replace with --source takes one SOURCE: each would retire the one before", ""};
  }
  const Adapters adapters = ingest::make_builtin_adapters();
  std::vector<const ingest::Adapter*> chosen;
  for (const std::string& path : paths_) {
    const auto adapter = choose(adapters, {path, ""});
    if (!adapter.has_value()) return as_bad_input(adapter.error());
    chosen.push_back(adapter.value());
  }
  auto store = open_target();
  if (!store.has_value()) return store.error();
  Json reports = Json::array();
  for (std::size_t i = 0; i < paths_.size(); ++i) {
    const auto imported = import_one(*store.value(), paths_[i], *chosen[i], console);
    if (!imported.has_value()) return imported.error();
    if (common_.json) {
      reports.push_back(import_report_json(imported.value()));
    } else {
      print_import_report(console.out(), imported.value());
    }
  }
  if (common_.json) console.out() << to_line(reports) << '\n';
  const auto types = store.value()->documents(store::kNow, model::collections::kCliqueTypes);
  if (!types.has_value()) return types.error();
  if (types.value().empty() && !dry_run_) {
    console.note("No clique types yet: toposcope types import samples/rules/openstack.json --db " +
                 common_.db);
  }
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_import_command() { return std::make_unique<ImportCommand>(); }

}  // namespace toposcope::cli
