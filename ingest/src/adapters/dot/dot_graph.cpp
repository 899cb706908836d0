#include "adapters/dot/dot_graph.h"

#include <algorithm>
#include <map>
#include <mutex>

#include <cgraph.h>

namespace toposcope::ingest::dot {
namespace {

using model::Error;
using model::ErrorCode;

// cgraph takes char* and does not write through it.
char* mutable_text(const char* text) {
  return const_cast<char*>(text);  // NOLINT(cppcoreguidelines-pro-type-const-cast): C interface
}

/// What cgraph has for global state, and who uses it now.
std::mutex& turn() {
  static std::mutex mutex;
  return mutex;
}

/// Where cgraph's complaints go during one turn: its callback has no place for an object.
std::string& complaint() {
  static std::string text;
  return text;
}

int keep_complaint(char* text) {
  constexpr std::size_t kMaxComplaint = 400;
  if (complaint().size() < kMaxComplaint) complaint() += text;
  return 0;
}

/// cgraph's own disciplines, with a limit to the edges that a text can ask for: `{a b} -> {c d}` is
/// a product.
struct Discipline : Agdisc_t {
  Agraph_t* graph = nullptr;
  Agiddisc_t ids = AgIdDisc;
  Agiodisc_t input = AgIoDisc;
  std::size_t edges = 0;
  std::size_t max_edges = 0;

  Discipline() : Agdisc_t{&AgMemDisc, &ids, &input} {
    ids.open = [](Agraph_t* opened, Agdisc_t* self) -> void* {
      static_cast<Discipline*>(self)->graph = opened;
      return self;
    };
    ids.map = [](void* self, int kind, char* name, IDTYPE* number, int create) -> long {
      auto& own = of(self);
      const bool edge = kind == AGOUTEDGE || kind == AGINEDGE;
      if (edge && create != 0 && ++own.edges > own.max_edges) return 0;
      return AgIdDisc.map(own.graph, kind, name, number, create);
    };
    ids.alloc = [](void* self, int kind, IDTYPE number) -> long {
      return AgIdDisc.alloc(of(self).graph, kind, number);
    };
    ids.free = [](void* self, int kind, IDTYPE number) {
      AgIdDisc.free(of(self).graph, kind, number);
    };
    ids.print = [](void* self, int kind, IDTYPE number) {
      return AgIdDisc.print(of(self).graph, kind, number);
    };
    ids.close = [](void* self) { AgIdDisc.close(of(self).graph); };
    ids.idregister = [](void* self, int kind, void* object) {
      AgIdDisc.idregister(of(self).graph, kind, object);
    };
    input.afread = [](void* channel, char* buffer, int size) {
      auto& rest = *static_cast<std::string_view*>(channel);
      const auto count = std::min(rest.size(), static_cast<std::size_t>(std::max(size, 0)));
      rest.copy(buffer, count);
      rest.remove_prefix(count);
      return static_cast<int>(count);
    };
  }

  static Discipline& of(void* self) {
    return *static_cast<Discipline*>(static_cast<Agdisc_t*>(self));
  }
};

/// The settings of cgraph that a turn changes, put back at its end.
class Turn {
 public:
  Turn() : lock_(turn()), former_level_(agseterr(AGERR)), former_(agseterrf(keep_complaint)) {
    complaint().clear();
    agsetfile(mutable_text("input"));
  }
  ~Turn() {
    agsetfile(nullptr);
    agseterrf(former_);
    agseterr(former_level_);
    agreseterrors();
  }
  Turn(const Turn&) = delete;
  Turn& operator=(const Turn&) = delete;

 private:
  std::lock_guard<std::mutex> lock_;
  agerrlevel_t former_level_;
  agusererrf former_;
};

/// Reads a text that is not wanted; true when it held a graph.
bool discard(std::string_view text) {
  Discipline discipline;
  Agraph_t* graph = agread(&text, &discipline);
  if (graph == nullptr) return false;
  agclose(graph);
  return true;
}

/// Puts cgraph's scanner to the beginning of a text again: it may still hold what stood behind the
/// graph, or be inside of a string.
void settle_scanner() {
  while (discard("")) {
  }
  for (const char* closing : {"\"", "*/", ">>>>>>>>"}) {
    if (discard("digraph {}")) break;
    (void)discard(closing);
  }
}

/// "input:3: syntax error near line 3" in our words.
Error syntax_error(const std::string& name) {
  const std::string& text = complaint();
  std::string where = name;
  const auto line = text.find("in line ");
  if (line != std::string::npos) {
    const auto digits = text.find_first_not_of("0123456789", line + 8);
    where += ":" + text.substr(line + 8, digits - line - 8);
  }
  const auto near = text.find("near ");
  std::string message = "the DOT text is not understood";
  if (near != std::string::npos) {
    message += " " + text.substr(near, text.find('\n', near) - near);
  }
  return {ErrorCode::kMalformedInput, message, where};
}

class CgraphGraph final : public DotGraph {
 public:
  CgraphGraph() = default;
  ~CgraphGraph() override {
    if (graph_ != nullptr) agclose(graph_);
  }
  CgraphGraph(const CgraphGraph&) = delete;
  CgraphGraph& operator=(const CgraphGraph&) = delete;

