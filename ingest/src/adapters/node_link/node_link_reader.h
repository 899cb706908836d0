#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/plain/graph_reader.h"
#include "json/json_record.h"
#include "json/json_stream.h"
#include "report_builder.h"

namespace toposcope::ingest::node_link {

/// Reads one node-link document into a GraphReader.
class NodeLinkReader {
 public:
  NodeLinkReader(JsonStream& stream, plain::GraphReader& graph, ReportBuilder& report)
      : stream_(stream), graph_(graph), report_(report) {}

  /// \retval kMalformedInput  no object with a list "nodes", or no JSON
  /// \return any error of the sink, unchanged
  [[nodiscard]] model::Status read();

 private:
  [[nodiscard]] model::Status member(const std::string& name);
  [[nodiscard]] model::Status nodes();
  [[nodiscard]] model::Status links(const std::string& name);
  [[nodiscard]] model::Status attributes_of_graph(const ScannedText& value);
  [[nodiscard]] bool load(const ScannedText& value, const Locator& where);
  void collect(std::vector<plain::Attribute>& attributes) const;
  void collect_own_node();
  void collect_own_link();
  [[nodiscard]] std::string end_of(std::string_view name);

  JsonStream& stream_;
  plain::GraphReader& graph_;
  ReportBuilder& report_;
  JsonRecord record_;
  plain::NodeFacts node_;
  plain::LinkFacts link_;
  std::string own_environment_;
  bool is_own_ = false;  ///< A clique that toposcope exported.
  bool has_nodes_ = false;
};

}  // namespace toposcope::ingest::node_link
