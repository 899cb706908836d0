#include "query/overlay_file.h"

#include <algorithm>
#include <set>
#include <unordered_map>
#include <utility>

#include "query/json_text.h"
#include "query/words.h"

namespace toposcope::query {
namespace {

using graph::GraphSnapshot;
using model::Error;
using model::ErrorCode;
using model::LinkId;
using model::NodeId;
using model::Result;

constexpr int kVersion = 1;

Error malformed(const std::string& where, const std::string& what) {
  return {ErrorCode::kMalformedInput, (where.empty() ? "" : printable(where) + ": ") + what, where};
}

/// Refuses members that are not known.
model::Status check_members(const Json& object, const std::string& where,
                            const std::set<std::string, std::less<>>& known) {
  if (!object.is_object()) return malformed(where, "not an object");
  for (const auto& [name, value] : object.items()) {
    if (!known.contains(name))
      return malformed(where + "/" + name, "no member of a what-if has this name");
  }
  return model::ok();
}

/// A text member; empty when it is missing.
Result<std::string> read_text(const Json& object, const std::string& where, const char* name) {
  const auto at = object.find(name);
  if (at == object.end()) return std::string();
  if (!at->is_string()) return malformed(where + "/" + name, "not a text");
  return at->get<std::string>();
}

/// Reads text members one after the other and keeps the first error.
class TextReader {
 public:
  TextReader(const Json& object, std::string where)
      : object_(object), where_(std::move(where)), status_(model::ok()) {}

  void read(const char* name, std::string& out) {
    if (!status_.has_value()) return;
    auto text = read_text(object_, where_, name);
    if (!text.has_value()) {
      status_ = text.error();
      return;
    }
    out = std::move(text).value();
  }

  [[nodiscard]] const model::Status& status() const { return status_; }

 private:
  const Json& object_;
  std::string where_;
  model::Status status_;
};

Result<LostNode> read_node(const Json& json, const std::string& where) {
  const auto known = check_members(json, where, {"type", "id", "key", "name"});
  if (!known.has_value()) return known.error();
  LostNode out;
  TextReader reader(json, where);
  reader.read("type", out.type);
  reader.read("id", out.id);
  reader.read("key", out.key);
  reader.read("name", out.name);
  if (!reader.status().has_value()) return reader.status().error();
  if (out.key.empty() && (out.type.empty() || out.id.empty()))
    return malformed(where, "a node needs a key, or type and id");
  return out;
}

Result<LostLink> read_link(const Json& json, const std::string& where) {
  const auto known = check_members(json, where, {"key", "link_type", "name"});
  if (!known.has_value()) return known.error();
  LostLink out;
  TextReader reader(json, where);
  reader.read("key", out.key);
  reader.read("link_type", out.link_type);
  reader.read("name", out.name);
  if (!reader.status().has_value()) return reader.status().error();
  if (out.key.empty()) return malformed(where, "a link needs a key");
  return out;
}

template <typename Thing>
model::Status read_list(const Json& json, const char* name,
                        Result<Thing> (*read)(const Json&, const std::string&),
                        std::vector<Thing>& out) {
  const auto list = json.find(name);
  if (list == json.end()) return model::ok();
  const std::string where = "/" + std::string(name);
  if (!list->is_array()) return malformed(where, "not a list");
  for (std::size_t i = 0; i < list->size(); ++i) {
    auto one = read((*list)[i], where + "/" + std::to_string(i));
    if (!one.has_value()) return one.error();
    out.push_back(std::move(one).value());
  }
  return model::ok();
}

model::Status check_form(const Json& json) {
  if (json.is_discarded()) return malformed("", "not JSON");
  if (!json.is_object()) return malformed("", "a what-if is a JSON object");
  const auto form = json.find("toposcope");
  if (form == json.end() || *form != "what-if")
    return malformed("/toposcope", "a what-if begins with \"toposcope\": \"what-if\"");
  const auto version = json.find("version");
  if (version == json.end() || !version->is_number_integer())
    return malformed("/version", "not a whole number");
  if (*version > kVersion) {
    return Error{ErrorCode::kUnsupported,
                 "this what-if has version " + version->dump() + "; this program reads up to " +
                     std::to_string(kVersion),
                 "/version"};
  }
  if (*version < 1) return malformed("/version", "versions count from 1");
  return check_members(
      json, "", {"toposcope", "version", "environment", "title", "made_at", "lost", "links"});
}

/// Whether things of an environment are meant.
bool is_meant(const GraphSnapshot& snapshot, graph::NameIndex environment,
              const OverlayFile& file) {
  return file.environment.empty() || snapshot.environments()[environment].name == file.environment;
}

std::string label_of(const LostNode& node) {
  std::string out = node.type.empty() ? "node" : printable(node.type) + ":" + printable(node.id);
  if (!node.name.empty()) out += " (" + printable(node.name) + ")";
  if (!node.key.empty()) out += " with the key " + printable(node.key);
  return out;
}

std::string not_one(const std::string& label, std::size_t found, const OverlayFile& file) {
  const std::string where =
      file.environment.empty() ? "" : " in environment '" + printable(file.environment) + "'";
  if (found == 0) return label + " is not in this inventory" + where;
  return label + " is not clear: " + std::to_string(found) + " have it" + where;
}

/// Finds the nodes of a file in one pass.
class NodeFinder {
 public:
  NodeFinder(const GraphSnapshot& snapshot, const OverlayFile& file) : snapshot_(snapshot) {
    for (const LostNode& node : file.lost) {
      if (!node.key.empty()) by_key_[node.key];
      if (!node.id.empty()) by_id_[node.id];
    }
    for (std::uint32_t i = 0; i < snapshot.node_count() && !file.lost.empty(); ++i) {
      if (!is_meant(snapshot, snapshot.environment(NodeId{i}), file)) continue;
      note(by_key_, snapshot.key(NodeId{i}), i);
      note(by_id_, snapshot.id(NodeId{i}), i);
    }
  }

