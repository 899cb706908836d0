#include "support/graph_text.h"

#include <algorithm>
#include <cstdint>
#include <map>
#include <optional>
#include <sstream>
#include <stdexcept>
#include <utility>

#include "toposcope/graph/snapshot_builder.h"
#include "toposcope/model/records.h"
#include "toposcope/model/text.h"

namespace toposcope::testing {
namespace {

using model::Implicit;
using model::json_string;
using model::NameKind;

[[noreturn]] void reject(const std::string& token) {
  throw std::invalid_argument("graph text: '" + token + "'");
}

std::vector<std::string> split(const std::string& text, char mark) {
  std::vector<std::string> out;
  std::istringstream in(text);
  for (std::string part; std::getline(in, part, mark);) out.push_back(part);
  return out;
}

std::string json_list(const std::vector<std::string>& texts) {
  std::string out;
  for (const auto& text : texts) out += (out.empty() ? "" : ",") + json_string(text);
  return "[" + out + "]";
}

/// "net:7|8,zone:x" as a ConstraintText.
std::string constraint_text(const std::string& inside) {
  std::map<std::string, std::string> values;
  for (const auto& part : split(inside, ',')) {
    const auto colon = part.find(':');
    if (colon == std::string::npos) reject("[" + inside + "]");
    const std::string value = part.substr(colon + 1);
    std::string json = value.empty() ? "null" : json_string(value);
    if (value.find('|') != std::string::npos) json = json_list(split(value, '|'));
    values[part.substr(0, colon)] = json;
  }
  std::string out;
  for (const auto& [name, json] : values) {
    out.append(out.empty() ? "{" : ",").append(json_string(name)).append(":").append(json);
  }
  return out + "}";
}

struct TextEnd {
  std::string type;
  std::string key;
  bool placeholder = false;
};

TextEnd parse_end(std::string token) {
  TextEnd out;
  if (token.ends_with('?')) {
    out.placeholder = true;
    token.pop_back();
  }
  const auto colon = token.find(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == token.size()) reject(token);
  out.type = token.substr(0, colon);
  out.key = token.substr(colon + 1);
  return out;
}

std::optional<Implicit> implicit_of(char mark) {
  switch (mark) {
    case '-':
      return Implicit::kFalse;
    case '=':
      return Implicit::kTrue;
    case '~':
      return Implicit::kMissing;
    case '%':
      return Implicit::kNull;
    default:
      return std::nullopt;
  }
}

/// Numbers of names and of constraint sets, from 1 in order of first use.
class Numbers {
 public:
  std::uint32_t of(const std::string& name) {
    const auto [it, is_new] = numbers_.try_emplace(name, numbers_.size() + 1);
    if (is_new) names_.push_back(name);
    return static_cast<std::uint32_t>(it->second);
  }
  [[nodiscard]] const std::vector<std::string>& names() const { return names_; }

 private:
  std::map<std::string, std::size_t> numbers_;
  std::vector<std::string> names_;
};

struct TextNode {
  std::string key;
  std::uint32_t type = 0;
  std::uint32_t constraint_set = 0;
  bool placeholder = false;
};

struct TextLink {
  std::string key;
  std::uint32_t type = 0;
  std::int64_t source = 0;
  std::int64_t target = 0;
  Implicit implicit = Implicit::kFalse;
  std::uint32_t constraint_set = 0;
};

/// Reads the text first, because a TopologySink wants all names before the rows.
class TextGraph {
 public:
  explicit TextGraph(std::string_view text) {
    std::istringstream in{std::string(text)};
    for (std::string token; in >> token;) add(token);
  }

  void send(const GraphTextOptions& options, model::TopologySink& sink) const {
    send_names(options, sink);
    send_documents(options, sink);
    send_rows(sink);
  }

 private:
  static constexpr std::uint32_t kEnvironment = 1;

  void add(std::string token) {
    std::uint32_t set = 0;
    if (const auto open = token.find('['); open != std::string::npos) {
      if (token.back() != ']') reject(token);
      set = sets_.of(constraint_text(token.substr(open + 1, token.size() - open - 2)));
      token.resize(open);
    }
    const auto mark = token.find_first_of("-=~%");
    if (mark == std::string::npos) {
      auto& node = nodes_[node_index(parse_end(token))];
      if (set != 0) node.constraint_set = set;
      return;
    }
    add_link(token, mark, set);
  }

