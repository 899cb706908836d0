#pragma once

/// \file
/// What must hold whatever an adapter is fed.

#include <memory>
#include <string_view>

#include "toposcope/ingest/report.h"
#include "toposcope/model/result.h"
#include "toposcope/model/sink.h"

#include "io/byte_stream.h"

namespace toposcope::ingest::testing {

/// Stops the program when a record breaks the promises of model/records.h or holds a secret.
class CheckingSink final : public model::GraphSink {
 public:
  CheckingSink();
  ~CheckingSink() override;
  [[nodiscard]] model::Status put_node(const model::NodeRecord& node) override;
  [[nodiscard]] model::Status put_link(const model::LinkRecord& link) override;
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;

  /// Stops the program unless the report counts what was handed over, and an error says something.
  void check(const model::Result<IngestReport>& result) const;

 private:
  class Json;
  std::unique_ptr<Json> json_;
  std::uint64_t records_ = 0;
};

/// The fuzzer's bytes as a stream, unpacked when they are gzip; null when that fails at once.
[[nodiscard]] std::unique_ptr<ByteStream> stream_of(std::string_view bytes);

}  // namespace toposcope::ingest::testing