  /// By key; when no node has it, by type and id.
  [[nodiscard]] std::vector<NodeId> find(const LostNode& node) const {
    const auto keyed = by_key_.find(node.key);
    if (keyed != by_key_.end() && !keyed->second.empty()) return keyed->second;
    std::vector<NodeId> out;
    const auto named = by_id_.find(node.id);
    if (named == by_id_.end() || node.type.empty()) return out;
    std::copy_if(
        named->second.begin(), named->second.end(), std::back_inserter(out),
        [&](NodeId one) { return snapshot_.node_types()[snapshot_.type(one)] == node.type; });
    return out;
  }

 private:
  using Map = std::unordered_map<std::string_view, std::vector<NodeId>>;

  static void note(Map& map, std::string_view text, std::uint32_t node) {
    if (const auto at = map.find(text); at != map.end()) at->second.push_back(NodeId{node});
  }

  const GraphSnapshot& snapshot_;
  Map by_key_, by_id_;
};

std::unordered_map<std::string_view, std::vector<LinkId>> links_by_key(
    const GraphSnapshot& snapshot, const OverlayFile& file) {
  std::unordered_map<std::string_view, std::vector<LinkId>> out;
  for (const LostLink& link : file.links) out[link.key];
  for (std::uint32_t i = 0; i < snapshot.link_count() && !out.empty(); ++i) {
    if (!is_meant(snapshot, snapshot.environment(LinkId{i}), file)) continue;
    const auto at = out.find(snapshot.key(LinkId{i}));
    if (at != out.end()) at->second.push_back(LinkId{i});
  }
  return out;
}

void put(Json& out, const char* name, const std::string& text) {
  if (!text.empty()) out[name] = text;
}

}  // namespace

Result<OverlayFile> read_overlay_file(std::string_view text) {
  const Json json = Json::parse(text, nullptr, false);
  if (auto form = check_form(json); !form.has_value()) return form.error();
  OverlayFile out;
  std::string made_at;
  TextReader reader(json, "");
  reader.read("environment", out.environment);
  reader.read("title", out.title);
  reader.read("made_at", made_at);
  if (!reader.status().has_value()) return reader.status().error();
  if (json.contains("made_at")) {
    const auto time = model::parse_rfc3339(made_at);
    if (!time.has_value()) return malformed("/made_at", "not a time such as 2026-11-20T13:32:00Z");
    out.made_at = time.value();
  }
  if (auto read = read_list(json, "lost", &read_node, out.lost); !read.has_value())
    return read.error();
  if (auto read = read_list(json, "links", &read_link, out.links); !read.has_value())
    return read.error();
  return out;
}

std::string write_overlay_file(const OverlayFile& file) {
  Json out = {{"toposcope", "what-if"}, {"version", kVersion}};
  put(out, "environment", file.environment);
  put(out, "title", file.title);
  if (file.made_at.has_value()) out["made_at"] = model::to_rfc3339(*file.made_at);
  out["lost"] = Json::array();
  for (const LostNode& node : file.lost) {
    Json one = Json::object();
    put(one, "type", node.type);
    put(one, "id", node.id);
    put(one, "key", node.key);
    put(one, "name", node.name);
    out["lost"].push_back(std::move(one));
  }
  out["links"] = Json::array();
  for (const LostLink& link : file.links) {
    Json one = {{"key", link.key}};
    put(one, "link_type", link.link_type);
    put(one, "name", link.name);
    out["links"].push_back(std::move(one));
  }
  return out.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

FoundOverlay find_overlay(const GraphSnapshot& snapshot, const OverlayFile& file) {
  FoundOverlay out;
  const NodeFinder nodes(snapshot, file);
  for (const LostNode& node : file.lost) {
    const std::vector<NodeId> found = nodes.find(node);
    if (found.size() == 1) {
      out.overlay.nodes.insert(found.front());
    } else {
      out.unknown.push_back(not_one(label_of(node), found.size(), file));
    }
  }
  const auto links = links_by_key(snapshot, file);
  for (const LostLink& link : file.links) {
    const std::vector<LinkId>& found = links.at(link.key);
    if (found.size() == 1) {
      out.overlay.links.insert(found.front());
    } else {
      out.unknown.push_back(
          not_one("link with the key " + printable(link.key), found.size(), file));
    }
  }
  return out;
}

}  // namespace toposcope::query
