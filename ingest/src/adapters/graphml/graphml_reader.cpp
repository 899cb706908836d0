#include "adapters/graphml/graphml_reader.h"

#include <algorithm>
#include <utility>

namespace toposcope::ingest::graphml {
namespace {

using model::Error;
using model::ErrorCode;
using plain::Attribute;

constexpr std::size_t kMaxDataBytes = std::size_t{16} << 20U;
constexpr std::string_view kOwnMark = "toposcope";
constexpr std::string_view kOwnVersion = "1";
constexpr std::string_view kOwnDocument = "toposcope.document";
constexpr std::string_view kPlaceholder = "placeholder";

std::string_view local_name(std::string_view name) {
  return name.substr(name.find(':') + 1);  // npos + 1 is 0
}

/// Attributes of the element itself that say something about the node or link.
void add_own(const XmlAttributes& from, std::vector<Attribute>& to) {
  for (const auto& [name, value] : from) {
    if (name == "id" || name == "source" || name == "target" || value.empty()) continue;
    to.push_back({name, value, false});
  }
}

}  // namespace

bool GraphmlReader::is_inside(Element element) const {
  return !open_.empty() && open_.back() == element;
}

/// Attributes of the innermost node or edge; nullptr outside of them.
std::vector<Attribute>* GraphmlReader::attributes_here() {
  for (auto element = open_.rbegin(); element != open_.rend(); ++element) {
    if (*element == Element::kEdge) return &link_.attributes;
    if (*element == Element::kNode) return &nodes_.back().facts.attributes;
    if (*element == Element::kGraph) return nullptr;
  }
  return nullptr;
}

model::Status GraphmlReader::begin_element(std::string_view name, const XmlAttributes& attributes) {
  if (is_inside(Element::kIgnored)) {
    open_.push_back(Element::kIgnored);
    return model::ok();
  }
  if (is_inside(Element::kData) || is_inside(Element::kDefault) || is_inside(Element::kDesc)) {
    tree_.begin(name, attributes);
    open_.push_back(open_.back());
    return check_size();
  }
  return begin_known(local_name(name), attributes);
}

model::Status GraphmlReader::begin_known(std::string_view name, const XmlAttributes& attributes) {
  if (open_.empty()) {
    if (name != "graphml") {
      return Error{ErrorCode::kMalformedInput,
                   "the root element is <" + std::string(name) + ">, expected <graphml>", where_()};
    }
    is_graphml_ = true;
    open_.push_back(Element::kGraphml);
  } else if (name == "key") {
    begin_key(attributes);
  } else if (name == "graph" && (is_inside(Element::kGraphml) || is_inside(Element::kNode))) {
    return begin_graph(attributes);
  } else if (name == "node" && is_inside(Element::kGraph)) {
    begin_node(attributes);
  } else if (name == "edge" && is_inside(Element::kGraph)) {
    begin_edge(attributes);
  } else if (name == "data") {
    begin_data(attributes);
  } else if (name == "default" || name == "desc") {
    tree_.clear();
    open_.push_back(name == "desc" ? Element::kDesc : Element::kDefault);
  } else {
    begin_ignored(name);
  }
  return model::ok();
}

void GraphmlReader::begin_key(const XmlAttributes& attributes) {
  key_id_ = attribute(attributes, "id");
  keys_[key_id_] = key_of(attributes);
  open_.push_back(Element::kKey);
}

void GraphmlReader::note_undirected(std::string_view stated) {
  if (stated != "undirected" && stated != "false") return;
  report_.note_first(
      "undirected edges", where_,
      "edges are undirected; a link keeps the direction in which its ends are named");
}

model::Status GraphmlReader::begin_graph(const XmlAttributes& attributes) {
  note_undirected(attribute(attributes, "edgedefault"));
  const bool first_inside = is_inside(Element::kNode) && !nodes_.back().is_put;
  open_.push_back(Element::kGraph);
  return first_inside ? put_node() : model::ok();
}

void GraphmlReader::begin_node(const XmlAttributes& attributes) {
  OpenNode node;
  node.facts.reference = attribute(attributes, "id");
  if (!nodes_.empty()) node.facts.parent_reference = nodes_.back().facts.reference;
  add_own(attributes, node.facts.attributes);
  nodes_.push_back(std::move(node));
  open_.push_back(Element::kNode);
}

void GraphmlReader::begin_edge(const XmlAttributes& attributes) {
  link_.clear();
  link_keys_.clear();
  link_.source = attribute(attributes, "source");
  link_.target = attribute(attributes, "target");
  add_own(attributes, link_.attributes);
  const auto id = attribute(attributes, "id");
  if (!id.empty() && !exact_) link_.attributes.push_back({"id", std::string(id), false});
  note_undirected(attribute(attributes, "directed"));
  for (const char* port : {"sourceport", "targetport"}) {
    if (attribute(attributes, port).empty()) continue;
    report_.note_first("edge at a port", where_,
                       "the edge ends at a port; the link ends at the node, the port stays an "
                       "attribute");
  }
  open_.push_back(Element::kEdge);
}

void GraphmlReader::begin_ignored(std::string_view name) {
  open_.push_back(Element::kIgnored);
  if (name == "hyperedge") {
    report_.skip(where_, "a hyperedge joins any number of nodes; links join two");
  } else if (name == "port") {
    report_.note_first("port of a node", where_, "ports of nodes are left out");
  } else {
    report_.note_first("unknown element: " + std::string(name), where_,
                       "the element has no meaning here; left out with all that it holds");
  }
}

void GraphmlReader::begin_data(const XmlAttributes& attributes) {
  key_id_ = attribute(attributes, "key");
  tree_.clear();
  open_.push_back(Element::kData);
}

model::Status GraphmlReader::text(std::string_view characters) {
  if (!is_inside(Element::kData) && !is_inside(Element::kDefault) && !is_inside(Element::kDesc)) {
    return model::ok();
  }
  tree_.text(characters);
  return check_size();
}

model::Status GraphmlReader::check_size() const {
  if (tree_.size() <= kMaxDataBytes) return model::ok();
  return Error{ErrorCode::kMalformedInput, "one element holds more than 16 MiB", where_()};
}

model::Status GraphmlReader::end_element(std::string_view) {
  const Element element = open_.back();
  open_.pop_back();
  const bool holds_text =
      element == Element::kData || element == Element::kDefault || element == Element::kDesc;
  if (holds_text && is_inside(element)) {
    tree_.end();
    return model::ok();
  }
  switch (element) {
    case Element::kData:
      return end_data();
    case Element::kDefault:
      if (is_inside(Element::kKey)) keys_[key_id_].preset = tree_.plain_text();
      return model::ok();
    case Element::kDesc:
      end_desc();
      return model::ok();
    case Element::kNode: {
      auto status = nodes_.back().is_put ? model::ok() : put_node();
      nodes_.pop_back();
      return status;
    }
    case Element::kEdge:
      return put_link();
    case Element::kGraphml:
    case Element::kKey:
    case Element::kGraph:
    case Element::kIgnored:
      return model::ok();
  }
  return model::ok();
}

void GraphmlReader::end_desc() {
  auto* attributes = attributes_here();
  const auto text = without_outer_blanks(tree_.plain_text());
  if (attributes != nullptr && !text.empty()) {
    attributes->push_back({"desc", std::string(text), false});
  }
}

model::Status GraphmlReader::end_data() {
  const auto known = keys_.find(key_id_);
  const Key key = known == keys_.end() ? Key{key_id_, "", "all", {}} : known->second;
  if (known == keys_.end()) {
    report_.note_first("data of an unknown key", where_,
                       "no <key> has the id '" + key_id_ + "'; the value was taken as text");
  }
  auto* attributes = attributes_here();
  if (attributes == nullptr) return end_graph_data(key);
  const bool of_link = attributes == &link_.attributes;
  if (!of_link && nodes_.back().is_put) {
    report_.note_first("data behind a nested graph", where_,
                       "the data stands behind the graph in its node and is left out");
    return model::ok();
  }
  (of_link ? link_keys_ : nodes_.back().keys).push_back(key_id_);
  if (!tree_.is_plain_text()) {
    if (!tree_.label().empty()) attributes->push_back({"label", tree_.label(), false});
    attributes->push_back({key.name, tree_.json(), true});
    return model::ok();
  }
  if (tree_.plain_text().empty()) return model::ok();
  bool odd = false;
  attributes->push_back(typed_value(key, tree_.plain_text(), odd));
  if (odd) {
    report_.note("value not of its type", where_,
                 "'" + key.name + "' is no " + key.type + ": it was taken as text");
  }
  return model::ok();
}

/// What the file says of itself.
model::Status GraphmlReader::end_graph_data(const Key& key) {
  const std::string& value = tree_.plain_text();
  if (key.name == kOwnMark) {
    if (value != kOwnVersion) {
      return Error{ErrorCode::kUnsupported,
                   "version '" + value + "' of toposcope's GraphML; this build reads 1", where_()};
    }
    exact_ = true;
    graph_.set_exact(true);
    return model::ok();
  }
  if (exact_ && key.name == kOwnDocument) return graph_.take_record("document", value, where_);
  if (value.empty() || !tree_.is_plain_text()) return model::ok();
  report_.note_first("data of the graph: " + key.name, where_,
                     "'" + key.name + "' is said of the graph as a whole; left out");
  return model::ok();
}

namespace {

/// Adds the presets of keys that the element does not state.
void add_presets(const Keys& keys, std::string_view element, const std::vector<std::string>& stated,
                 std::vector<Attribute>& attributes) {
  for (const auto& [id, key] : keys) {
    if (!key.preset || key.preset->empty() || !applies_to(key, element)) continue;
    if (std::find(stated.begin(), stated.end(), id) != stated.end()) continue;
    bool odd = false;
    attributes.push_back(typed_value(key, *key.preset, odd));
  }
}

}  // namespace

model::Status GraphmlReader::put_node() {
  OpenNode& node = nodes_.back();
  node.is_put = true;
  auto& attributes = node.facts.attributes;
  add_presets(keys_, "node", node.keys, attributes);
  const auto stands_in = std::find_if(attributes.begin(), attributes.end(), [](const auto& own) {
    return own.name == kPlaceholder && own.value == "true";
  });
  if (exact_ && stands_in != attributes.end()) return model::ok();
  return graph_.take_node(node.facts, where_);
}

model::Status GraphmlReader::put_link() {
  add_presets(keys_, "edge", link_keys_, link_.attributes);
  return graph_.take_link(link_, where_);
}

model::Status GraphmlReader::finish(const std::string& source_name) const {
  if (is_graphml_) return model::ok();
  return Error{ErrorCode::kMalformedInput, "holds no <graphml> element", source_name};
}

}  // namespace toposcope::ingest::graphml
