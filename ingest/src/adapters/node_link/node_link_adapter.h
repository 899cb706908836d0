#pragma once

#include <memory>
#include <string>

#include "toposcope/ingest/adapter.h"

#include "io/byte_stream.h"

namespace toposcope::ingest {

/// Node-link JSON as d3 and NetworkX have it.  Form: ingest/FORMATS.md.
class NodeLinkAdapter final : public Adapter {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "node-link"; }
  [[nodiscard]] std::string_view summary() const noexcept override;
  [[nodiscard]] bool recognises(const Source& source) const override;
  [[nodiscard]] model::Result<IngestReport> read(const Source& source, const ReadOptions& options,
                                                 model::GraphSink& sink) const override;
};

namespace node_link {

/// Reads one document, unpacked already; also for tests that hold their input in memory.
[[nodiscard]] model::Result<IngestReport> read_stream(std::unique_ptr<ByteStream> bytes,
                                                      const std::string& name,
                                                      const ReadOptions& options,
                                                      model::GraphSink& sink);

}  // namespace node_link
}  // namespace toposcope::ingest
