#include "export_cgraph.h"

namespace toposcope::graph {
namespace {

// cgraph takes char* and does not write through it.
char* mutable_text(const char* text) {
  return const_cast<char*>(text);  // NOLINT(cppcoreguidelines-pro-type-const-cast): C interface
}

/// The discipline numbers every item; names are kept by cgraph's own map, which it consults when a
/// discipline declines a name.
Agiddisc_t counting_ids() {
  Agiddisc_t ids{};
  ids.open = [](Agraph_t*, Agdisc_t* discipline) -> void* { return discipline; };
  ids.alloc = [](void*, int, IDTYPE) -> long { return 1; };
  ids.free = [](void*, int, IDTYPE) {};
  ids.print = [](void*, int, IDTYPE) -> char* { return nullptr; };
  ids.close = [](void*) {};
  ids.idregister = [](void*, int, void*) {};
  return ids;
}

int append_text(void* out, const char* text) {
  static_cast<std::string*>(out)->append(text);
  return 0;
}

}  // namespace

DotGraph::DotGraph(const std::string& name) {
  discipline_.ids = counting_ids();
  discipline_.ids.map = [](void* state, int, char* text, IDTYPE* id, int create) -> long {
    if (text != nullptr || create == 0) return 0;
    *id = ++static_cast<Discipline*>(static_cast<Agdisc_t*>(state))->last_id;
    return 1;
  };
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
