#include <memory>
#include <string>

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "json_text.h"

namespace toposcope::cli {
namespace {

class CompactCommand final : public Command {
 public:
  std::string name() const override { return "compact"; }
  std::string summary() const override { return "Forget old history and give the space back"; }
  std::string examples() const override {
    return "  toposcope compact --db cloud.db\n"
           "  toposcope compact --db cloud.db --keep-from 120 --json\n"
           "  toposcope compact --db cloud.db --keep-from 2026-11-01";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add("--keep-from", keep_from_, "Keep what is younger; default: only the newest")
        .placeholder("REV|TIME");
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  CommonOptions common_;
  std::string keep_from_;
};

model::Result<ExitCode> CompactCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const auto revision = parse_revision(*store.value(), keep_from_);
  if (!revision.has_value()) return revision.error();
  const auto before = store.value()->info();
  if (!before.has_value()) return before.error();
  const auto compacted = store.value()->compact(revision.value());
  if (!compacted.has_value()) return compacted.error();
  const auto after = store.value()->info();
  if (!after.has_value()) return after.error();
  if (common_.json) {
    console.out() << to_line({{"bytes_before", before.value().file_bytes},
                              {"bytes_after", after.value().file_bytes},
                              {"history_rows_before", before.value().history_rows},
                              {"history_rows_after", after.value().history_rows}})
                  << '\n';
  } else {
    console.out() << "file     " << before.value().file_bytes << " bytes, now "
                  << after.value().file_bytes << "\nhistory  " << before.value().history_rows
                  << " rows, now " << after.value().history_rows << '\n';
  }
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_compact_command() { return std::make_unique<CompactCommand>(); }

}  // namespace toposcope::cli
