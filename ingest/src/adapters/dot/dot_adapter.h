#pragma once

#include <memory>
#include <string>

#include "toposcope/ingest/adapter.h"

#include "io/byte_stream.h"

namespace toposcope::ingest {

/// Graphviz DOT.  Form: ingest/FORMATS.md.  Memory grows with the source, and readings take turns:
/// see dot::DotGraph.
class DotAdapter final : public Adapter {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "dot"; }
  [[nodiscard]] std::string_view summary() const noexcept override;
  [[nodiscard]] bool recognises(const Source& source) const override;
  [[nodiscard]] model::Result<IngestReport> read(const Source& source, const ReadOptions& options,
                                                 model::GraphSink& sink) const override;
};

namespace dot {

/// Reads one text, unpacked already; also for tests that hold their input in memory.
[[nodiscard]] model::Result<IngestReport> read_stream(std::unique_ptr<ByteStream> bytes,
                                                      const std::string& name,
                                                      const ReadOptions& options,
                                                      model::GraphSink& sink);

}  // namespace dot
}  // namespace toposcope::ingest