  void add_link(const std::string& token, std::size_t mark, std::uint32_t set) {
    const TextEnd source = parse_end(token.substr(0, mark));
    const TextEnd target = parse_end(token.substr(mark + 1));
    const auto times = ++link_times_[token];
    TextLink link;
    link.key = times == 1 ? token : token + "#" + std::to_string(times);
    link.type = link_types_.of(source.type + "-" + target.type);
    link.source = static_cast<std::int64_t>(node_index(source)) + 1;
    link.target = static_cast<std::int64_t>(node_index(target)) + 1;
    link.implicit = implicit_of(token[mark]).value_or(Implicit::kFalse);
    link.constraint_set = set;
    links_.push_back(link);
  }

  std::size_t node_index(const TextEnd& end) {
    const auto [it, is_new] = index_of_key_.try_emplace(end.key, nodes_.size());
    if (is_new) nodes_.push_back({end.key, node_types_.of(end.type), 0, end.placeholder});
    return it->second;
  }

  void send_names(const GraphTextOptions& options, model::TopologySink& sink) const {
    must(sink.put_name(options.declared ? NameKind::kEnvironment : NameKind::kUndeclared,
                       kEnvironment, options.environment));
    const std::pair<NameKind, const Numbers*> kinds[] = {{NameKind::kNodeType, &node_types_},
                                                         {NameKind::kLinkType, &link_types_},
                                                         {NameKind::kConstraintSet, &sets_}};
    for (const auto& [kind, numbers] : kinds) {
      std::uint32_t number = 0;
      for (const auto& name : numbers->names()) must(sink.put_name(kind, ++number, name));
    }
  }

  static void send_documents(const GraphTextOptions& options, model::TopologySink& sink) {
    if (options.declared) must(put(sink, environment_config(options.environment)));
    for (const auto& document : options.documents) must(put(sink, document));
  }

  void send_rows(model::TopologySink& sink) const {
    std::map<std::pair<std::uint32_t, Implicit>, std::uint64_t> counts;
    for (const auto& link : links_) ++counts[{link.type, link.implicit}];
    for (const auto& [group, count] : counts) {
      must(sink.put_link_count({kEnvironment, group.first, group.second, count}));
    }
    std::int64_t row = 0;
    for (const auto& node : nodes_) {
      must(sink.put_node({{++row},
                          kEnvironment,
                          node.type,
                          node.constraint_set,
                          node.placeholder,
                          node.key,
                          node.key,
                          node.key}));
    }
    row = 0;
    for (const auto& link : links_) {
      must(sink.put_link({{++row},
                          kEnvironment,
                          link.type,
                          {link.source},
                          {link.target},
                          link.implicit,
                          link.constraint_set,
                          link.key,
                          link.key}));
    }
  }

  Numbers node_types_, link_types_, sets_;
  std::vector<TextNode> nodes_;
  std::vector<TextLink> links_;
  std::map<std::string, std::size_t> index_of_key_;
  std::map<std::string, int> link_times_;
};

template <typename Id>
std::string joined_keys(const graph::GraphSnapshot& snapshot, const std::vector<Id>& ids) {
  std::vector<std::string> names;
  names.reserve(ids.size());
  for (const auto id : ids) names.emplace_back(snapshot.key(id));
  std::sort(names.begin(), names.end());
  std::string out;
  for (const auto& name : names) out += out.empty() ? name : " " + name;
  return out;
}

}  // namespace

void put_graph_text(std::string_view text, const GraphTextOptions& options,
                    model::TopologySink& sink) {
  TextGraph(text).send(options, sink);
}

graph::GraphSnapshot make_snapshot(std::string_view text, const GraphTextOptions& options) {
  graph::SnapshotBuilder builder;
  put_graph_text(text, options, builder);
  auto built = std::move(builder).build();
  if (!built.has_value()) throw std::invalid_argument(built.error().message);
  return std::move(built).value();
}

model::NodeId node_named(const graph::GraphSnapshot& snapshot, std::string_view key) {
  for (std::uint32_t i = 0; i < snapshot.node_count(); ++i) {
    if (snapshot.key(model::NodeId{i}) == key) return {i};
  }
  throw std::invalid_argument("no node has the key '" + std::string(key) + "'");
}

std::string keys(const graph::GraphSnapshot& snapshot, const std::vector<model::NodeId>& nodes) {
  return joined_keys(snapshot, nodes);
}

std::string keys(const graph::GraphSnapshot& snapshot, const std::vector<model::LinkId>& links) {
  return joined_keys(snapshot, links);
}

}  // namespace toposcope::testing
