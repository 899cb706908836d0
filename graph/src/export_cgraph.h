#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include <cgraph.h>

namespace toposcope::graph {

/// One directed multigraph of cgraph, closed when it goes.  Attribute values are plain texts: one
/// that begins with '<' is not taken for an HTML-like label.
///
/// Ids are given in order of creation, so that agwrite, which writes clusters by id, gives the same
/// bytes in every process; cgraph's own ids are addresses.
///
/// \par Thread safety
/// None: cgraph has global state.
class DotGraph {
 public:
  explicit DotGraph(const std::string& name);
  ~DotGraph();
  DotGraph(const DotGraph&) = delete;
  DotGraph& operator=(const DotGraph&) = delete;

  /// Declares an attribute of all graphs, nodes or edges (AGRAPH, AGNODE, AGEDGE).
  void set_default(int kind, const char* attribute, const std::string& value);

  [[nodiscard]] Agnode_t* add_node(const std::string& name);
  [[nodiscard]] Agedge_t* add_edge(Agnode_t* tail, Agnode_t* head, const std::string& name);
  [[nodiscard]] Agraph_t* add_cluster(const std::string& name);
  static void put_into(Agraph_t* cluster, Agnode_t* node);

  /// Sets a declared attribute of a graph, node or edge; any other is declared with an empty
  /// default.
  static void set(void* item, const char* attribute, const std::string& value);

  [[nodiscard]] std::string write() const;

 private:
  /// cgraph keeps pointers into this while the graph lives.
  struct Discipline : Agdisc_t {
    Agraph_t* graph = nullptr;  ///< From when cgraph opens it.
    Agiddisc_t ids{};
    Agiodisc_t output{};
    std::map<std::pair<int, std::string>, IDTYPE> id_of_name;  ///< By kind of item and name.
    /// Indexed by id, from 1.  Texts of cgraph's own dictionary, which go with the graph: cgraph
    /// looks in front of every text that it writes for whether it is an HTML-like one.
    std::vector<char*> names{nullptr};
  };

  static void* remember_graph(Agraph_t* graph, Agdisc_t* discipline);
  static long find_id(void* state, int kind, char* name, IDTYPE* id, int create);
  static char* find_name(void* state, int kind, IDTYPE id);

  Discipline discipline_;
  Agraph_t* graph_;
};

}  // namespace toposcope::graph
