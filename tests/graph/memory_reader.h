#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "toposcope/model/topology.h"

namespace toposcope::testing {

/// A topology in maps: what it receives as a sink it gives back as a reader, one look-up at a time.
class MemoryReader final : public model::TopologySink, public model::TopologyReader {
 public:
  model::Status put_name(model::NameKind kind, std::uint32_t number,
                         std::string_view name) override;
  model::Status put_document(const model::DocumentRecord& document) override;
  model::Status put_link_count(const model::LinkCount& count) override;
  model::Status put_node(const model::TopologyNode& node) override;
  model::Status put_link(const model::TopologyLink& link) override;

  model::Status read_frame(model::TopologySink& sink) override;
  model::Status read_node(model::NodeRow row, const NodeVisitor& visit) override;
  model::Status read_links(std::uint32_t link_type, bool at_source, model::NodeRow node,
                           const LinkVisitor& visit) override;
  model::Result<std::string_view> constraint_set(std::uint32_t number) override;

  /// Links that were shown since the reader was made.
  [[nodiscard]] std::size_t links_read() const { return links_read_; }

  /// From the given call on, every read fails with kIo.
  void fail_after(std::size_t reads) { reads_left_ = reads; }

 private:
  struct Name {
    model::NameKind kind;
    std::uint32_t number;
    std::string name;
  };
  struct Document {
    std::string collection, environment, key, document;
  };
  struct Row {
    model::TopologyNode node;
    std::string key, id, name;
  };
  struct LinkRowTexts {
    model::TopologyLink link;
    std::string key, name;
  };

  model::Status count_read();

  std::vector<Name> names_;
  std::map<std::uint32_t, std::string> sets_;
  std::vector<Document> documents_;
  std::vector<model::LinkCount> counts_;
  std::map<model::NodeRow, Row> nodes_;
  std::map<model::LinkRow, LinkRowTexts> links_;
  std::size_t links_read_ = 0;
  std::size_t reads_left_ = static_cast<std::size_t>(-1);
};

}  // namespace toposcope::testing
