#pragma once

#include <cstdint>
#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "toposcope/model/sink.h"

namespace toposcope::ingest {

/// A sink that writes an inventory as Graphviz DOT: a label to look at, and the record itself in an
/// attribute, from which the `dot` adapter reads an equal inventory back.  Nothing is lost.  Form:
/// ingest/FORMATS.md.  For a picture of a clique see graph::to_dot().
///
/// \code
///   std::ofstream file("cloud.dot");
///   ingest::DotWriter writer(file);
///   if (auto sent = store.replay(store::kNow, writer); !sent.has_value()) return sent;
///   return writer.finish();
/// \endcode
///
/// Graphviz itself is not used: any thread may write, one at a time for one writer.
/// Every put_ fails with kIo once the stream has failed.  Memory: one record, and about 40 bytes a
/// node for its name.
class DotWriter final : public model::GraphSink {
 public:
  /// Writes the first line.  `out` must outlive the writer.
  explicit DotWriter(std::ostream& out);
  ~DotWriter() override;

  [[nodiscard]] model::Status put_node(const model::NodeRecord& node) override;
  [[nodiscard]] model::Status put_link(const model::LinkRecord& link) override;
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;

  /// Ends the graph; nothing may be put afterwards.
  /// \retval kIo  the stream has failed
  [[nodiscard]] model::Status finish();

 private:
  class Names;

  void append_quoted(std::string_view text);
  [[nodiscard]] model::Status write();

  std::ostream& out_;
  std::unique_ptr<Names> names_;
  std::string text_;
  std::string json_;
  std::uint64_t documents_ = 0;
};

}  // namespace toposcope::ingest
