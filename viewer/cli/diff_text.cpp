#include "diff_text.h"

#include <cstddef>
#include <map>
#include <utility>

#include "query/node_reference.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

using graph::CliqueDifference;
using store::Change;
using store::ChangeKind;

const char* mark_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kAdded:
      return "+";
    case ChangeKind::kRemoved:
      return "-";
    case ChangeKind::kChanged:
      break;
  }
  return "~";
}

const char* word_of(ChangeKind kind) {
  switch (kind) {
    case ChangeKind::kAdded:
      return "added";
    case ChangeKind::kRemoved:
      return "removed";
    case ChangeKind::kChanged:
      break;
  }
  return "changed";
}

const char* word_of(Change::Subject subject) {
  switch (subject) {
    case Change::Subject::kNode:
      return "node";
    case Change::Subject::kLink:
      return "link";
    case Change::Subject::kDocument:
      break;
  }
  return "document";
}

const char* word_of(graph::Cause cause) {
  switch (cause) {
    case graph::Cause::kNodeGone:
      return "node gone";
    case graph::Cause::kNodeNew:
      return "node new";
    case graph::Cause::kLinkGone:
      return "link gone";
    case graph::Cause::kLinkNew:
      return "link new";
    case graph::Cause::kConstraintChanged:
      return "constraint changed";
    case graph::Cause::kRuleChanged:
      return "rule changed";
    case graph::Cause::kDirectionChanged:
      return "direction changed";
    case graph::Cause::kLinkChanged:
      return "link changed";
    case graph::Cause::kReachability:
      break;
  }
  return "reachability";
}

/// What other commands take: "type:id" of a node, "link:key" with its type.
std::string node_text(const std::string& type, const std::string& id) {
  return printable(type) + ":" + printable(id);
}
std::string link_text(const std::string& type, const std::string& key) {
  return std::string(query::kLinkPrefix) + printable(key) + " " + printable(type);
}

/// " (name)", where that says more.
std::string name_text(const std::string& name, const std::string& told) {
  return name.empty() || name == told ? "" : " (" + printable(name) + ")";
}

std::string text_of(const Change& change) {
  switch (change.subject) {
    case Change::Subject::kNode:
      return node_text(change.type, change.id) + name_text(change.name, change.id);
    case Change::Subject::kLink:
      return link_text(change.type, change.key) + name_text(change.name, change.key);
    case Change::Subject::kDocument:
      break;
  }
  return "document " + printable(change.type) + " " + printable(change.key);
}

std::string text_of(const CliqueDifference& one) {
  const std::string& told = one.is_link ? one.key : one.id;
  return (one.is_link ? link_text(one.type, one.key) : node_text(one.type, one.id)) +
         name_text(one.name, told);
}

/// Members that differ, in the order of the earlier document, then new ones.
Json changed_members(const Change& change) {
  Json out = Json::object();
  if (change.kind != ChangeKind::kChanged) return out;
  const Json before = parse_or_null(change.before);
  const Json after = parse_or_null(change.after);
  for (const auto& [name, value] : before.items()) {
    if (!after.is_object() || !after.contains(name)) {
      out[name] = {{"before", value}};
    } else if (after[name] != value) {
      out[name] = {{"before", value}, {"after", after[name]}};
    }
  }
  for (const auto& [name, value] : after.items()) {
    if (!before.is_object() || !before.contains(name)) out[name] = {{"after", value}};
  }
  return out;
}

/// A value in a line; of long ones the beginning.
std::string short_text(const Json& value) {
  constexpr std::size_t kMaxLength = 160;
  std::string text = printable(plain(value));
  if (text.size() <= kMaxLength) return text;
  std::size_t end = kMaxLength;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return text.substr(0, end) + "... (" + std::to_string(text.size()) + " characters)";
}

/// Members of members are told by their place, "endpoints[0].url", as far as both sides have them.
void print_members(std::ostream& out, const std::string& place, const Json* before,
                   const Json* after) {
  if (before == nullptr) {
    out << "    + " << place << ": " << short_text(*after) << '\n';
  } else if (after == nullptr) {
    out << "    - " << place << ": " << short_text(*before) << '\n';
  } else if (*before == *after) {
    return;
  } else if (before->is_object() && after->is_object()) {
    const std::string prefix = place.empty() ? "" : place + '.';
    for (const auto& [name, value] : before->items()) {
      const auto found = after->find(name);
      print_members(out, prefix + printable(name), &value,
                    found == after->end() ? nullptr : &*found);
    }
    for (const auto& [name, value] : after->items()) {
      if (!before->contains(name)) print_members(out, prefix + printable(name), nullptr, &value);
    }
  } else if (before->is_array() && after->is_array() && before->size() == after->size()) {
    for (std::size_t i = 0; i < before->size(); ++i) {
      print_members(out, place + '[' + std::to_string(i) + ']', &(*before)[i], &(*after)[i]);
    }
  } else {
    out << "    ~ " << place << ": " << short_text(*before) << " -> " << short_text(*after) << '\n';
  }
}

}  // namespace

void print_change(std::ostream& out, const Change& change) {
  out << mark_of(change.kind) << ' ' << text_of(change) << '\n';
  if (change.kind != ChangeKind::kChanged) return;
  const Json before = parse_or_null(change.before);
  const Json after = parse_or_null(change.after);
  print_members(out, "", &before, &after);
}

Json change_json(const Change& change) {
  const bool is_node = change.subject == Change::Subject::kNode;
  return {{"change", word_of(change.kind)},
          {"subject", word_of(change.subject)},
          {"environment", change.environment},
          {"type", change.type},
          {"id", is_node ? Json(change.id) : Json(nullptr)},
          {"key", change.key},
          {"name", change.name},
          {"members", changed_members(change)}};
}

void print_clique_diff(std::ostream& out, const std::string& clique_type_name,
                       const graph::CliqueDiff& diff) {
  out << "clique type " << printable(clique_type_name) << '\n';
  std::map<std::pair<graph::Cause, std::string>, std::size_t> group_of;
  std::vector<std::vector<const CliqueDifference*>> groups;  // In the order of their first.
  for (const CliqueDifference& one : diff.differences) {
    const auto group = group_of.try_emplace({one.cause, one.because}, groups.size()).first->second;
    if (group == groups.size()) groups.emplace_back();
    groups[group].push_back(&one);
  }
  for (const auto& group : groups) {
    for (const CliqueDifference* one : group) {
      out << (one->added ? "+ " : "- ") << text_of(*one) << '\n';
    }
    out << "    " << word_of(group.front()->cause) << ": " << printable(group.front()->because)
        << '\n';
  }
}

std::vector<Json> clique_diff_json(const std::string& clique_type_name,
                                   const graph::CliqueDiff& diff) {
  std::vector<Json> out;
  for (const CliqueDifference& one : diff.differences) {
    out.push_back({{"clique_type", diff.clique_type},
                   {"clique_type_name", clique_type_name},
                   {"change", one.added ? "added" : "removed"},
                   {"subject", one.is_link ? "link" : "node"},
                   {"type", one.type},
                   {"id", one.is_link ? Json(nullptr) : Json(one.id)},
                   {"key", one.key},
                   {"name", one.name},
                   {"cause", word_of(one.cause)},
                   {"because", one.because}});
  }
  return out;
}

}  // namespace toposcope::cli
