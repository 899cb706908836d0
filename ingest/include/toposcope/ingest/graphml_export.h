#pragma once

#include <memory>
#include <ostream>
#include <string>
#include <string_view>

#include "toposcope/ingest/export_losses.h"
#include "toposcope/model/sink.h"

namespace toposcope::ingest {

/// A sink that writes GraphML, which other tools read and the `graphml` adapter reads back to an
/// equal inventory.  Form: ingest/FORMATS.md.
///
/// \code
///   std::ofstream file("cloud.graphml");
///   ingest::GraphmlWriter writer(file);
///   if (auto sent = store.replay(store::kNow, writer); !sent.has_value()) return sent;
///   return writer.finish();
/// \endcode
///
/// Nodes should come before the links that join them: an end that no node has been written for
/// becomes a node of its own, marked as placeholder.
/// Every put_ fails with kIo once the stream has failed.  Memory: one record, and about 40 bytes a
/// node for its name.  One thread at a time.
class GraphmlWriter final : public model::GraphSink {
 public:
  /// Writes the keys.  `out` must outlive the writer.
  explicit GraphmlWriter(std::ostream& out);
  ~GraphmlWriter() override;

  [[nodiscard]] model::Status put_node(const model::NodeRecord& node) override;
  [[nodiscard]] model::Status put_link(const model::LinkRecord& link) override;
  [[nodiscard]] model::Status put_document(const model::DocumentRecord& document) override;

  /// Ends the document; nothing may be put afterwards.
  /// \retval kIo  the stream has failed
  [[nodiscard]] model::Status finish();

  [[nodiscard]] const ExportLosses& losses() const noexcept { return losses_; }

 private:
  class Names;

  void append_text(std::string_view text, bool in_attribute);
  void append_data(std::string_view prefix, std::string_view field, std::string_view value);
  void append_end(const model::LinkEnd& end, std::string& name);
  [[nodiscard]] model::Status write();

  std::ostream& out_;
  std::unique_ptr<Names> names_;
  std::string text_;
  std::string time_;
  ExportLosses losses_;
};

}  // namespace toposcope::ingest
