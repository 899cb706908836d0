#include "topology_reader.h"

#include <utility>

#include "toposcope/store/graph_store.h"

#include "error.h"
#include "topology_replay.h"

namespace toposcope::store::sqlite {
namespace {

std::string links_sql(const char* end) {
  return "SELECT " + std::string(kTopologyLinkColumns) + " FROM link WHERE type=?1 AND " + end +
         "=?2 ORDER BY id";
}

}  // namespace

SqliteTopologyReader::SqliteTopologyReader(std::unique_ptr<Connection> db,
                                           std::function<void()> check)
    : db_(std::move(db)),
      check_(std::move(check)),
      transaction_(*db_, Transaction::Kind::kRead),
      node_(db_->prepare("SELECT " + std::string(kTopologyNodeColumns) + " FROM node WHERE id=?1")),
      links_at_source_(db_->prepare(links_sql("source"))),
      links_at_target_(db_->prepare(links_sql("target"))),
      constraint_set_(db_->prepare("SELECT value FROM constraint_set WHERE id=?1")) {}

template <typename Work>
auto SqliteTopologyReader::read(Work work) -> model::Result<decltype(work())> {
  return guarded([&] { return checked_by(check_, work); });
}

template <typename Work>
model::Status SqliteTopologyReader::read_status(Work work) {
  return read([&] {
    work();
    return std::monostate{};
  });
}

model::Status SqliteTopologyReader::read_frame(model::TopologySink& sink) {
  return read_status([&] {
    const Version version(*db_, kNow);
    send_names(*db_, version, sink);
    send_rules(*db_, version, sink);
    send_link_counts(*db_, version, sink);
  });
}

model::Status SqliteTopologyReader::read_node(model::NodeRow row, const NodeVisitor& visit) {
  return read_status([&] {
    if (!node_.find(row)) {
      fail(model::ErrorCode::kNotFound, "no node has row " + std::to_string(row.value) + " now");
    }
    require(visit(topology_node(node_)));
  });
}

model::Status SqliteTopologyReader::read_links(std::uint32_t link_type, bool at_source,
                                               model::NodeRow node, const LinkVisitor& visit) {
  return read_status([&] {
    Statement& query = at_source ? links_at_source_ : links_at_target_;
    for (query.start(link_type, node); query.step();) require(visit(topology_link(query)));
  });
}

model::Result<std::string_view> SqliteTopologyReader::constraint_set(std::uint32_t number) {
  return read([&]() -> std::string_view {
    if (number == 0) return {};
    const auto known = constraint_sets_.find(number);
    if (known != constraint_sets_.end()) return known->second;
    if (!constraint_set_.find(number)) {
      fail(model::ErrorCode::kNotFound, "no constraint set has number " + std::to_string(number));
    }
    return constraint_sets_.emplace(number, constraint_set_.text(0)).first->second;
  });
}

}  // namespace toposcope::store::sqlite
