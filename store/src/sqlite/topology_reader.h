#pragma once

#include <functional>
#include <map>
#include <memory>
#include <string>

#include "toposcope/model/topology.h"

#include "connection.h"
#include "transaction.h"

namespace toposcope::store::sqlite {

/// Reads the revision that was the newest when it was opened, through a connection of its own.
class SqliteTopologyReader final : public model::TopologyReader {
 public:
  /// \param check  called after each read, also one that failed; throws when the file was changed
  SqliteTopologyReader(std::unique_ptr<Connection> db, std::function<void()> check);

  [[nodiscard]] model::Status read_frame(model::TopologySink& sink) override;
  [[nodiscard]] model::Status read_node(model::NodeRow row, const NodeVisitor& visit) override;
  [[nodiscard]] model::Status read_links(std::uint32_t link_type, bool at_source,
                                         model::NodeRow node, const LinkVisitor& visit) override;
  [[nodiscard]] model::Result<std::string_view> constraint_set(std::uint32_t number) override;

 private:
  template <typename Work>
  auto read(Work work) -> model::Result<decltype(work())>;
  template <typename Work>
  model::Status read_status(Work work);

  std::unique_ptr<Connection> db_;
  std::function<void()> check_;
  Transaction transaction_;
  Statement node_;
  Statement links_at_source_;
  Statement links_at_target_;
  Statement constraint_set_;
  std::map<std::uint32_t, std::string> constraint_sets_;
};

}  // namespace toposcope::store::sqlite
