#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/clique_diff.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "json_text.h"
#include "node_reference.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using store::Change;
using store::ChangeKind;

const char* mark_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kAdded:
      return "+";
    case ChangeKind::kRemoved:
      return "-";
    case ChangeKind::kChanged:
      break;
  }
  return "~";
}

const char* word_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kAdded:
      return "added";
    case ChangeKind::kRemoved:
      return "removed";
    case ChangeKind::kChanged:
      break;
  }
  return "changed";
}

const char* word_of(Change::Subject subject) {
  switch (subject) {
    case Change::Subject::kNode:
      return "node";
    case Change::Subject::kLink:
      return "link";
    case Change::Subject::kDocument:
      break;
  }
  return "document";
}

const char* word_of(graph::Cause cause) {
  switch (cause) {
    case graph::Cause::kNodeGone:
      return "node gone";
    case graph::Cause::kNodeNew:
      return "node new";
    case graph::Cause::kLinkGone:
      return "link gone";
    case graph::Cause::kLinkNew:
      return "link new";
    case graph::Cause::kConstraintChanged:
      return "constraint changed";
    case graph::Cause::kRuleChanged:
      return "rule changed";
    case graph::Cause::kDirectionChanged:
      return "direction changed";
    case graph::Cause::kLinkChanged:
      return "link changed";
    case graph::Cause::kReachability:
      break;
  }
  return "reachability";
}

/// Members that differ: {"name": [before, after]}; a missing one is null.
Json changed_members(const Change& change) {
  const Json before = parse_or_null(change.before);
  const Json after = parse_or_null(change.after);
  Json out = Json::object();
  for (const auto& [name, value] : before.items()) {
    const Json now = after.is_object() && after.contains(name) ? after[name] : Json(nullptr);
    if (now != value) out[name] = {value, now};
  }
  for (const auto& [name, value] : after.items()) {
    if (!before.is_object() || !before.contains(name)) out[name] = {nullptr, value};
  }
  return out;
}