  model::Status read(std::string_view text, const std::string& name) {
    constexpr std::size_t kAlwaysAllowed = 20000;
    discipline_.max_edges = kAlwaysAllowed + 4 * text.size();
    graph_ = agread(&text, &discipline_);
    const Error failure = syntax_error(name);
    settle_scanner();
    if (graph_ == nullptr) return failure;
    if (discipline_.edges > discipline_.max_edges) {
      return Error{ErrorCode::kMalformedInput,
                   "the text joins subgraphs to more than " +
                       std::to_string(discipline_.max_edges) + " edges",
                   name};
    }
    note_subgraphs(graph_);
    return model::ok();
  }

  bool is_directed() const override { return agisdirected(graph_) != 0; }
  bool is_strict() const override { return agisstrict(graph_) != 0; }
  std::vector<DotAttribute> attributes() const override { return attributes_of(graph_, AGRAPH); }

  model::Status for_each_node(
      const std::function<model::Status(const DotNode&)>& visit) const override {
    for (Agnode_t* node = agfstnode(graph_); node != nullptr; node = agnxtnode(graph_, node)) {
      DotNode seen;
      if (const auto places = places_.find(AGID(node)); places != places_.end()) {
        seen = places->second;
      }
      seen.name = agnameof(node);
      seen.attributes = attributes_of(node, AGNODE);
      if (auto status = visit(seen); !status.has_value()) return status;
    }
    return model::ok();
  }

  model::Status for_each_edge(
      const std::function<model::Status(const DotEdge&)>& visit) const override {
    for (Agnode_t* node = agfstnode(graph_); node != nullptr; node = agnxtnode(graph_, node)) {
      for (Agedge_t* edge = agfstout(graph_, node); edge != nullptr;
           edge = agnxtout(graph_, edge)) {
        if (auto status = visit(seen_edge(edge)); !status.has_value()) return status;
      }
    }
    return model::ok();
  }

 private:
  /// A key names the edge and is no attribute to cgraph.
  DotEdge seen_edge(Agedge_t* edge) const {
    DotEdge seen = {agnameof(agtail(edge)), agnameof(aghead(edge)), {}};
    const char* key = agnameof(edge);
    if (key != nullptr && *key != '\0') seen.attributes.push_back({"key", key, false});
    for (const auto& one : attributes_of(edge, AGEDGE)) {
      if (one.name != "key") seen.attributes.push_back(one);
    }
    return seen;
  }

  std::vector<DotAttribute> attributes_of(void* item, int kind) const {
    std::vector<DotAttribute> list;
    for (Agsym_t* symbol = agnxtattr(graph_, kind, nullptr); symbol != nullptr;
         symbol = agnxtattr(graph_, kind, symbol)) {
      char* value = agxget(item, symbol);
      if (value == nullptr || *value == '\0') continue;
      list.push_back({symbol->name, value, aghtmlstr(value) != 0});
    }
    return list;
  }

  /// Depth is limited by first_graph().
  void note_subgraphs(Agraph_t* parent) {
    constexpr std::string_view kCluster = "cluster";
    char* inherited = agget(graph_, mutable_text("label"));
    for (Agraph_t* part = agfstsubg(parent); part != nullptr; part = agnxtsubg(part)) {
      const std::string_view name = agnameof(part);
      char* label = agget(part, mutable_text("label"));
      const bool has_label = label != nullptr && *label != '\0' && label != inherited;
      for (Agnode_t* node = agfstnode(part); node != nullptr; node = agnxtnode(part, node)) {
        DotNode& place = places_[AGID(node)];
        if (name.starts_with(kCluster)) {
          place.cluster = has_label ? std::string_view(label) : name;
        } else if (!name.starts_with('%')) {  // cgraph's own names of those without one
          place.subgraphs.push_back(name);
        }
      }
      note_subgraphs(part);
    }
  }

  Turn turn_;
  Discipline discipline_;
  Agraph_t* graph_ = nullptr;
  std::map<IDTYPE, DotNode> places_;
};

}  // namespace

model::Result<std::unique_ptr<DotGraph>> DotGraph::parse(std::string_view text,
                                                         const std::string& name) {
  auto graph = std::make_unique<CgraphGraph>();
  if (auto status = graph->read(text, name); !status.has_value()) return status.error();
  return std::unique_ptr<DotGraph>(std::move(graph));
}

}  // namespace toposcope::ingest::dot
