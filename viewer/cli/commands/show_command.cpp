#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/export.h"
#include "toposcope/graph/impact.h"
#include "toposcope/model/time.h"

#include "commands/builtin_commands.h"
#include "common_options.h"
#include "hop_text.h"
#include "node_reference.h"
#include "node_text.h"
#include "view.h"

namespace toposcope::cli {
namespace {

constexpr int kDeepest = 64;  // parents; a circle of parents ends here

/// All that is said of one node.
struct NodePage {
  store::NodeDetail detail;
  std::vector<store::NodeSummary> parents;  ///< Nearest first.
  std::string missing_parent;               ///< TYPE:ID that the last of them states; may be empty.
  std::vector<store::NodeSummary> children;
  std::vector<store::LinkDetail> links;
  Json cliques = nullptr;  ///< Null: not asked for.
};

model::Status read_parents(store::GraphStore& store, NodePage& page) {
  const std::string& environment = page.detail.summary.environment;
  std::string type = page.detail.parent_type;
  std::string id = page.detail.parent_id;
  for (int depth = 0; depth < kDeepest && !type.empty() && !id.empty(); ++depth) {
    const auto parent = store.resolve(type + ":" + id, environment);
    if (!parent.has_value()) {
      page.missing_parent = type + ":" + id;
      break;
    }
    page.parents.push_back(parent.value());
    const auto detail = store.node(parent.value().row);
    if (!detail.has_value()) return detail.error();
    type = detail.value().parent_type;
    id = detail.value().parent_id;
  }
  return model::ok();
}

/// The cliques that hold the node: whose they are, and by which clique type.
Json cliques_holding(const View& view, model::NodeId node) {
  Json list = Json::array();
  graph::Overlay asked;
  asked.nodes.insert(node);
  for (const auto& held : graph::impact(view.engine(), asked)) {
    const graph::CliqueType& type = *view.engine().jobs()[held.job].type;
    list.push_back({{"focal_point", node_json(view.snapshot(), held.focal_point)},
                    {"clique_type", type.key},
                    {"clique_type_name", type.name}});
  }
  return list;
}

class ShowCommand final : public Command {
 public:
  std::string name() const override { return "show"; }
  std::string summary() const override { return "Everything about one node"; }
  std::string examples() const override {
    return "  toposcope show --db cloud.db instance:web-1\n"
           "  toposcope show --db cloud.db key:58ca73aecc9d4d84 --json\n"
           "  toposcope show --db cloud.db vedge:ovs-7 --env prod --no-cliques";
  }
  void declare(OptionSet& set) override {
    add_common_options(set, common_);
    add_json_option(set, common_);
    set.add("NODE", node_, "The node, as TYPE:ID or key:K").required();
    set.add("--env", view_.environment, "Only this environment").placeholder("NAME");
    set.add_flag("--no-cliques", no_cliques_, "Without the cliques it is in: reads less");
  }
  model::Result<ExitCode> run(Console& console) override;

 private:
  model::Result<NodePage> read(store::GraphStore& store) const;
  static void print(std::ostream& out, const NodePage& page);
  static void print_relations(std::ostream& out, const NodePage& page);
  static Json to_json(const NodePage& page);

