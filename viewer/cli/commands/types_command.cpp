#include <memory>
#include <optional>
#include <set>
#include <string>
#include <utility>

#include "toposcope/ingest/adapter.h"
#include "toposcope/ingest/json_export.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "outcome_text.h"
#include "rule_documents.h"
#include "rule_lint.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

class TypesCommand final : public Command {
 public:
  std::string name() const override { return "types"; }
  std::string summary() const override { return "List, add, edit, remove, import, export rules"; }
  std::string examples() const override {
    return "  toposcope types import samples/rules/openstack.json --db cloud.db\n"
           "  toposcope types list --db cloud.db\n"
           "  toposcope types add --db cloud.db --name short --focal-type instance --env ANY \\\n"
           "      --steps instance-vnic,vnic-vconnector\n"
           "  toposcope types edit short --db cloud.db --set use_implicit_links=true\n"
           "  toposcope types remove short --db cloud.db\n"
           "  toposcope types add --kind constraint --focal-type instance --constraints network "
           "--db cloud.db\n"
           "  toposcope types export --db cloud.db --output rules.jsonl";
  }
  void declare(OptionSet& set) override;
  model::Result<ExitCode> run(Console& console) override;

 private:
  void declare_fields(OptionSet& set);
  model::Result<ExitCode> list(Console& console) const;
  model::Result<ExitCode> add(Console& console) const;
  model::Result<ExitCode> edit(Console& console) const;
  model::Result<ExitCode> remove(Console& console) const;
  model::Result<ExitCode> import_file(Console& console) const;
  model::Result<ExitCode> export_rules(Console& console) const;
  model::Result<ExitCode> finish(store::GraphStore& store, const store::ImportOutcome& outcome,
                                 const std::string& key, Console& console) const;

  CommonOptions common_;
  RuleFields fields_;
  std::string kind_ = "clique-type", list_kind_, key_, path_, output_;
  std::optional<OptionSet> add_;
  std::optional<OptionSet> edit_;
  std::optional<OptionSet> remove_;
  std::optional<OptionSet> import_;
  std::optional<OptionSet> export_;
};

void TypesCommand::declare_fields(OptionSet& set) {
  set.add("--kind", kind_, "What it is").one_of(rule_kind_words()).shows_default();
  set.add("--name", fields_.name, "Name for people").placeholder("NAME");
  set.add("--focal-type", fields_.focal_type, "Node type of the focal points").placeholder("TYPE");
  set.add("--steps", fields_.steps, "Link types in walking order").placeholder("A-B,B-C");
  set.add("--constraints", fields_.constraints, "Attributes that links must share")
      .placeholder("NAME,...");
  set.add("--env", fields_.environment, "An environment, or ANY").placeholder("NAME");
  set.add("--set", fields_.set,
          "Any member; the value is JSON, or else a text (distribution_version=9.0 is one)")
      .placeholder("FIELD=VALUE")
      .one_each_time();
  set.add("--unset", fields_.unset, "Take a member out").placeholder("FIELD").one_each_time();
}

void TypesCommand::declare(OptionSet& set) {
  add_common_options(set, common_);
  add_json_option(set, common_);
  OptionSet list = set.add_word("list", "Rules and what is wrong with them");
  list.add("--kind", list_kind_, "Only these").one_of(rule_kind_words());
  add_ = set.add_word("add", "Add one rule");
  add_->add("--key", key_, "Its key; default: environment/focal type/name#n").placeholder("KEY");
  declare_fields(*add_);
  edit_ = set.add_word("edit", "Change one rule");
  edit_->add("KEY", key_, "Key, or name when only one has it").required();
  declare_fields(*edit_);
  remove_ = set.add_word("remove", "Retire one rule");
  remove_->add("KEY", key_, "Key, or name when only one has it").required();
  remove_->add("--kind", kind_, "What it is").one_of(rule_kind_words()).shows_default();
  import_ = set.add_word("import", "Take the rules, and only these, of a file");
  import_->add("FILE", path_, "Any source of `import`").required();
  export_ = set.add_word("export", "Write all rules in the interchange form");
  export_->add("--output", output_, "Default: standard output").placeholder("FILE");
  set.require_word(1);
}

