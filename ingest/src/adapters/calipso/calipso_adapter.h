#pragma once

#include <string>

#include "toposcope/ingest/adapter.h"

#include "io/byte_stream.h"

namespace toposcope::ingest {

/// Calipso's inventories: the single document, mongoexport and mongodump files, REST details.
/// Forms: ingest/FORMATS.md.
class CalipsoAdapter final : public Adapter {
 public:
  [[nodiscard]] std::string_view name() const noexcept override { return "calipso"; }
  [[nodiscard]] std::string_view summary() const noexcept override;
  [[nodiscard]] bool recognises(const Source& source) const override;
  [[nodiscard]] model::Result<IngestReport> read(const Source& source, const ReadOptions& options,
                                                 model::GraphSink& sink) const override;
};

namespace calipso {

/// What one stream is called: in messages, and as a file that may be named after its collection.
struct StreamNames {
  std::string shown;
  std::string stem;
};

/// Reads one stream, unpacked already; also for tests that hold their input in memory.
[[nodiscard]] model::Result<IngestReport> read_stream(std::unique_ptr<ByteStream> bytes,
                                                      const StreamNames& names,
                                                      const ReadOptions& options,
                                                      model::GraphSink& sink);

}  // namespace calipso
}  // namespace toposcope::ingest
