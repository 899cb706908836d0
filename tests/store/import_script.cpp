#include "store/import_script.h"

#include <map>
#include <sstream>
#include <stdexcept>

#include "toposcope/model/type_name.h"

#include "support/recording_sink.h"
#include "support/records.h"

namespace toposcope::testing {
namespace {

[[noreturn]] void reject(const std::string& token) {
  throw std::invalid_argument("import script: '" + token + "'");
}

/// Takes marked parts from the end of a token.
class Token {
 public:
  explicit Token(std::string text) : text_(std::move(text)), all_(text_) {}

  /// What follows the last `mark`; empty when there is none.
  std::string take_after(char mark) {
    const auto at = text_.rfind(mark);
    if (at == std::string::npos) return {};
    std::string out = text_.substr(at + 1);
    text_.resize(at);
    return out;
  }
  /// What precedes the first `mark`; `otherwise` when there is none.
  std::string take_before(char mark, const std::string& otherwise) {
    const auto at = text_.find(mark);
    if (at == std::string::npos) return otherwise;
    std::string out = text_.substr(0, at);
    text_ = text_.substr(at + 1);
    return out;
  }
  [[nodiscard]] const std::string& rest() const { return text_; }
  [[nodiscard]] const std::string& all() const { return all_; }

 private:
  std::string text_;
  std::string all_;
};

/// Content 1 is the same as none, so that tokens stay short.
std::string content_fields(const std::string& content) {
  return R"("content":")" + (content.empty() ? "1" : content) + "\"";
}

std::optional<TestStatus> parse_status(const std::string& text) {
  static const std::map<std::string, model::StatusValue> kValues = {
      {"ok", model::StatusValue::kOk},
      {"warning", model::StatusValue::kWarning},
      {"error", model::StatusValue::kError}};
  if (text.empty()) return std::nullopt;
  const auto dot = text.find('.');
  const auto value = kValues.find(text.substr(0, dot));
  if (value == kValues.end() || dot == std::string::npos) reject(text);
  return TestStatus{value->second, "", std::stoll(text.substr(dot + 1))};
}

TestEnd parse_end(const std::string& text) {
  Token token(text);
  TestEnd out;
  out.key = token.take_after('@');
  out.type = token.take_before(':', "");
  out.id = token.rest();
  if (out.type.empty()) reject(text);
  return out;
}

TestDocument parse_document(Token token) {
  const std::string content = token.take_after('!');
  TestDocument out;
  out.environment = token.take_after('~');
  out.collection = token.take_before('/', "");
  out.key = token.rest();
  out.document = "{" + content_fields(content) + "}";
  if (out.collection.empty()) reject(token.all());
  return out;
}

TestNode parse_node(Token token) {
  TestNode out;
  out.status = parse_status(token.take_after('^'));
  const std::string parent = token.take_after('<');
  out.fields = content_fields(token.take_after('!'));
  if (!parent.empty()) {
    const TestEnd named = parse_end(parent);
    out.parent_type = named.type;
    out.parent_id = named.id;
    out.fields += R"(,"parent":")" + parent + "\"";
  }
  out.environment = token.take_before('/', "env");
  const TestEnd self = parse_end(token.rest());
  out.key = self.key;
  out.type = self.type;
  out.id = self.id;
  return out;
}

TestLink parse_link(Token token) {
  TestLink out;
  out.status = parse_status(token.take_after('^'));
  out.fields = content_fields(token.take_after('!'));
  out.key = token.take_after('+');
  out.name = token.take_after('=');
  out.environment = token.take_before('/', "env");
  out.source = parse_end(token.take_before('>', ""));
  out.target = parse_end(token.rest());
  out.link_type = out.source.type + "-" + out.target.type;
  return out;
}

void put_token(store::Import& import, const std::string& token) {
  if (token.starts_with("-%")) {
    const TestDocument document = parse_document(Token(token.substr(2)));
    must(import.retire_document(document.collection, document.key));
  } else if (token.starts_with('%')) {
    must(put(import, parse_document(Token(token.substr(1)))));
  } else if (token.find('>') != std::string::npos) {
    must(put(import, parse_link(Token(token))));
  } else {
    must(put(import, parse_node(Token(token))));
  }
}

/// " !7" of a document that put_token() made.
std::string content_mark(std::string_view document) {
  constexpr std::string_view kField = R"("content":")";
  const auto at = document.find(kField);
  if (at == std::string_view::npos) return {};
  const auto rest = document.substr(at + kField.size());
  const std::string content(rest.substr(0, rest.find('"')));
  return content == "1" ? "" : "!" + content;
}

