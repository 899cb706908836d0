#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "adapters/graphml/graphml_keys.h"
#include "adapters/graphml/xml_parser.h"
#include "adapters/graphml/xml_tree.h"
#include "adapters/plain/graph_reader.h"
#include "report_builder.h"

namespace toposcope::ingest::graphml {

/// Turns the elements of a GraphML document into nodes and links.  A node is handed over when its
/// element ends or the graph inside of it begins.
class GraphmlReader final : public XmlHandler {
 public:
  GraphmlReader(plain::GraphReader& graph, ReportBuilder& report, const XmlParser& parser)
      : graph_(graph), report_(report), where_([&parser] { return parser.place(); }) {}

  [[nodiscard]] model::Status begin_element(std::string_view name,
                                            const XmlAttributes& attributes) override;
  [[nodiscard]] model::Status end_element(std::string_view name) override;
  [[nodiscard]] model::Status text(std::string_view characters) override;

  /// After the document: whether it was one.
  /// \retval kMalformedInput  there was no <graphml> element
  [[nodiscard]] model::Status finish(const std::string& source_name) const;

 private:
  [[nodiscard]] model::Status check_size() const;
  enum class Element : std::uint8_t {
    kGraphml,
    kKey,
    kDefault,
    kDesc,
    kGraph,
    kNode,
    kEdge,
    kData,
    kIgnored,  ///< With all that it holds.
  };
  /// A node whose element is open.
  struct OpenNode {
    plain::NodeFacts facts;
    std::vector<std::string> keys;  ///< Ids of the keys of its data.
    bool is_put = false;
  };

  [[nodiscard]] model::Status begin_known(std::string_view name, const XmlAttributes& attributes);
  void begin_key(const XmlAttributes& attributes);
  [[nodiscard]] model::Status begin_graph(const XmlAttributes& attributes);
  void begin_node(const XmlAttributes& attributes);
  void begin_edge(const XmlAttributes& attributes);
  void begin_ignored(std::string_view name);
  void begin_data(const XmlAttributes& attributes);
  [[nodiscard]] model::Status end_data();
  [[nodiscard]] model::Status end_graph_data(const Key& key);
  void end_desc();
  [[nodiscard]] model::Status put_node();
  [[nodiscard]] model::Status put_link();
  [[nodiscard]] bool is_inside(Element element) const;
  [[nodiscard]] std::vector<plain::Attribute>* attributes_here();
  void note_undirected(std::string_view stated);

  plain::GraphReader& graph_;
  ReportBuilder& report_;
  Locator where_;
  Keys keys_;
  std::vector<Element> open_;
  std::vector<OpenNode> nodes_;
  plain::LinkFacts link_;
  std::vector<std::string> link_keys_;
  std::string key_id_;  ///< Of the open <key> or <data>.
  XmlTree tree_;        ///< Of the open <data>, <default> or <desc>.
  bool is_graphml_ = false;
  bool exact_ = false;
};

}  // namespace toposcope::ingest::graphml
