#pragma once

#include "toposcope/model/records.h"
#include "toposcope/model/result.h"

namespace toposcope::model {

/// Where facts go.  A store's import, an export to JSON and test doubles are all sinks.
///
/// Records may come in any order; a link may precede its ends.  The order of documents within one
/// collection is data: it decides ties between clique types and between constraints.
class GraphSink {
 public:
  virtual ~GraphSink() = default;

  [[nodiscard]] virtual Status put_node(const NodeRecord& node) = 0;
  [[nodiscard]] virtual Status put_link(const LinkRecord& link) = 0;
  [[nodiscard]] virtual Status put_document(const DocumentRecord& document) = 0;
};

}  // namespace toposcope::model
