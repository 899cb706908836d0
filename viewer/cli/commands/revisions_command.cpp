#include <memory>
#include <optional>
#include <string>

#include "toposcope/model/time.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "json_text.h"
#include "outcome_text.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

class RevisionsCommand final : public Command {
 public:
  std::string name() const override { return "revisions"; }
  std::string summary() const override { return "List the history, or undo one revision"; }
  std::string examples() const override {
    return "  toposcope revisions --db cloud.db\n"
           "  toposcope revisions --db cloud.db --json\n"
           "  toposcope revisions revert 7 --db cloud.db";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    revert_ = set.add_word("revert", "Undo what one revision did, as a new revision");
    revert_->add("REVISION", revision_, "Its number").required();
    set.require_word(0);
  }
  model::Result<ExitCode> run(Console& console) override {
    console.set_quiet(common_.quiet);
    return revert_->given() ? revert(console) : list(console);
  }

 private:
  model::Result<ExitCode> list(Console& console) const;
  model::Result<ExitCode> revert(Console& console) const;

  CommonOptions common_;
  model::RevisionNumber revision_ = 0;
  std::optional<OptionSet> revert_;
};

std::string changes_text(std::uint64_t added, std::uint64_t changed, std::uint64_t retired) {
  return "+" + std::to_string(added) + " ~" + std::to_string(changed) + " -" +
         std::to_string(retired);
}

Json revision_json(const store::Revision& r) {
  return {{"revision", r.number},
          {"time", model::to_rfc3339(r.time)},
          {"kind", r.kind},
          {"compacted", r.compacted},
          {"source", r.source},
          {"comment", r.comment},
          {"nodes_added", r.nodes_added},
          {"nodes_changed", r.nodes_changed},
          {"nodes_retired", r.nodes_retired},
          {"links_added", r.links_added},
          {"links_changed", r.links_changed},
          {"links_retired", r.links_retired},
          {"documents_changed", r.documents_changed}};
}

model::Result<ExitCode> RevisionsCommand::list(Console& console) const {
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto revisions = store.value()->revisions();
  if (!revisions.has_value()) return revisions.error();
  TableText table({{"REVISION", TableText::Align::kRight},
                   {"TIME"},
                   {"KIND"},
                   {"NODES"},
                   {"LINKS"},
                   {"DOCUMENTS", TableText::Align::kRight},
                   {"SOURCE"},
                   {"COMMENT"}});
  Json list = Json::array();
  for (const auto& r : revisions.value()) {
    // To the microsecond, so that --at TIME finds this very revision.
    table.add_row({std::to_string(r.number), model::to_rfc3339(r.time),
                   r.kind + (r.compacted ? ", compacted" : ""),
                   changes_text(r.nodes_added, r.nodes_changed, r.nodes_retired),
                   changes_text(r.links_added, r.links_changed, r.links_retired),
                   std::to_string(r.documents_changed), r.source, r.comment});
    list.push_back(revision_json(r));
  }
  if (common_.json) {
    console.out() << to_line(list) << '\n';
  } else if (!table.empty()) {
    table.print(console.out());
  }
  return revisions.value().empty() ? ExitCode::kNo : ExitCode::kOk;
}

model::Result<ExitCode> RevisionsCommand::revert(Console& console) const {
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const auto outcome = store.value()->revert(revision_);
  if (!outcome.has_value()) return outcome.error();
  if (common_.json) {
    console.out() << to_line(outcome_json(outcome.value())) << '\n';
  } else {
    console.out() << "revision " << revision_ << " undone by " << summarise(outcome.value())
                  << '\n';
  }
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_revisions_command() { return std::make_unique<RevisionsCommand>(); }

}  // namespace toposcope::cli
