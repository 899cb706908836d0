#include "sources/openstack/paging.h"

#include <algorithm>

#include "parse/json_text.h"

namespace toposcope::discovery {
namespace {

using parse::JsonElement;

/// Path and query of a URL, or of what is a path already.
std::string path_of(std::string_view link) {
  const std::size_t scheme = link.find("://");
  if (scheme == std::string_view::npos || link.starts_with('/')) return std::string(link);
  const std::size_t slash = link.find('/', scheme + 3);
  return slash == std::string_view::npos ? std::string() : std::string(link.substr(slash));
}

/// {"servers_links": [{"rel": "next", "href": URL}]} of nova and neutron.
std::string link_in(JsonElement root, const std::string& links) {
  for (const JsonElement link : parse::member_items(root, links)) {
    if (parse::member_text(link, "rel") == "next") return parse::member_text(link, "href");
  }
  return {};
}

/// {"links": {"next": URL}} of keystone; {"next": PATH} of glance.
std::string next_of(JsonElement root, std::string_view list_member) {
  std::string link = link_in(root, std::string(list_member) + "_links");
  if (link.empty()) {
    if (const auto links = parse::member(root, "links")) link = parse::member_text(*links, "next");
  }
  if (link.empty()) link = parse::member_text(root, "next");
  return path_of(link);
}

}  // namespace

model::Result<Page> read_page(std::string_view json, std::string_view list_member) {
  constexpr std::string_view kPlace = "page of a list";
  parse::JsonText text;
  if (const auto loaded = text.load(kPlace, json); !loaded.has_value()) return loaded.error();
  const auto list = parse::member(text.root(), list_member);
  if (!list || !list->is_array()) {
    return parse::json_fault(kPlace, list_member, "a list");
  }
  Page page;
  for (const JsonElement entry : parse::items_of(*list)) {
    if (page.count++ > 0) page.entries += ',';
    page.entries += simdjson::minify(entry);
  }
  page.next = next_of(text.root(), list_member);
  return page;
}

std::string with_page_size(std::string path, std::string_view list_member) {
  if (list_member != "servers" && list_member != "ports") return path;
  if (path.find("?limit=") != std::string::npos || path.find("&limit=") != std::string::npos) {
    return path;
  }
  return path + (path.find('?') == std::string::npos ? "?" : "&") + "limit=1000";
}

model::Result<std::string> next_path(std::string_view asked, std::string_view next) {
  const std::size_t query = next.find('?');
  std::string path(asked.substr(0, std::min(asked.find('?'), asked.size())));
  if (query == std::string_view::npos || query + 1 == next.size()) {
    return parse::json_fault("page of a list", "link to the next page", "a query in it");
  }
  path += next.substr(query);
  if (path == asked) {
    return parse::json_fault("page of a list", "link to the next page", "another page");
  }
  return path;
}

}  // namespace toposcope::discovery
