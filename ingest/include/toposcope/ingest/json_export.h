#pragma once

#include <ostream>

#include "toposcope/model/sink.h"

namespace toposcope::ingest {

/// A sink that writes toposcope's own interchange form as JSON lines; the `json` adapter reads it
/// back to an equal inventory.  Format: samples/README.md.
class JsonLinesWriter final : public model::GraphSink {
 public:
  explicit JsonLinesWriter(std::ostream& out) : out_(out) {}

  [[nodiscard]] model::Status put_node(const model::NodeRecord& node) override;
  [[nodiscard]] model::Status put_link(const model::LinkRecord& link) override;
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;

 private:
  std::ostream& out_;
};

}  // namespace toposcope::ingest