void warn_of(const model::Diagnostic& fault) {
  Console::warn("rule " + fault.where + ": " + fault.message);
}

/// Says what happened, and what is wrong with the rules now: a faulty one is kept and told.
model::Result<ExitCode> TypesCommand::finish(store::GraphStore& store,
                                             const store::ImportOutcome& outcome,
                                             const std::string& key, Console& console) const {
  const auto faults = lint_rules(store);
  if (!faults.has_value()) return faults.error();
  if (common_.json) {
    Json json = outcome_json(outcome);
    if (!key.empty()) json["key"] = key;
    console.out() << to_line(json) << '\n';
  } else {
    console.out() << summarise(outcome) << (key.empty() ? "" : "; key " + printable(key)) << '\n';
  }
  for (const auto& fault : faults.value()) {
    if (key.empty() || fault.where == key) warn_of(fault);
  }
  return ExitCode::kOk;
}

model::Result<ExitCode> TypesCommand::list(Console& console) const {
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  TableText table({{"KIND"}, {"ENVIRONMENT"}, {"FOCAL TYPE"}, {"NAME"}, {"KEY"}, {"CONTENT"}});
  Json entries = Json::array();
  std::set<std::string> listed;
  for (const RuleKind& kind : rule_kinds()) {
    if (!list_kind_.empty() && kind.word != list_kind_) continue;
    const auto documents = store.value()->documents(store::kNow, kind.collection);
    if (!documents.has_value()) return documents.error();
    for (const auto& rule : documents.value()) {
      const Json json = parse_or_null(rule.document);
      table.add_row({std::string(kind.word), text_member(json, "environment"),
                     text_member(json, "focal_point_type"), text_member(json, "name"), rule.key,
                     describe_content(json)});
      listed.insert(rule.key);
      entries.push_back({{"kind", kind.word}, {"key", rule.key}, {"document", json}});
    }
  }
  auto faults = lint_rules(*store.value());
  if (!faults.has_value()) return faults.error();
  if (!list_kind_.empty())
    std::erase_if(faults.value(), [&](const auto& fault) { return !listed.contains(fault.where); });
  if (common_.json) {
    Json list = Json::array();
    for (const auto& fault : faults.value()) {
      list.push_back({{"key", fault.where}, {"message", fault.message}});
    }
    console.out() << to_line({{"rules", entries}, {"faults", list}}) << '\n';
    return entries.empty() ? ExitCode::kNo : ExitCode::kOk;
  }
  if (!table.empty()) table.print(console.out());
  for (const auto& fault : faults.value()) warn_of(fault);
  if (table.empty()) console.note("none; " + missing_rules_hint({}, common_.db));
  return table.empty() ? ExitCode::kNo : ExitCode::kOk;
}

model::Result<ExitCode> TypesCommand::add(Console& console) const {
  Json document = Json::object();
  if (auto applied = apply_fields(fields_, document); !applied.has_value()) return applied.error();
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const std::string_view collection = collection_of(kind_);
  const auto documents = store.value()->documents(store::kNow, collection);
  if (!documents.has_value()) return documents.error();
  const std::string key =
      key_.empty() ? make_rule_key(documents.value(), collection, document) : key_;
  for (const auto& known : documents.value()) {
    if (known.key != key) continue;
    return model::Error{
        model::ErrorCode::kConflict,
        "there is a rule with the key '" + key + "' already; `toposcope types edit` changes it",
        ""};
  }
  const std::string same = find_same_rule(documents.value(), collection, to_line(document));
  if (!same.empty()) {
    return model::Error{model::ErrorCode::kConflict,
                        "rule '" + same + "' says the same already; nothing was added", ""};
  }
  const auto outcome = put_rule(*store.value(), collection, key, document);
  if (!outcome.has_value()) return outcome.error();
  return finish(*store.value(), outcome.value(), key, console);
}

