#include "node_text.h"

#include <array>
#include <utility>

#include "toposcope/graph/export.h"

namespace toposcope::cli {
namespace {

using model::StatusValue;

constexpr std::array<std::pair<std::string_view, StatusValue>, 7> kWords = {{
    {"ok", StatusValue::kOk},
    {"warning", StatusValue::kWarning},
    {"error", StatusValue::kError},
    {"unknown", StatusValue::kUnknown},
    {"stale", StatusValue::kStale},
    {"maintenance", StatusValue::kMaintenance},
    {"no-check", StatusValue::kNoCheck},
}};

}  // namespace

std::optional<StatusValue> status_named(std::string_view word) {
  for (const auto& [name, status] : kWords) {
    if (name == word) return status;
  }
  return std::nullopt;
}

std::vector<std::string> status_words() {
  std::vector<std::string> words;
  for (const auto& [name, status] : kWords) words.emplace_back(name);
  return words;
}

TableText node_table(const std::vector<store::NodeSummary>& nodes) {
  TableText table({{"ENVIRONMENT"}, {"TYPE"}, {"ID"}, {"NAME"}, {"STATUS"}, {"KEY"}});
  for (const auto& node : nodes) {
    table.add_row({node.environment, node.type, node.id, node.name,
                   std::string(graph::status_name(node.status)), node.key});
  }
  return table;
}

Json node_json(const store::NodeSummary& node) {
  return {{"key", node.key},
          {"environment", node.environment},
          {"type", node.type},
          {"id", node.id},
          {"name", node.name},
          {"status", graph::status_name(node.status)},
          {"placeholder", node.placeholder}};
}

Json link_json(const store::LinkDetail& link) {
  return {{"key", link.key},
          {"link_type", link.link_type},
          {"name", link.name},
          {"status", graph::status_name(link.status)},
          {"source", node_json(link.source)},
          {"target", node_json(link.target)}};
}

std::string describe(const store::NodeSummary& node) {
  std::string out = printable(node.type) + ":" + printable(node.id);
  if (!node.name.empty() && node.name != node.id) out += " (" + printable(node.name) + ")";
  return out;
}

}  // namespace toposcope::cli
