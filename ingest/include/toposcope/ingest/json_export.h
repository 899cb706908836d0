#pragma once

#include <ostream>
#include <string>
#include <string_view>

#include "toposcope/model/sink.h"

namespace toposcope::ingest {

/// A sink that writes toposcope's own interchange form as JSON lines; the `json` adapter reads it
/// back to an equal inventory.  Form: ingest/FORMATS.md.
///
/// \code
///   std::ofstream file("cloud.jsonl");
///   ingest::JsonLinesWriter writer(file);
///   const auto status = store.replay(store::kNow, writer);
/// \endcode
///
/// Content hashes are not written: reading computes them.
/// Every put_ fails with kIo once the stream has failed.  Cost: one line is held in memory.
/// One thread at a time.
class JsonLinesWriter final : public model::GraphSink {
 public:
  /// Writes the header line.  `out` must outlive the writer.
  explicit JsonLinesWriter(std::ostream& out);

  [[nodiscard]] model::Status put_node(const model::NodeRecord& node) override;
  [[nodiscard]] model::Status put_link(const model::LinkRecord& link) override;
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;

 private:
  [[nodiscard]] model::Status write_line(std::string_view kind, std::string_view record);

  std::ostream& out_;
  std::string line_;
};

}  // namespace toposcope::ingest