model::Result<ExitCode> TypesCommand::edit(Console& console) const {
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const std::string_view collection = collection_of(kind_);
  const auto rule = find_rule(*store.value(), collection, key_);
  if (!rule.has_value()) return rule.error();
  const Json before = parse_or_null(rule.value().document);
  Json document = before;
  if (auto applied = apply_fields(fields_, document); !applied.has_value()) return applied.error();
  if (document == before) {
    console.note("nothing changed: rule '" + rule.value().key + "' says this already");
    return ExitCode::kOk;
  }
  const auto outcome = put_rule(*store.value(), collection, rule.value().key, document);
  if (!outcome.has_value()) return outcome.error();
  return finish(*store.value(), outcome.value(), rule.value().key, console);
}

model::Result<ExitCode> TypesCommand::remove(Console& console) const {
  const auto store = open_to_change(common_.db);
  if (!store.has_value()) return store.error();
  const std::string_view collection = collection_of(kind_);
  const auto rule = find_rule(*store.value(), collection, key_);
  if (!rule.has_value()) return rule.error();
  store::ImportOptions options;
  options.source = "types";
  const auto import = store.value()->begin_import(options);
  if (!import.has_value()) return import.error();
  const auto retired = import.value()->retire_document(collection, rule.value().key);
  if (!retired.has_value()) return retired.error();
  const auto outcome = import.value()->commit();
  if (!outcome.has_value()) return outcome.error();
  return finish(*store.value(), outcome.value(), rule.value().key, console);
}

model::Result<ExitCode> TypesCommand::import_file(Console& console) const {
  const auto adapters = ingest::make_builtin_adapters();
  const ingest::Source source{path_, ""};
  const auto adapter = ingest::recognise(adapters, source);
  if (!adapter.has_value()) return as_bad_input(adapter.error());
  const auto store = open_or_create(common_.db);
  if (!store.has_value()) return store.error();
  store::ImportOptions options;
  options.source = "types:" + path_;
  const auto import = store.value()->begin_import(options);
  if (!import.has_value()) return import.error();
  RuleSink rules(*import.value());
  const auto report = adapter.value()->read(source, {}, rules);
  if (!report.has_value()) return as_bad_input(report.error());
  for (const auto& skipped : report.value().skipped) {
    console.warn("skipped " + skipped.where + ": " + skipped.message);
  }
  if (rules.taken() == 0) {
    return model::Error{model::ErrorCode::kMalformedInput,
                        "'" + path_ + "' has no clique types, constraints or registries", ""};
  }
  if (rules.left_out() > 0) {
    console.note(std::to_string(rules.left_out()) + " other records left out; `import` takes all");
  }
  const auto outcome = import.value()->commit();
  if (!outcome.has_value()) return outcome.error();
  return finish(*store.value(), outcome.value(), "", console);
}

model::Result<ExitCode> TypesCommand::export_rules(Console& console) const {
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  std::unique_ptr<query::Output> file;
  if (!output_.empty() && output_ != "-") {
    auto opened = query::Output::to_file(output_);
    if (!opened.has_value()) return opened.error();
    file = std::move(opened).value();
  }
  query::Output& output = file ? *file : console.answers();
  ingest::JsonLinesWriter writer(output.stream());
  for (const RuleKind& kind : rule_kinds()) {
    const auto documents = store.value()->documents(store::kNow, kind.collection);
    if (!documents.has_value()) return documents.error();
    for (const auto& rule : documents.value()) {
      const auto put = writer.put_document(to_record(rule));
      if (!put.has_value()) return put.error();
    }
  }
  if (auto written = output.finish(); !written.has_value()) return written.error();
  return ExitCode::kOk;
}

model::Result<ExitCode> TypesCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  if (add_->given()) return add(console);
  if (edit_->given()) return edit(console);
  if (remove_->given()) return remove(console);
  if (import_->given()) return import_file(console);
  return export_->given() ? export_rules(console) : list(console);
}

}  // namespace

std::unique_ptr<Command> make_types_command() { return std::make_unique<TypesCommand>(); }

}  // namespace toposcope::cli
