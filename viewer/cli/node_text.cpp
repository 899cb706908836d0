#include "node_text.h"

#include <algorithm>

#include "toposcope/model/status.h"

namespace toposcope::cli {

std::vector<std::string> status_words() {
  using model::StatusValue;
  std::vector<std::string> words;
  for (const StatusValue status :
       {StatusValue::kOk, StatusValue::kWarning, StatusValue::kError, StatusValue::kUnknown,
        StatusValue::kStale, StatusValue::kMaintenance, StatusValue::kNoCheck}) {
    words.emplace_back(model::status_word(status));
    std::replace(words.back().begin(), words.back().end(), '_', '-');  // as in other options
  }
  return words;
}

TableText node_table(const std::vector<store::NodeSummary>& nodes) {
  TableText table({{"ENVIRONMENT"}, {"TYPE"}, {"ID"}, {"NAME"}, {"STATUS"}, {"KEY"}});
  for (const auto& node : nodes) {
    table.add_row({node.environment, node.type, node.id, node.name,
                   std::string(model::status_label(node.status)), node.key});
  }
  return table;
}

Json node_json(const store::NodeSummary& node) {
  return {{"key", node.key},
          {"environment", node.environment},
          {"type", node.type},
          {"id", node.id},
          {"name", node.name},
          {"status", model::status_label(node.status)},
          {"placeholder", node.placeholder}};
}

Json link_json(const store::LinkDetail& link) {
  return {{"key", link.key},
          {"link_type", link.link_type},
          {"name", link.name},
          {"status", model::status_label(link.status)},
          {"source", node_json(link.source)},
          {"target", node_json(link.target)}};
}

}  // namespace toposcope::cli
