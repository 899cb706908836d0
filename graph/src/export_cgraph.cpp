#include "export_cgraph.h"

namespace toposcope::graph {
namespace {

// cgraph takes char* and does not write through it.
char* mutable_text(const char* text) {
  return const_cast<char*>(text);  // NOLINT(cppcoreguidelines-pro-type-const-cast): C interface
}

int append_text(void* out, const char* text) {
  static_cast<std::string*>(out)->append(text);
  return 0;
}

}  // namespace

void* DotGraph::remember_graph(Agraph_t* graph, Agdisc_t* discipline) {
  static_cast<Discipline*>(discipline)->graph = graph;
  return discipline;
}

long DotGraph::find_id(void* state, int kind, char* name, IDTYPE* id, int create) {
  auto& self = *static_cast<Discipline*>(static_cast<Agdisc_t*>(state));
  // Both halves of an edge share its name; an item without one is only ever created.
  const std::pair<int, std::string> key(kind == AGINEDGE ? AGOUTEDGE : kind,
                                        name == nullptr ? "" : name);
  const auto known = self.id_of_name.find(key);
  if (name != nullptr && known != self.id_of_name.end()) {
    *id = known->second;
    return 1;
  }
  if (create == 0) return 0;
  *id = self.names.size();
  self.names.push_back(agstrdup(self.graph, mutable_text(key.second.c_str())));
  if (name != nullptr) self.id_of_name.emplace(key, *id);
  return 1;
}

char* DotGraph::find_name(void* state, int, IDTYPE id) {
  auto& self = *static_cast<Discipline*>(static_cast<Agdisc_t*>(state));
  return self.names.at(id);
}

DotGraph::DotGraph(const std::string& name) {
  discipline_.ids.open = remember_graph;
  discipline_.ids.map = find_id;
  discipline_.ids.alloc = [](void*, int, IDTYPE) -> long { return 1; };
  discipline_.ids.free = [](void*, int, IDTYPE) {};
  discipline_.ids.print = find_name;
  discipline_.ids.close = [](void*) {};
  discipline_.ids.idregister = [](void*, int, void*) {};
  discipline_.output.putstr = append_text;
  discipline_.output.flush = [](void*) { return 0; };
  discipline_.mem = &AgMemDisc;
  discipline_.id = &discipline_.ids;
  discipline_.io = &discipline_.output;
  graph_ = agopen(mutable_text(name.c_str()), Agdirected, &discipline_);
}

DotGraph::~DotGraph() { agclose(graph_); }

void DotGraph::set_default(int kind, const char* attribute, const std::string& value) {
  agattr(graph_, kind, mutable_text(attribute), mutable_text(value.c_str()));
}

Agnode_t* DotGraph::add_node(const std::string& name) {
  return agnode(graph_, mutable_text(name.c_str()), 1);
}

Agedge_t* DotGraph::add_edge(Agnode_t* tail, Agnode_t* head, const std::string& name) {
  return agedge(graph_, tail, head, mutable_text(name.c_str()), 1);
}

Agraph_t* DotGraph::add_cluster(const std::string& name) {
  return agsubg(graph_, mutable_text(("cluster_" + name).c_str()), 1);
}

void DotGraph::put_into(Agraph_t* cluster, Agnode_t* node) { agsubnode(cluster, node, 1); }

void DotGraph::set(void* item, const char* attribute, const std::string& value) {
  agsafeset(item, mutable_text(attribute), mutable_text(value.c_str()), mutable_text(""));
}

std::string DotGraph::write() const {
  std::string out;
  agwrite(graph_, &out);
  return out;
}

}  // namespace toposcope::graph
