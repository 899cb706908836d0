#include "toposcope/model/type_name.h"

#include "memory/replay.h"

namespace toposcope::store::memory {
namespace {

class RecordReplay {
 public:
  RecordReplay(const Moment& moment, model::GraphSink& sink)
      : moment_(moment), state_(*moment.state), sink_(sink) {}

  model::Status run() {
    for (const auto& key : documents_in_order(state_, "")) {
      const DocumentState& document = state_.documents.at(key);
      auto status = sink_.put_document(
          {key.first, document.environment, key.second, document.document, document.content_hash});
      if (!status.has_value()) return status;
    }
    for (const auto& [row, node] : state_.nodes) {
      if (node.placeholder) continue;
      if (auto status = send(row, node); !status.has_value()) return status;
    }
    for (const auto& [row, link] : state_.links) {
      if (auto status = send(row, link); !status.has_value()) return status;
    }
    return model::ok();
  }

 private:
  model::Status send(Row row, const NodeState& node) {
    model::NodeRecord record;
    record.environment = node.environment;
    if (node.key_given) record.key = node.key;
    record.type = node.type;
    record.id = node.id;
    record.name = node.name;
    record.parent_type = node.parent_type;
    record.parent_id = node.parent_id;
    record.constraints = node.constraints;
    record.document = node.document;
    record.content_hash = node.content_hash;
    record.status = shown(moment_.node_statuses(row));
    return sink_.put_node(record);
  }

  model::Status send(Row row, const LinkState& link) {
    const auto types = model::split_link_type(link.link_type);
    model::LinkRecord record;
    record.environment = link.environment;
    if (link.key_given) record.key = link.key;
    record.link_type = link.link_type;
    record.name = link.name;
    record.source = end(link.source, types.from);
    record.target = end(link.target, types.to);
    record.implicit = link.implicit;
    record.constraints = link.constraints;
    record.document = link.document;
    record.content_hash = link.content_hash;
    record.status = shown(moment_.link_statuses(row));
    return sink_.put_link(record);
  }

  [[nodiscard]] model::LinkEnd end(Row row, std::string_view type) const {
    const NodeState& node = state_.nodes.at(row);
    const bool has_key = node.key_given || !node.placeholder;
    return {has_key ? std::string_view(node.key) : std::string_view{}, type, node.id};
  }

  /// The views in the report live until the next call.
  std::optional<model::StatusReport> shown(const std::vector<StatusEntry>& statuses) {
    if (statuses.empty()) return std::nullopt;
    status_text_ = statuses.front().text;
    return model::StatusReport{statuses.front().value, status_text_, statuses.front().time};
  }

  const Moment& moment_;
  const State& state_;
  model::GraphSink& sink_;
  std::string status_text_;
};

}  // namespace

model::Status replay_records(const Moment& moment, model::GraphSink& sink) {
  return RecordReplay(moment, sink).run();
}

}  // namespace toposcope::store::memory
