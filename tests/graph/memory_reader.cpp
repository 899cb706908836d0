#include "graph/memory_reader.h"

namespace toposcope::testing {

using model::Error;
using model::ErrorCode;
using model::Status;

Status MemoryReader::put_name(model::NameKind kind, std::uint32_t number, std::string_view name) {
  if (kind == model::NameKind::kConstraintSet) {
    sets_[number] = name;
  } else {
    names_.push_back({kind, number, std::string(name)});
  }
  return model::ok();
}

Status MemoryReader::put_document(const model::DocumentRecord& document) {
  documents_.push_back({std::string(document.collection), std::string(document.environment),
                        std::string(document.key), std::string(document.document)});
  return model::ok();
}

Status MemoryReader::put_link_count(const model::LinkCount& count) {
  counts_.push_back(count);
  return model::ok();
}

Status MemoryReader::put_node(const model::TopologyNode& node) {
  Row& row = nodes_[node.row];
  row = {node, std::string(node.key), std::string(node.id), std::string(node.name)};
  row.node.key = row.key;
  row.node.id = row.id;
  row.node.name = row.name;
  return model::ok();
}

Status MemoryReader::put_link(const model::TopologyLink& link) {
  LinkRowTexts& row = links_[link.row];
  row = {link, std::string(link.key), std::string(link.name)};
  row.link.key = row.key;
  row.link.name = row.name;
  return model::ok();
}

Status MemoryReader::count_read() {
  if (reads_left_ == 0) return Error{ErrorCode::kIo, "the disk is gone", ""};
  --reads_left_;
  return model::ok();
}

Status MemoryReader::read_frame(model::TopologySink& sink) {
  if (auto status = count_read(); !status.has_value()) return status;
  for (const auto& [kind, number, name] : names_) {
    if (auto status = sink.put_name(kind, number, name); !status.has_value()) return status;
  }
  for (const auto& [collection, environment, key, document] : documents_) {
    if (auto status = sink.put_document({collection, environment, key, document});
        !status.has_value()) {
      return status;
    }
  }
  for (const auto& count : counts_) {
    if (auto status = sink.put_link_count(count); !status.has_value()) return status;
  }
  return model::ok();
}

Status MemoryReader::read_node(model::NodeRow row, const NodeVisitor& visit) {
  if (auto status = count_read(); !status.has_value()) return status;
  const auto it = nodes_.find(row);
  if (it == nodes_.end()) {
    return Error{ErrorCode::kNotFound, "no such node", std::to_string(row.value)};
  }
  return visit(it->second.node);
}

Status MemoryReader::read_links(std::uint32_t link_type, bool at_source, model::NodeRow node,
                                const LinkVisitor& visit) {
  if (auto status = count_read(); !status.has_value()) return status;
  for (const auto& [row, texts] : links_) {
    const model::TopologyLink& link = texts.link;
    if (link.link_type != link_type || (at_source ? link.source : link.target) != node) continue;
    ++links_read_;
    if (auto status = visit(link); !status.has_value()) return status;
  }
  return model::ok();
}

model::Result<std::string_view> MemoryReader::constraint_set(std::uint32_t number) {
  const auto it = sets_.find(number);
  if (it == sets_.end()) {
    return Error{ErrorCode::kNotFound, "no such constraint set", std::to_string(number)};
  }
  return std::string_view(it->second);
}

}  // namespace toposcope::testing
