#include "memory/search.h"

#include <algorithm>
#include <tuple>

#include "memory/constraint_values.h"
#include "messages.h"
#include "words.h"

namespace toposcope::store::memory {
namespace {

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

bool matches(const Moment& moment, Row row, const NodeState& node, const NodeQuery& query) {
  if (!query.text.empty() && !matches_text(node, query.text)) return false;
  if (!query.environment.empty() && node.environment != query.environment) return false;
  if (!query.type.empty() && node.type != query.type) return false;
  if (query.status && summary_of(moment, row).status != *query.status) return false;
  return query.property.empty() ||
         has_property(node.document, query.property, query.property_value);
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

std::vector<NodeSummary> summaries(const Moment& moment, std::vector<Row> rows) {
  const auto& nodes = moment.state->nodes;
  std::sort(rows.begin(), rows.end(), [&nodes](Row a, Row b) {
    const NodeState& left = nodes.at(a);
    const NodeState& right = nodes.at(b);
    return std::tie(left.environment, left.type, left.id, a) <
           std::tie(right.environment, right.type, right.id, b);
  });
  std::vector<NodeSummary> out;
  for (const Row row : rows) out.push_back(summary_of(moment, row));
  return out;
}

std::vector<NodeSummary> find_nodes(const Moment& moment, const NodeQuery& query) {
  auto out = summaries(moment, rows_where(moment.state->nodes, [&](Row row, const NodeState& node) {
                         return matches(moment, row, node, query);
                       }));
  if (query.limit != 0 && out.size() > query.limit) out.resize(query.limit);
  return out;
}

model::Result<std::vector<LinkDetail>> links_at(const Moment& moment, Row row) {
  if (!moment.state->nodes.contains(row)) return messages::no_row("node", row, moment.number);
  std::vector<LinkDetail> out;
  for (const auto& [link_row, link] : moment.state->links) {
    if (link.source != row && link.target != row) continue;
    out.push_back(link_detail(moment, link_row).value());
  }
  std::stable_sort(out.begin(), out.end(), [](const LinkDetail& a, const LinkDetail& b) {
    return a.link_type < b.link_type;
  });
  return out;
}

model::Result<LinkDetail> link_by_key(const Moment& moment, std::string_view key,
                                      std::string_view environment) {
  const auto rows = rows_where(moment.state->links, [&](Row, const LinkState& link) {
    return link.key == key && (environment.empty() || link.environment == environment);
  });
  if (!rows.empty()) return link_detail(moment, rows.front());
  return messages::no_link_key(key);
}

model::Result<NodeSummary> resolve_node(const Moment& moment, std::string_view reference,
                                        std::string_view environment) {
  const auto colon = reference.find(':');
  if (colon == std::string_view::npos) {
    return messages::not_a_reference(reference);
  }
  const auto type = reference.substr(0, colon);
  const auto rest = reference.substr(colon + 1);
  const std::vector<Way> ways = type == "key"
                                    ? std::vector<Way>{fits_key}
                                    : std::vector<Way>{fits_id, fits_typed_key, fits_name};
  for (const bool placeholders : {false, true}) {
    for (const Way fits : ways) {
      const auto rows = rows_where(moment.state->nodes, [&](Row, const NodeState& node) {
        return node.placeholder == placeholders && fits(node, type, rest) &&
               (environment.empty() || node.environment == environment);
      });
      if (rows.size() == 1) return summary_of(moment, rows.front());
      if (!rows.empty()) return messages::several_fit(reference, summaries(moment, rows));
    }
  }
  return messages::nothing_fits(reference);
}

}  // namespace toposcope::store::memory
