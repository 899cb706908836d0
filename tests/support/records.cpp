#include "support/records.h"

#include <sstream>
#include <stdexcept>

#include "toposcope/model/text.h"

namespace toposcope::testing {
namespace {

using model::json_string;

/// A JSON object whose members grow one by one; empty texts are left out.
class ObjectText {
 public:
  ObjectText& add(const std::string& name, const std::string& text) {
    return text.empty() ? *this : add_fields(json_string(name) + ":" + json_string(text));
  }
  ObjectText& add_fields(const std::string& fields) {
    if (!fields.empty()) text_ += (text_.empty() ? "" : ",") + fields;
    return *this;
  }
  [[nodiscard]] std::string text() const { return "{" + text_ + "}"; }

 private:
  std::string text_;
};

std::string json_list(const std::string& words) {
  std::string out;
  std::istringstream in(words);
  for (std::string word; in >> word;) out += (out.empty() ? "" : ",") + json_string(word);
  return "[" + out + "]";
}

std::optional<model::StatusReport> report(const std::optional<TestStatus>& status) {
  if (!status) return std::nullopt;
  const model::UtcMicros time{std::chrono::microseconds{status->time_us}};
  return model::StatusReport{status->value, status->text, time};
}

model::LinkEnd view(const TestEnd& end) { return {end.key, end.type, end.id}; }

model::DocumentRecord view(const TestDocument& document) {
  return {document.collection, document.environment, document.key, document.document,
          content_hash(document.document)};
}

}  // namespace

TestDocument environment_config(const std::string& name, const std::string& fields) {
  return {std::string(model::collections::kEnvironments), name, name,
          ObjectText().add("name", name).add_fields(fields).text()};
}

TestDocument clique_type(const std::string& name, const std::string& focal_type,
                         const std::string& steps, const std::string& fields) {
  ObjectText document;
  document.add("name", name).add("environment", "ANY").add("focal_point_type", focal_type);
  document.add_fields("\"link_types\":" + json_list(steps)).add_fields(fields);
  return {std::string(model::collections::kCliqueTypes), "ANY", name, document.text()};
}

TestDocument clique_constraint(const std::string& focal_type, const std::string& names) {
  ObjectText document;
  document.add("focal_point_type", focal_type).add_fields("\"constraints\":" + json_list(names));
  return {std::string(model::collections::kCliqueConstraints), "", focal_type, document.text()};
}

std::uint64_t content_hash(std::string_view text) {
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) {
    hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  }
  return hash;
}

model::Status put(model::GraphSink& sink, const TestNode& node) {
  const std::string document = ObjectText()
                                   .add("type", node.type)
                                   .add("id", node.id)
                                   .add("name", node.name)
                                   .add("parent_type", node.parent_type)
                                   .add("parent_id", node.parent_id)
                                   .add_fields(node.fields)
                                   .text();
  return sink.put_node({node.environment, node.key, node.type, node.id, node.name, node.parent_type,
                        node.parent_id, node.constraints, document, content_hash(document),
                        report(node.status)});
}

model::Status put(model::GraphSink& sink, const TestLink& link) {
  const std::string implicit = std::to_string(static_cast<int>(link.implicit));
  const std::string document = ObjectText()
                                   .add("link_type", link.link_type)
                                   .add("link_name", link.name)
                                   .add("source_id", link.source.id)
                                   .add("target_id", link.target.id)
                                   .add("implicit", implicit)
                                   .add_fields(link.fields)
                                   .text();
  return sink.put_link({link.environment, link.key, link.link_type, link.name, view(link.source),
                        view(link.target), link.implicit, link.constraints, document,
                        content_hash(document), report(link.status)});
}

model::Status put(model::GraphSink& sink, const TestDocument& document) {
  return sink.put_document(view(document));
}

model::Status put(model::TopologySink& sink, const TestDocument& document) {
  return sink.put_document(view(document));
}

void must(const model::Status& status) {
  if (!status.has_value()) throw std::runtime_error(status.error().message);
}

}  // namespace toposcope::testing
