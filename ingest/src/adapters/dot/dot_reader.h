#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "adapters/dot/dot_graph.h"
#include "adapters/plain/graph_reader.h"
#include "report_builder.h"

namespace toposcope::ingest::dot {

/// Attribute of the graph that says that toposcope wrote it, and of a node or edge, which holds its
/// record of the interchange form behind model::dot_name().
inline constexpr std::string_view kOwnMark = "toposcope";
inline constexpr std::string_view kOwnVersion = "1";
/// Beginning of the names of graph attributes that hold documents; a number follows.
inline constexpr std::string_view kOwnDocument = "toposcope_document_";

/// Turns one DOT graph into nodes and links.
class DotReader {
 public:
  DotReader(plain::GraphReader& graph, ReportBuilder& report, std::string name)
      : graph_(graph), report_(report), name_(std::move(name)) {}

  /// \retval kUnsupported  written by a toposcope of another version of the form
  /// \return any error of the sink, unchanged
  [[nodiscard]] model::Status read(const DotGraph& dot);

 private:
  [[nodiscard]] model::Status read_attributes(const std::vector<DotAttribute>& attributes);
  [[nodiscard]] model::Status take_documents(const std::vector<DotAttribute>& attributes);
  [[nodiscard]] model::Status take_own(std::string_view kind,
                                       const std::vector<DotAttribute>& attributes,
                                       const Locator& where);
  [[nodiscard]] model::Status take_node(const DotNode& node);
  [[nodiscard]] model::Status take_edge(const DotEdge& edge);

  plain::GraphReader& graph_;
  ReportBuilder& report_;
  std::string name_;
  plain::NodeFacts node_;
  plain::LinkFacts link_;
  bool is_own_ = false;
};

}  // namespace toposcope::ingest::dot
