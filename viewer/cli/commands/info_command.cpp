#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/path.h"
#include "toposcope/model/status.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "json_text.h"
#include "table_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

using model::StatusValue;

/// What the inventory holds and how it fares.
struct Health {
  store::StoreInfo info;
  std::vector<store::Revision> revisions;  ///< Newest first.
  std::vector<model::Diagnostic> faulty_rules;
  std::optional<graph::Components> components;
};

class InfoCommand final : public Command {
 public:
  std::string name() const override { return "info"; }
  std::string summary() const override { return "Counts, sizes, components, revisions, health"; }
  std::string examples() const override {
    return "  toposcope info --db cloud.db\n"
           "  toposcope info --db cloud.db --quick --json";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add_flag("--quick", quick_, "Without components, which need the whole graph");
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<Health> read(store::GraphStore& store) const;
  static void print_counts(std::ostream& out, const store::StoreInfo& info);
  static void print_health(std::ostream& out, const Health& health);
  static Json to_json(const Health& health);

  CommonOptions common_;
  bool quick_ = false;
};

/// The counts of what is not well, worst first.
std::vector<store::StatusCount> ill_ones(const store::StoreInfo& info) {
  std::vector<store::StatusCount> out;
  for (const StatusValue status :
       {StatusValue::kError, StatusValue::kWarning, StatusValue::kUnknown, StatusValue::kStale,
        StatusValue::kMaintenance}) {
    for (const auto& count : info.statuses) {
      if (count.value == status) out.push_back(count);
    }
  }
  return out;
}

model::Result<Health> InfoCommand::read(store::GraphStore& store) const {
  Health health;
  auto info = store.info();
  if (!info.has_value()) return info.error();
  health.info = std::move(info).value();
  auto revisions = store.revisions();
  if (!revisions.has_value()) return revisions.error();
  health.revisions = std::move(revisions).value();
  const auto rules = load_rules_of_now(store);
  if (!rules.has_value()) return rules.error();
  health.faulty_rules = rules.value().faults;
  if (quick_) return health;
  const auto snapshot = load_snapshot(store, {});
  if (!snapshot.has_value()) return snapshot.error();
  health.components = graph::connected_components(snapshot.value());
  return health;
}

void InfoCommand::print_counts(std::ostream& out, const store::StoreInfo& info) {
  for (const auto& e : info.environments) {
    out << "environment  " << printable(e.name) << (e.declared ? "" : " (undeclared: no cliques)")
        << ", " << count_text(e.nodes, "node") << ", " << count_text(e.links, "link") << '\n';
  }
  TableText table({{"KIND"}, {"TYPE"}, {"COUNT", TableText::Align::kRight}});
  for (const auto& [name, count] : info.node_types) {
    table.add_row({"node", name, std::to_string(count)});
  }
  for (const auto& [name, count] : info.link_types) {
    table.add_row({"link", name, std::to_string(count)});
  }
  for (const auto& [name, count] : info.collections) {
    table.add_row({"document", name, std::to_string(count)});
  }
  if (!table.empty()) table.print(out);
}

void InfoCommand::print_health(std::ostream& out, const Health& health) {
  if (health.components.has_value()) {
    out << "components   " << health.components->count;
    const auto& sizes = health.components->largest;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
      out << (i == 0 ? ", largest " : ", ") << sizes[i];
    }
    out << '\n';
  }
  for (const auto& count : ill_ones(health.info)) {
    out << "status       " << model::status_label(count.value) << ' '
        << (count.nodes > 0 ? count_text(count.nodes, "node") : "")
        << (count.nodes > 0 && count.links > 0 ? ", " : "")
        << (count.links > 0 ? count_text(count.links, "link") : "") << '\n';
  }
  if (health.info.placeholders > 0) {
    out << "placeholders " << count_text(health.info.placeholders, "link end")
        << " that no source describes\n";
  }
  for (const auto& fault : health.faulty_rules) {
    out << "faulty rule  " << printable(fault.where) << ": " << printable(fault.message) << '\n';
  }
}

Json InfoCommand::to_json(const Health& health) {
  const auto counts = [](const auto& pairs) {
    Json json = Json::object();
    for (const auto& [name, count] : pairs) json[name] = count;
    return json;
  };
  Json environments = Json::array();
  for (const auto& e : health.info.environments) {
    environments.push_back(
        {{"name", e.name}, {"declared", e.declared}, {"nodes", e.nodes}, {"links", e.links}});
  }
  Json statuses = Json::object();
  for (const auto& count : ill_ones(health.info)) {
    statuses[std::string(model::status_label(count.value))] = {{"nodes", count.nodes},
                                                               {"links", count.links}};
  }
  Json faults = Json::array();
  for (const auto& f : health.faulty_rules) {
    faults.push_back({{"where", f.where}, {"message", f.message}});
  }
  Json components = nullptr;
  if (health.components.has_value()) {
    components = {{"count", health.components->count}, {"largest", health.components->largest}};
  }
  return {{"schema_version", health.info.schema_version},
          {"file_bytes", health.info.file_bytes},
          {"history_rows", health.info.history_rows},
          {"revisions", health.revisions.size()},
          {"environments", std::move(environments)},
          {"nodes", counts(health.info.node_types)},
          {"links", counts(health.info.link_types)},
          {"documents", counts(health.info.collections)},
          {"components", std::move(components)},
          {"statuses", std::move(statuses)},
          {"placeholders", health.info.placeholders},
          {"faulty_rules", std::move(faults)}};
}

model::Result<ExitCode> InfoCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto health = read(*store.value());
  if (!health.has_value()) return health.error();
  if (common_.json) {
    console.out() << to_line(to_json(health.value())) << '\n';
    return ExitCode::kOk;
  }
  const store::StoreInfo& info = health.value().info;
  console.out() << "file         " << printable(common_.db) << ", " << info.file_bytes
                << " bytes, schema " << info.schema_version << ", "
                << count_text(info.history_rows, "row") << " of history\n";
  if (!health.value().revisions.empty()) {
    const store::Revision& newest = health.value().revisions.front();
    console.out() << "revisions    " << health.value().revisions.size() << ", newest "
                  << newest.number << " of " << time_text(newest.time) << '\n';
  }
  print_health(console.out(), health.value());
  print_counts(console.out(), info);
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_info_command() { return std::make_unique<InfoCommand>(); }

}  // namespace toposcope::cli