/// Topology and records of one revision put together.
class Contents {
 public:
  Contents(store::GraphStore& store, model::RevisionNumber at) {
    must(store.replay_topology(at, topology_));
    must(store.replay(at, records_));
    for (const auto& name : topology_.names)
      names_[{is_environment(name), name.number}] = name.text;
  }

  std::string text() {
    for (const auto& document : records_.documents) {
      add("%" + std::string(document.collection) + "/" + std::string(document.key) +
          (document.environment.empty() ? "" : "~" + std::string(document.environment)) +
          content_mark(document.document));
    }
    add_nodes();
    add_links();
    return out_;
  }

 private:
  static bool is_environment(const RecordingTopology::Name& name) {
    return name.kind == model::NameKind::kEnvironment || name.kind == model::NameKind::kUndeclared;
  }

  void add(const std::string& token) { out_ += (out_.empty() ? "" : " ") + token; }

  [[nodiscard]] std::string environment_mark(std::uint32_t number) const {
    const std::string& name = names_.at({true, number});
    return name == "env" ? "" : name + "/";
  }

  [[nodiscard]] std::string node_text(const model::TopologyNode& node) const {
    for (const auto& name : topology_.names) {
      if (name.kind != model::NameKind::kNodeType || name.number != node.type) continue;
      const std::string made = name.text + ":" + std::string(node.id);
      return made + (node.key == made ? "" : "@" + std::string(node.key));
    }
    throw std::runtime_error("a node has a type without a name");
  }

  void add_nodes() {
    auto record = records_.nodes.begin();
    for (const auto& node : topology_.nodes) {
      const std::string bare = node_text(node);
      texts_[node.row] = {node.environment, bare};
      const std::string text = environment_mark(node.environment) + bare;
      add(node.placeholder ? "?" + text : text + content_mark((record++)->document));
    }
  }

  [[nodiscard]] std::string end_text(const model::TopologyLink& link, model::NodeRow row) const {
    const auto& [environment, text] = texts_.at(row);
    if (environment == link.environment) return text;
    return text + "(" + names_.at({true, environment}) + ")";
  }

  void add_links() {
    auto record = records_.links.begin();
    for (const auto& link : topology_.links) {
      std::string text = environment_mark(link.environment);
      text += end_text(link, link.source) + ">" + end_text(link, link.target);
      if (!link.name.empty()) text += "=" + std::string(link.name);
      if (!record->key.empty()) text += "+" + std::string(link.key);
      add(text + content_mark((record++)->document));
    }
  }

  RecordingTopology topology_;
  RecordingSink records_;
  std::map<std::pair<bool, std::uint32_t>, std::string> names_;  ///< By (is environment, number).
  std::map<model::NodeRow, std::pair<std::uint32_t, std::string>> texts_;  ///< Environment, text.
  std::string out_;
};

std::string sum(const std::string& mark, const std::map<std::string, store::ChangeCounts>& counts) {
  if (counts.empty()) return {};
  store::ChangeCounts all;
  for (const auto& [name, count] : counts) {
    all.added += count.added;
    all.changed += count.changed;
    all.unchanged += count.unchanged;
    all.retired += count.retired;
  }
  return mark + "+" + std::to_string(all.added) + " ~" + std::to_string(all.changed) + " =" +
         std::to_string(all.unchanged) + " -" + std::to_string(all.retired);
}

}  // namespace

void put_script(store::Import& import, std::string_view script) {
  std::istringstream in{std::string(script)};
  for (std::string token; in >> token;) put_token(import, token);
}

model::Result<store::ImportOutcome> import_script(store::GraphStore& store, std::string_view script,
                                                  const store::ImportOptions& options) {
  auto import = store.begin_import(options);
  if (!import.has_value()) return import.error();
  put_script(*import.value(), script);
  return import.value()->commit();
}

std::string contents(store::GraphStore& store, model::RevisionNumber at) {
  return Contents(store, at).text();
}

std::string counts(const store::ImportOutcome& outcome) {
  std::string out;
  for (const auto& text :
       {sum("", outcome.nodes), sum("> ", outcome.links), sum("% ", outcome.documents)}) {
    if (!text.empty()) out += (out.empty() ? "" : " ") + text;
  }
  return out;
}

}  // namespace toposcope::testing