  CommonOptions common_;
  ViewOptions view_;
  std::string node_;
  bool no_cliques_ = false;
};

model::Result<NodePage> ShowCommand::read(store::GraphStore& store) const {
  const auto node = store.resolve(node_, view_.environment);
  if (!node.has_value()) return node.error();
  auto detail = store.node(node.value().row);
  if (!detail.has_value()) return detail.error();
  NodePage page;
  page.detail = std::move(detail).value();
  if (auto read = read_parents(store, page); !read.has_value()) return read.error();
  auto children = store.children(node.value().row);
  if (!children.has_value()) return children.error();
  page.children = std::move(children).value();
  auto links = store.links_at(node.value().row);
  if (!links.has_value()) return links.error();
  page.links = std::move(links).value();
  if (no_cliques_) return page;
  const auto view = load_view(store, {});
  if (!view.has_value()) return view.error();
  const auto id = view.value()->snapshot().find(node.value().row);
  if (id.has_value()) page.cliques = cliques_holding(*view.value(), *id);
  return page;
}

void ShowCommand::print_relations(std::ostream& out, const NodePage& page) {
  for (const auto& parent : page.parents) out << "parent       " << describe(parent) << '\n';
  if (!page.missing_parent.empty()) {
    out << "parent       " << printable(page.missing_parent) << " (not in the inventory)\n";
  }
  for (const auto& child : page.children) out << "child        " << describe(child) << '\n';
  for (const auto& link : page.links) {
    const bool leaves = link.source.row == page.detail.summary.row;
    out << "link         " << printable(link.link_type) << (leaves ? " --> " : " <-- ")
        << describe(leaves ? link.target : link.source) << "  [" << printable(link.key) << "]\n";
  }
  for (const Json& clique : page.cliques) {
    const Json& focal = clique["focal_point"];
    out << "in clique of " << printable(text_member(focal, "type")) << ':'
        << printable(text_member(focal, "id")) << " ("
        << printable(text_member(clique, "clique_type_name")) << ")\n";
  }
}

void ShowCommand::print(std::ostream& out, const NodePage& page) {
  const auto& summary = page.detail.summary;
  out << describe(summary) << '\n'
      << "environment  " << printable(summary.environment) << '\n'
      << "key          " << printable(summary.key) << '\n'
      << "status       " << graph::status_name(summary.status)
      << (summary.placeholder ? "; a placeholder: only links name it" : "") << '\n';
  for (const auto& status : page.detail.statuses) {
    out << "  " << graph::status_name(status.value) << " by " << printable(status.source) << " at "
        << time_text(status.time) << (status.acknowledged ? ", acknowledged" : "")
        << (status.text.empty() ? "" : ": " + printable(status.text)) << '\n';
  }
  if (!page.detail.source.empty()) {
    out << "source       " << printable(page.detail.source) << ", revision "
        << page.detail.first_seen << ", changed in " << page.detail.changed << ", last seen "
        << time_text(page.detail.last_seen) << '\n';
  }
  print_relations(out, page);
  const Json document = parse_or_null(page.detail.document);
  if (document.is_object() && !document.empty()) out << "properties\n";
  for (const auto& [name, value] : document.items()) {
    out << "  " << printable(name) << " = " << printable(plain(value)) << '\n';
  }
}

Json ShowCommand::to_json(const NodePage& page) {
  Json json = node_json(page.detail.summary);
  json["source"] = page.detail.source;
  json["first_seen"] = page.detail.first_seen;
  json["changed"] = page.detail.changed;
  json["last_seen"] = model::to_rfc3339(page.detail.last_seen);
  json["statuses"] = Json::array();
  for (const auto& status : page.detail.statuses) {
    json["statuses"].push_back({{"status", graph::status_name(status.value)},
                                {"text", status.text},
                                {"source", status.source},
                                {"time", model::to_rfc3339(status.time)},
                                {"acknowledged", status.acknowledged}});
  }
  json["parents"] = Json::array();
  for (const auto& parent : page.parents) json["parents"].push_back(node_json(parent));
  json["children"] = Json::array();
  for (const auto& child : page.children) json["children"].push_back(node_json(child));
  json["links"] = Json::array();
  for (const auto& link : page.links) {
    json["links"].push_back({{"key", link.key},
                             {"link_type", link.link_type},
                             {"name", link.name},
                             {"status", graph::status_name(link.status)},
                             {"source", node_json(link.source)},
                             {"target", node_json(link.target)}});
  }
  json["cliques"] = page.cliques;
  json["document"] = parse_or_null(page.detail.document);
  return json;
}

model::Result<ExitCode> ShowCommand::run(Console& console) {
  console.set_quiet(common_.quiet);
  const auto store = open_to_read(common_.db);
  if (!store.has_value()) return store.error();
  const auto page = read(*store.value());
  if (!page.has_value()) return page.error();
  if (common_.json) {
    console.out() << to_line(to_json(page.value())) << '\n';
  } else {
    print(console.out(), page.value());
  }
  return ExitCode::kOk;
}

}  // namespace

std::unique_ptr<Command> make_show_command() { return std::make_unique<ShowCommand>(); }

}  // namespace toposcope::cli
