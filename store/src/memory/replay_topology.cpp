#include <array>
#include <set>
#include <tuple>

#include "memory/replay.h"

namespace toposcope::store::memory {
namespace {

using model::NameKind;

class TopologyReplay {
 public:
  TopologyReplay(const State& state, Names& names, model::TopologySink& sink)
      : state_(state), names_(names), sink_(sink) {}

  /// Names of environments and types, documents, counts.
  model::Status send_frame(bool with_constraint_sets) {
    for (const auto& [kind, name] : used_names()) {
      if (kind == NameKind::kConstraintSet && !with_constraint_sets) continue;
      auto status = sink_.put_name(kind, names_.number(kind, name), name);
      if (!status.has_value()) return status;
    }
    if (auto status = send_documents(); !status.has_value()) return status;
    return send_counts();
  }

  model::Status send_rows() {
    for (const auto& [row, node] : state_.nodes) {
      if (auto status = sink_.put_node(topology(row, node)); !status.has_value()) return status;
    }
    for (const auto& [row, link] : state_.links) {
      if (auto status = sink_.put_link(topology(row, link)); !status.has_value()) return status;
    }
    return model::ok();
  }

  [[nodiscard]] model::TopologyNode topology(Row row, const NodeState& node) {
    return {{row},
            names_.number(NameKind::kEnvironment, node.environment),
            names_.number(NameKind::kNodeType, node.type),
            names_.number(NameKind::kConstraintSet, node.constraints),
            node.placeholder,
            node.key,
            node.id,
            node.name};
  }

  [[nodiscard]] model::TopologyLink topology(Row row, const LinkState& link) {
    return {{row},
            names_.number(NameKind::kEnvironment, link.environment),
            names_.number(NameKind::kLinkType, link.link_type),
            {link.source},
            {link.target},
            link.implicit,
            names_.number(NameKind::kConstraintSet, link.constraints),
            link.key,
            link.name};
  }

 private:
  [[nodiscard]] NameKind kind_of(const std::string& environment) const {
    return is_declared(state_, environment) ? NameKind::kEnvironment : NameKind::kUndeclared;
  }

  [[nodiscard]] std::set<std::pair<NameKind, std::string>> used_names() const {
    std::set<std::pair<NameKind, std::string>> out;
    for (const auto& name : environments_of(state_)) out.emplace(kind_of(name), name);
    for (const auto& [row, node] : state_.nodes) {
      out.emplace(kind_of(node.environment), node.environment);
      out.emplace(NameKind::kNodeType, node.type);
      out.emplace(NameKind::kConstraintSet, node.constraints);
    }
    for (const auto& [row, link] : state_.links) {
      out.emplace(NameKind::kLinkType, link.link_type);
      out.emplace(NameKind::kConstraintSet, link.constraints);
    }
    out.erase({NameKind::kConstraintSet, ""});
    return out;
  }

  model::Status send_documents() {
    constexpr std::array kCollections = {model::collections::kCliqueConstraints,
                                         model::collections::kCliqueTypes,
                                         model::collections::kEnvironments};
    for (const auto collection : kCollections) {
      for (const auto& key : documents_in_order(state_, collection)) {
        const DocumentState& document = state_.documents.at(key);
        auto status = sink_.put_document({key.first, document.environment, key.second,
                                          document.document, document.content_hash});
        if (!status.has_value()) return status;
      }
    }
    return model::ok();
  }

  model::Status send_counts() {
    std::map<std::tuple<std::string, std::string, model::Implicit>, std::uint64_t> counts;
    for (const auto& [row, link] : state_.links) {
      ++counts[{link.environment, link.link_type, link.implicit}];
    }
    for (const auto& [group, count] : counts) {
      const auto& [environment, link_type, implicit] = group;
      auto status =
          sink_.put_link_count({names_.number(NameKind::kEnvironment, environment),
                                names_.number(NameKind::kLinkType, link_type), implicit, count});
      if (!status.has_value()) return status;
    }
    return model::ok();
  }

  const State& state_;
  Names& names_;
  model::TopologySink& sink_;
};

/// Takes nothing: for topology(), which needs no sink.
class NoSink final : public model::TopologySink {
 public:
  model::Status put_name(NameKind, std::uint32_t, std::string_view) override { return model::ok(); }
  model::Status put_document(const model::DocumentRecord&) override { return model::ok(); }
  model::Status put_link_count(const model::LinkCount&) override { return model::ok(); }
  model::Status put_node(const model::TopologyNode&) override { return model::ok(); }
  model::Status put_link(const model::TopologyLink&) override { return model::ok(); }
};

class MemoryReader final : public model::TopologyReader {
 public:
  MemoryReader(const Inventory& inventory, Names& names) : inventory_(inventory), names_(names) {}

  model::Status read_frame(model::TopologySink& sink) override {
    return TopologyReplay(current(inventory_), names_, sink).send_frame(false);
  }

  model::Status read_node(model::NodeRow row, const NodeVisitor& visit) override {
    const auto& nodes = current(inventory_).nodes;
    const auto it = nodes.find(row.value);
    if (it == nodes.end()) {
      return model::Error{model::ErrorCode::kNotFound,
                          "no node has row " + std::to_string(row.value), ""};
    }
    NoSink sink;
    return visit(TopologyReplay(current(inventory_), names_, sink).topology(it->first, it->second));
  }

  model::Status read_links(std::uint32_t link_type, bool at_source, model::NodeRow node,
                           const LinkVisitor& visit) override {
    NoSink sink;
    TopologyReplay replay(current(inventory_), names_, sink);
    for (const auto& [row, link] : current(inventory_).links) {
      const auto number = names_.number(NameKind::kLinkType, link.link_type);
      if (number != link_type || (at_source ? link.source : link.target) != node.value) continue;
      if (auto status = visit(replay.topology(row, link)); !status.has_value()) return status;
    }
    return model::ok();
  }

  model::Result<std::string_view> constraint_set(std::uint32_t number) override {
    const std::string_view name = names_.name(NameKind::kConstraintSet, number);
    if (number == 0 || !name.empty()) return name;
    return model::Error{model::ErrorCode::kNotFound,
                        "no constraint set has number " + std::to_string(number), ""};
  }

 private:
  const Inventory& inventory_;
  Names& names_;
};

}  // namespace

model::Status replay_topology(const State& state, Names& names, model::TopologySink& sink) {
  TopologyReplay replay(state, names, sink);
  if (auto status = replay.send_frame(true); !status.has_value()) return status;
  return replay.send_rows();
}

std::unique_ptr<model::TopologyReader> make_reader(const Inventory& inventory, Names& names) {
  return std::make_unique<MemoryReader>(inventory, names);
}

}  // namespace toposcope::store::memory
