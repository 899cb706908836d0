#include <map>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/graph/export.h"
#include "toposcope/model/record_json.h"

#include "export_cgraph.h"
#include "export_dot_style.h"
#include "export_dot_text.h"
#include "export_records.h"

namespace toposcope::graph {
namespace {

using model::LinkId;
using model::NodeId;

constexpr const char* kFont = "Helvetica";
constexpr const char* kCarried = "toposcope";  // ingest's `dot` adapter reads it

/// Graphviz has no dash-dot pattern; a colour list with gaps along the line draws one.
std::string dash_dotted(const std::string& colour) {
  constexpr int kRepeats = 5;
  const std::string dash = colour + ";0.1:#FFFFFF00;0.03:";
  const std::string dot = colour + ";0.03:#FFFFFF00;0.03:";
  std::string out;
  for (int i = 0; i < kRepeats; ++i) out += dash + dot;
  return out + colour;
}

/// The name without what the box around it already says.
std::string_view short_name(std::string_view name, std::string_view host) {
  if (host.empty() || !name.starts_with(host)) return name;
  const std::string_view rest = name.substr(host.size());
  const bool separated = !rest.empty() && (rest[0] == '-' || rest[0] == '|');
  return separated && rest.size() > 1 ? rest.substr(1) : name;
}

/// Draws one clique; the order of its calls is the order of the output.
class DotWriter {
 public:
  DotWriter(const CliqueEngine& engine, const Clique& clique, const Decorations& decorations)
      : engine_(engine),
        snapshot_(engine.snapshot()),
        clique_(clique),
        decorations_(decorations),
        dot_(dot_name(snapshot_.key(clique.focal_point))) {}

  std::string write() {
    declare();
    add_nodes();
    add_links();
    return dot_.write();
  }

 private:
  void declare();
  void add_nodes();
  void add_node(NodeId node, const NodeDecoration& decoration);
  void add_links();
  void style_link(Agedge_t* edge, LinkId link, const LinkDecoration& decoration);
  Agraph_t* cluster_of(const std::string& host);
  template <typename Record>
  void carry(void* item, const Record& record);
  [[nodiscard]] std::string title() const;
  [[nodiscard]] std::string tooltip(NodeId node) const;

