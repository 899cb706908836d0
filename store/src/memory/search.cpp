#include "memory/search.h"

#include <algorithm>
#include <tuple>

#include "memory/constraint_values.h"

namespace toposcope::store::memory {
namespace {

using model::Error;
using model::ErrorCode;

bool is_word_char(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || byte >= 0x80;
}

/// Words in lower case.
std::vector<std::string> words_of(std::string_view text) {
  std::vector<std::string> out;
  bool in_word = false;
  for (const char c : text) {
    if (!is_word_char(c)) {
      in_word = false;
      continue;
    }
    if (!in_word) out.emplace_back();
    in_word = true;
    out.back() += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  }
  return out;
}

bool matches_text(const NodeState& node, const std::string& text) {
  const auto wanted = words_of(text);
  const auto present = words_of(node.name + " " + node.id);
  const auto is_begun = [&present](const std::string& word) {
    return std::any_of(present.begin(), present.end(),
                       [&word](const std::string& one) { return one.starts_with(word); });
  };
  return !wanted.empty() && std::all_of(wanted.begin(), wanted.end(), is_begun);
}

bool matches(const Inventory& inventory, Row row, const NodeState& node, const NodeQuery& query) {
  if (!query.text.empty() && !matches_text(node, query.text)) return false;
  if (!query.environment.empty() && node.environment != query.environment) return false;
  if (!query.type.empty() && node.type != query.type) return false;
  if (query.status && shown_status(inventory.node_status, row) != *query.status) return false;
  return query.property.empty() ||
         has_property(node.document, query.property, query.property_value);
}

Error ambiguous(std::string_view reference, const std::vector<NodeSummary>& fits) {
  constexpr std::size_t kListed = 10;
  std::string message = "'" + std::string(reference) + "' fits " + std::to_string(fits.size()) +
                        " nodes; name the environment or use key:K:";
  for (std::size_t i = 0; i < fits.size() && i < kListed; ++i) {
    message.append(i == 0 ? " " : ", ").append(fits[i].type + ":" + fits[i].id);
    message.append(" (key " + fits[i].key + ", environment " + fits[i].environment + ")");
  }
  return {ErrorCode::kInvalidArgument, std::move(message), ""};
}

/// Does a node fit "TYPE:ID" in one of the ways that resolve() tries?
using Way = bool (*)(const NodeState& node, std::string_view type, std::string_view rest);

bool fits_id(const NodeState& node, std::string_view type, std::string_view rest) {
  return node.type == type && node.id == rest;
}
bool fits_typed_key(const NodeState& node, std::string_view type, std::string_view rest) {
  return node.type == type && node.key == rest;
}
bool fits_name(const NodeState& node, std::string_view type, std::string_view rest) {
  return node.type == type && node.name == rest;
}
bool fits_key(const NodeState& node, std::string_view, std::string_view rest) {
  return node.key == rest;
}

}  // namespace

NodeSummary summary_of(const Inventory& inventory, Row row) {
  const NodeState& node = current(inventory).nodes.at(row);
  return {{row},
          node.environment,
          node.type,
          node.id,
          node.key,
          node.name,
          shown_status(inventory.node_status, row),
          node.placeholder};
}

std::vector<NodeSummary> summaries(const Inventory& inventory, std::vector<Row> rows) {
  const auto& nodes = current(inventory).nodes;
  std::sort(rows.begin(), rows.end(), [&nodes](Row a, Row b) {
    const NodeState& left = nodes.at(a);
    const NodeState& right = nodes.at(b);
    return std::tie(left.environment, left.type, left.id, a) <
           std::tie(right.environment, right.type, right.id, b);
  });
  std::vector<NodeSummary> out;
  for (const Row row : rows) out.push_back(summary_of(inventory, row));
  return out;
}

std::vector<NodeSummary> find_nodes(const Inventory& inventory, const NodeQuery& query) {
  auto out = summaries(inventory,
                       rows_where(current(inventory).nodes, [&](Row row, const NodeState& node) {
                         return matches(inventory, row, node, query);
                       }));
  if (query.limit != 0 && out.size() > query.limit) out.resize(query.limit);
  return out;
}

model::Result<NodeSummary> resolve_node(const Inventory& inventory, std::string_view reference,
                                        std::string_view environment) {
  const auto colon = reference.find(':');
  if (colon == std::string_view::npos) {
    return Error{ErrorCode::kInvalidArgument,
                 "expected TYPE:ID or key:K, found '" + std::string(reference) + "'", ""};
  }
  const auto type = reference.substr(0, colon);
  const auto rest = reference.substr(colon + 1);
  const std::vector<Way> ways = type == "key"
                                    ? std::vector<Way>{fits_key}
                                    : std::vector<Way>{fits_id, fits_typed_key, fits_name};
  for (const bool placeholders : {false, true}) {
    for (const Way fits : ways) {
      const auto rows = rows_where(current(inventory).nodes, [&](Row, const NodeState& node) {
        return node.placeholder == placeholders && fits(node, type, rest) &&
               (environment.empty() || node.environment == environment);
      });
      if (rows.size() == 1) return summary_of(inventory, rows.front());
      if (!rows.empty()) return ambiguous(reference, summaries(inventory, rows));
    }
  }
  return Error{ErrorCode::kNotFound, "no node fits '" + std::string(reference) + "'", ""};
}

}  // namespace toposcope::store::memory
