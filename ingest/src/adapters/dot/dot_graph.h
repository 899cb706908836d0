#pragma once

#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "toposcope/model/result.h"

namespace toposcope::ingest::dot {

/// An attribute that is set and not empty.
struct DotAttribute {
  std::string_view name;
  std::string_view value;
  bool is_html = false;  ///< Without the outer angle brackets.
};

struct DotNode {
  std::string_view name;
  std::vector<DotAttribute> attributes;
  std::string_view cluster;                 ///< Label of the innermost cluster, else its name.
  std::vector<std::string_view> subgraphs;  ///< Names of others that it is in, outer ones first.
};

struct DotEdge {
  std::string_view tail;
  std::string_view head;
  std::vector<DotAttribute> attributes;
};

/// A graph as cgraph read it.  The one place where cgraph reads.
///
/// \par Thread safety
/// cgraph keeps its scanner, its errors and its strings globally: objects of this class take turns,
/// each from its making to its end.  Whoever uses cgraph elsewhere must not do so meanwhile.
/// Memory: the text and about 600 bytes a node or edge.
class DotGraph {
 public:
  /// Texts of `text`, which is one graph (see first_graph()), live as long as the object.
  /// \retval kMalformedInput  a syntax error; or subgraphs are joined to far more edges than the
  ///                          text has bytes
  [[nodiscard]] static model::Result<std::unique_ptr<DotGraph>> parse(std::string_view text,
                                                                      const std::string& name);

  virtual ~DotGraph() = default;

  [[nodiscard]] virtual bool is_directed() const = 0;
  [[nodiscard]] virtual bool is_strict() const = 0;
  [[nodiscard]] virtual std::vector<DotAttribute> attributes() const = 0;

  /// In the order of the text; an error of `visit` ends the visit and comes back unchanged.
  ///@{
  [[nodiscard]] virtual model::Status for_each_node(
      const std::function<model::Status(const DotNode&)>& visit) const = 0;
  [[nodiscard]] virtual model::Status for_each_edge(
      const std::function<model::Status(const DotEdge&)>& visit) const = 0;
  ///@}
};

}  // namespace toposcope::ingest::dot