  const CliqueEngine& engine_;
  const GraphSnapshot& snapshot_;
  const Clique& clique_;
  const Decorations& decorations_;
  DotGraph dot_;
  std::map<NodeId, Agnode_t*> drawn_;
  std::map<std::string, Agraph_t*> clusters_;  ///< By host.
  std::string document_;                       ///< Of the record in hand.
};

/// Adds the record itself, for whoever reads the drawing back.
template <typename Record>
void DotWriter::carry(void* item, const Record& record) {
  std::string json;
  model::append_record_json(json, record);
  DotGraph::set(item, kCarried, dot_name(json));
}

std::string DotWriter::title() const {
  const CliqueJob& job = engine_.jobs()[clique_.job];
  const NodeId focal = clique_.focal_point;
  return dot_label(job.type->focal_point_type) + " " + dot_label(snapshot_.name(focal)) + "\\n" +
         dot_label(name_of(*job.type)) + ", " +
         dot_label(snapshot_.environments()[job.environment].name) + ", " +
         std::to_string(clique_.nodes.size()) + " nodes, " + std::to_string(clique_.links.size()) +
         " links";
}

void DotWriter::declare() {
  const std::vector<std::pair<const char*, std::string>> graph = {
      {"label", title()},     {"labelloc", "t"},    {"rankdir", "LR"},
      {"fontname", kFont},    {"fontsize", "13"},   {"fontcolor", colours::kText},
      {"bgcolor", "#FFFFFF"}, {"nodesep", "0.22"},  {"ranksep", "0.7"},
      {"pad", "0.3"},         {"charset", "UTF-8"}, {"style", ""},
      {"color", ""},          {"fillcolor", ""},    {"margin", ""},
      {kCarried, "1"}};
  const std::vector<std::pair<const char*, std::string>> node = {{"label", ""},
                                                                 {"shape", "box"},
                                                                 {"style", "rounded,filled"},
                                                                 {"fontname", kFont},
                                                                 {"fontsize", "11"},
                                                                 {"height", "0.4"},
                                                                 {"margin", "0.14,0.06"},
                                                                 {"color", "#B9C4CE"},
                                                                 {"penwidth", "1"},
                                                                 {"tooltip", ""},
                                                                 {"fillcolor", "#FFFFFF"},
                                                                 {"peripheries", "1"},
                                                                 {"fontcolor", colours::kText},
                                                                 {kCarried, ""}};
  const std::vector<std::pair<const char*, std::string>> edge = {
      {"label", ""},        {"fontname", kFont},   {"fontsize", "9"},
      {"color", "#8A98A5"}, {"penwidth", "1.3"},   {"style", "solid"},
      {"tooltip", ""},      {"arrowhead", "none"}, {"arrowtail", "none"},
      {"arrowsize", "0.7"}, {"dir", "both"},       {"fontcolor", colours::kDetail},
      {kCarried, ""}};
  for (const auto& [name, value] : graph) dot_.set_default(AGRAPH, name, value);
  for (const auto& [name, value] : node) dot_.set_default(AGNODE, name, value);
  for (const auto& [name, value] : edge) dot_.set_default(AGEDGE, name, value);
}

Agraph_t* DotWriter::cluster_of(const std::string& host) {
  Agraph_t*& cluster = clusters_[host];
  if (cluster == nullptr) {
    cluster = dot_.add_cluster(dot_name(host));
    DotGraph::set(cluster, "label", dot_label(host));
    DotGraph::set(cluster, "style", "rounded,filled");
    DotGraph::set(cluster, "color", colours::kBoxBorder);
    DotGraph::set(cluster, "fillcolor", colours::kBox);
    DotGraph::set(cluster, "fontsize", "12");
    DotGraph::set(cluster, "fontcolor", colours::kDetail);
    DotGraph::set(cluster, "margin", "12");
  }
  return cluster;
}

std::string DotWriter::tooltip(NodeId node) const {
  return dot_label(snapshot_.node_types()[snapshot_.type(node)]) + ":" +
         dot_label(snapshot_.id(node)) + "\\n" + dot_label(snapshot_.key(node));
}

void DotWriter::add_node(NodeId node, const NodeDecoration& decoration) {
  const NodeStyle& style = node_style(decoration.status);
  const std::string_view name =
      snapshot_.name(node).empty() ? snapshot_.id(node) : snapshot_.name(node);
  std::string caption = dot_label(snapshot_.node_types()[snapshot_.type(node)]);
  if (*style.word != '\0') caption += std::string(" \u00B7 ") + style.word;
  Agnode_t* drawn = dot_.add_node(dot_name(snapshot_.key(node)));
  drawn_[node] = drawn;
  DotGraph::set(drawn, "label", dot_label(short_name(name, decoration.host)) + "\\n" + caption);
  DotGraph::set(drawn, "tooltip", tooltip(node));
  const bool placeholder = snapshot_.is_placeholder(node);
  DotGraph::set(drawn, "shape", style.shape);
  DotGraph::set(drawn, "style", placeholder ? "rounded,filled,dotted" : style.style);
  DotGraph::set(drawn, "color", style.border);
  DotGraph::set(drawn, "fillcolor", style.fill);
  DotGraph::set(drawn, "fontcolor", style.text);
  DotGraph::set(drawn, "penwidth", style.width);
  if (node == clique_.focal_point) {
    const bool quiet = *style.word == '\0';
    DotGraph::set(drawn, "peripheries", "2");
    DotGraph::set(drawn, "fontsize", "14");
    DotGraph::set(drawn, "penwidth", "2");
    if (quiet) DotGraph::set(drawn, "color", colours::kAccent);
    if (quiet) DotGraph::set(drawn, "fillcolor", colours::kAccentSoft);
  }
  if (!decoration.host.empty()) DotGraph::put_into(cluster_of(decoration.host), drawn);
}

void DotWriter::add_nodes() {
  for (std::size_t i = 0; i < clique_.nodes.size(); ++i) {
    const bool decorated = i < decorations_.nodes.size();
    add_node(clique_.nodes[i], decorated ? decorations_.nodes[i] : NodeDecoration{});
    if (!snapshot_.is_placeholder(clique_.nodes[i])) {
      carry(drawn_.at(clique_.nodes[i]), node_record(engine_, clique_, i, decorations_, document_));
    }
  }
}

void DotWriter::style_link(Agedge_t* edge, LinkId link, const LinkDecoration& decoration) {
  const LinkStyle& style = link_style(decoration.status);
  const std::string& type = snapshot_.link_types()[snapshot_.link_type(link)];
  const std::string_view name = snapshot_.name(link);
  const bool implicit = snapshot_.implicit(link) == model::Implicit::kTrue;
  DotGraph::set(edge, "label", dot_label(name.empty() ? std::string_view(type) : name));
  DotGraph::set(edge, "tooltip", dot_label(type) + "\\n" + dot_label(snapshot_.key(link)));
  DotGraph::set(edge, "style", implicit ? "solid" : style.style);
  DotGraph::set(edge, "color", implicit ? dash_dotted(style.colour) : style.colour);
  DotGraph::set(edge, "fontcolor", style.text);
  DotGraph::set(edge, "penwidth", style.width);
  DotGraph::set(edge, "arrowhead", decoration.down ? "tee" : style.arrow);
  if (decoration.down) DotGraph::set(edge, "arrowtail", "tee");
}

void DotWriter::add_links() {
  for (std::size_t i = 0; i < clique_.links.size(); ++i) {
    const LinkId link = clique_.links[i];
    Agedge_t* edge =
        dot_.add_edge(drawn_.at(snapshot_.source(link)), drawn_.at(snapshot_.target(link)),
                      dot_name(snapshot_.key(link)));
    const bool decorated = i < decorations_.links.size();
    style_link(edge, link, decorated ? decorations_.links[i] : LinkDecoration{});
    carry(edge, link_record(engine_, clique_, i, decorations_, document_));
  }
}

}  // namespace

std::string to_dot(const CliqueEngine& engine, const Clique& clique,
                   const Decorations& decorations) {
  return DotWriter(engine, clique, decorations).write();
}

}  // namespace toposcope::graph