class DiffCommand final : public Command {
 public:
  std::string name() const override { return "diff"; }
  std::string summary() const override { return "What changed between two revisions, and why"; }
  std::string examples() const override {
    return "  toposcope diff --db cloud.db --from 3 --to 5\n"
           "  toposcope diff --db cloud.db --from 2026-11-19 --json\n"
           "  toposcope diff --db cloud.db --from 3 --focal instance:web-1";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add("--from", from_, "The earlier state").required().placeholder("REV|TIME");
    set.add("--to", to_, "The later state; default: the newest").placeholder("REV|TIME");
    set.add("--focal", focal_point_, "Compare the cliques of one focal point")
        .placeholder("TYPE:ID");
    set.add("--env", view_.environment, "Only this environment").placeholder("NAME");
    add_engine_options(set, view_);
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<ExitCode> compare_inventories(store::GraphStore& store, Console& console) const;
  model::Result<ExitCode> compare_cliques(store::GraphStore& store, Console& console) const;
  void print_change(std::ostream& out, const Change& change) const;
  void print_clique_diffs(std::ostream& out, const std::vector<graph::CliqueDiff>& diffs) const;
  model::Result<model::NodeRow> find_row(const View& before, const View& after) const;

  CommonOptions common_;
  ViewOptions view_;
  std::string from_, to_, focal_point_;
};

void DiffCommand::print_change(std::ostream& out, const Change& change) const {
  const Json members =
      change.kind == ChangeKind::kChanged ? changed_members(change) : Json::object();
  if (common_.json) {
    out << to_line({{"change", word_of(change.kind)},
                    {"subject", word_of(change.subject)},
                    {"environment", change.environment},
                    {"type", change.type},
                    {"key", change.key},
                    {"name", change.name},
                    {"members", members}})
        << '\n';
    return;
  }
  out << mark_of(change.kind) << ' ' << word_of(change.subject) << ' ' << printable(change.type)
      << ' ' << printable(change.key);
  if (!change.name.empty() && change.name != change.key) {
    out << " (" << printable(change.name) << ")";
  }
  out << '\n';
  for (const auto& [name, pair] : members.items()) {
    out << "    " << printable(name) << ": " << printable(plain(pair[0])) << " -> "
        << printable(plain(pair[1])) << '\n';
  }
}

model::Result<ExitCode> DiffCommand::compare_inventories(store::GraphStore& store,
                                                         Console& console) const {
  const auto from = parse_revision(store, from_);
  if (!from.has_value()) return from.error();
  const auto to = parse_revision(store, to_);
  if (!to.has_value()) return to.error();
  bool differs = false;
  const auto sent = store.changes(from.value(), to.value(), [&](const Change& change) {
    const bool here = view_.environment.empty() || change.environment == view_.environment;
    if (here) {
      differs = true;
      print_change(console.out(), change);
    }
    return console.out().good() ? model::ok() : console.answers().status();
  });
  if (!sent.has_value()) return sent.error();
  if (!differs) console.note("no difference");
  return differs ? ExitCode::kNo : ExitCode::kOk;
}

/// The focal point may be in one of the two states only.
model::Result<model::NodeRow> DiffCommand::find_row(const View& before, const View& after) const {
  const auto now = find_node(after.snapshot(), focal_point_, view_.environment);
  if (now.has_value()) return after.snapshot().row(now.value());
  if (now.error().code != model::ErrorCode::kNotFound) return now.error();
  const auto then = find_node(before.snapshot(), focal_point_, view_.environment);
  if (!then.has_value()) return then.error();
  return before.snapshot().row(then.value());
}

void DiffCommand::print_clique_diffs(std::ostream& out,
                                     const std::vector<graph::CliqueDiff>& diffs) const {
  for (const auto& diff : diffs) {
    if (!common_.json && !diff.differences.empty()) {
      out << "clique type " << printable(diff.clique_type) << '\n';
    }
    for (const auto& d : diff.differences) {
      if (common_.json) {
        out << to_line({{"clique_type", diff.clique_type},
                        {"change", d.added ? "added" : "removed"},
                        {"subject", d.is_link ? "link" : "node"},
                        {"type", d.type},
                        {"key", d.key},
                        {"name", d.name},
                        {"cause", word_of(d.cause)},
                        {"because", d.because}})
            << '\n';
        continue;
      }
      out << (d.added ? "+ " : "- ") << (d.is_link ? "link " : "node ") << printable(d.type) << ' '
          << printable(d.key);
      if (!d.name.empty() && d.name != d.key) out << " (" << printable(d.name) << ")";
      out << "\n    " << word_of(d.cause) << ": " << printable(d.because) << '\n';
    }
  }
}

model::Result<ExitCode> DiffCommand::compare_cliques(store::GraphStore& store,
                                                     Console& console) const {
  ViewOptions before_options = view_;
  before_options.at = from_;
  ViewOptions after_options = view_;
  after_options.at = to_;
  const auto before = load_view(store, before_options);
  if (!before.has_value()) return before.error();
  const auto after = load_view(store, after_options);
  if (!after.has_value()) return after.error();
  const auto row = find_row(*before.value(), *after.value());
  if (!row.has_value()) return row.error();
  const auto diffs =
      graph::diff_cliques(before.value()->engine(), after.value()->engine(), row.value());
  print_clique_diffs(console.out(), diffs);
  bool differs = false;
  for (const auto& diff : diffs) differs = differs || !diff.differences.empty();
  if (!differs) console.note("no difference");
  return differs ? ExitCode::kNo : ExitCode::kOk;
}

model::Result<ExitCode> DiffCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  return focal_point_.empty() ? compare_inventories(*store.value(), console)
                              : compare_cliques(*store.value(), console);
}

}  // namespace

std::unique_ptr<Command> make_diff_command() { return std::make_unique<DiffCommand>(); }

}  // namespace toposcope::cli
