// How the pages of `show` look, for people and for machines.

#include <array>

#include "toposcope/model/status.h"
#include "toposcope/model/time.h"

#include "node_text.h"
#include "object_page.h"
#include "query/node_reference.h"
#include "table_text.h"

namespace toposcope::cli {
namespace {

/// The word of a link's `implicit` field.
std::string_view implicit_word(model::Implicit implicit) {
  constexpr std::array<std::string_view, 4> kWords = {"false", "true", "null", "missing"};
  return kWords.at(static_cast<std::size_t>(implicit));
}

void print_cliques(std::ostream& out, const Json& cliques) {
  for (const Json& clique : cliques) {
    const Json& focal = clique["focal_point"];
    out << "in clique of " << printable(text_member(focal, "type")) << ':'
        << printable(text_member(focal, "id")) << " ("
        << printable(text_member(clique, "clique_type_name")) << ")\n";
  }
}

void print_properties(std::ostream& out, const std::string& document) {
  const Json json = parse_or_null(document);
  if (!json.is_object() || json.empty()) return;
  out << "properties\n";
  for (const auto& [name, value] : json.items()) {
    out << "  " << printable(name) << " = " << printable(plain(value)) << '\n';
  }
}

void print_statuses(std::ostream& out, const std::vector<store::StatusEntry>& statuses) {
  for (const auto& status : statuses) {
    out << "  " << model::status_label(status.value) << " by " << printable(status.source) << " at "
        << time_text(status.time) << (status.acknowledged ? ", acknowledged" : "")
        << (status.text.empty() ? "" : ": " + printable(status.text)) << '\n';
  }
}

void print_parents(std::ostream& out, const NodePage& page) {
  for (const auto& parent : page.parents) out << "parent       " << query::describe(parent) << '\n';
  if (page.other_parent_type.empty()) return;
  out << "parent       " << printable(page.other_parent_type) << ':'
      << printable(page.other_parent_id);
  if (!page.other_parent_fault.empty()) out << " (" << page.other_parent_fault << ')';
  out << '\n';
}

void print_link_of(std::ostream& out, const store::LinkDetail& link, const NodePage& page) {
  const bool leaves = link.source.row == page.detail.summary.row;
  out << "link         " << printable(link.link_type);
  if (!link.name.empty()) out << " '" << printable(link.name) << "'";
  out << (leaves ? " --> " : " <-- ") << query::describe(leaves ? link.target : link.source)
      << "  [" << printable(link.key) << ']';
  if (link.status != model::StatusValue::kNoCheck) out << "  " << model::status_label(link.status);
  out << '\n';
}

Json status_json(const store::StatusEntry& status) {
  return {{"status", model::status_label(status.value)},
          {"text", status.text},
          {"source", status.source},
          {"time", model::to_rfc3339(status.time)},
          {"acknowledged", status.acknowledged}};
}

Json list_json(const std::vector<store::NodeSummary>& nodes) {
  Json list = Json::array();
  for (const auto& node : nodes) list.push_back(node_json(node));
  return list;
}

}  // namespace

void print_page(std::ostream& out, const NodePage& page) {
  const auto& summary = page.detail.summary;
  out << query::describe(summary) << '\n'
      << "environment  " << printable(summary.environment) << '\n'
      << "key          " << printable(summary.key) << '\n'
      << "status       " << model::status_label(summary.status)
      << (summary.placeholder ? "; a placeholder: only links name it" : "") << '\n';
  print_statuses(out, page.detail.statuses);
  if (!page.detail.source.empty()) {
    out << "source       " << printable(page.detail.source) << ", revision "
        << page.detail.first_seen << ", changed in " << page.detail.changed << ", last seen "
        << time_text(page.detail.last_seen) << '\n';
  }
  print_parents(out, page);
  for (const auto& child : page.children) out << "child        " << query::describe(child) << '\n';
  for (const auto& link : page.links) print_link_of(out, link, page);
  print_cliques(out, page.cliques);
  print_properties(out, page.detail.document);
}

void print_page(std::ostream& out, const LinkPage& page) {
  const auto& link = page.detail;
  out << query::kLinkPrefix << printable(link.key) << '\n'
      << "link type    " << printable(link.link_type) << '\n';
  if (!link.name.empty()) out << "name         " << printable(link.name) << '\n';
  out << "environment  " << printable(link.environment) << '\n'
      << "status       " << model::status_label(link.status) << '\n'
      << "from         " << query::describe(link.source) << '\n'
      << "to           " << query::describe(link.target) << '\n'
      << "implicit     " << implicit_word(link.implicit) << '\n';
  print_cliques(out, page.cliques);
  print_properties(out, link.document);
}

Json to_json(const NodePage& page) {
  Json json = node_json(page.detail.summary);
  json["source"] = page.detail.source;
  json["first_seen"] = page.detail.first_seen;
  json["changed"] = page.detail.changed;
  json["last_seen"] = model::to_rfc3339(page.detail.last_seen);
  json["statuses"] = Json::array();
  for (const auto& status : page.detail.statuses) json["statuses"].push_back(status_json(status));
  json["parents"] = list_json(page.parents);
  json["other_parent"] = nullptr;
  if (!page.other_parent_type.empty()) {
    const std::string& fault = page.other_parent_fault;
    json["other_parent"] = {{"type", page.other_parent_type},
                            {"id", page.other_parent_id},
                            {"fault", fault.empty() ? Json(nullptr) : Json(fault)}};
  }
  json["children"] = list_json(page.children);
  json["links"] = Json::array();
  for (const auto& link : page.links) json["links"].push_back(link_json(link));
  json["cliques"] = page.cliques;
  json["document"] = parse_or_null(page.detail.document);
  return json;
}

Json to_json(const LinkPage& page) {
  Json json = link_json(page.detail);
  json["environment"] = page.detail.environment;
  json["implicit"] = implicit_word(page.detail.implicit);
  json["cliques"] = page.cliques;
  json["document"] = parse_or_null(page.detail.document);
  return json;
}

}  // namespace toposcope::cli
