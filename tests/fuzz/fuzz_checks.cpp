#include "fuzz_checks.h"

#include <cstdlib>
#include <iostream>
#include <string>
#include <utility>

#include <simdjson.h>

#include "toposcope/model/records.h"

#include "io/gzip_stream.h"
#include "json/special_keys.h"

namespace toposcope::ingest::testing {
namespace {

void require(bool holds, std::string_view promise) {
  if (holds) return;
  std::cerr << "broken promise: " << promise << '\n';
  std::abort();
}

void require_no_secret(const simdjson::dom::element& value) {
  simdjson::dom::object object;
  simdjson::dom::array array;
  if (value.get(object) == simdjson::SUCCESS) {
    for (const auto member : object) {
      require(!is_secret_name(member.key), "no secret reaches the sink");
      require_no_secret(member.value);
    }
  } else if (value.get(array) == simdjson::SUCCESS) {
    for (const auto element : array) require_no_secret(element);
  }
}

}  // namespace

class CheckingSink::Json {
 public:
  void check_object(std::string_view text, std::string_view what) {
    simdjson::dom::element root;
    const auto code = parser_.parse(simdjson::padded_string(text)).get(root);
    // A number beyond 64 bits is good JSON that simdjson cannot hold.
    if (code == simdjson::NUMBER_ERROR) return;
    require(code == simdjson::SUCCESS && root.is_object(), what);
    require_no_secret(root);
  }

  void check_constraints(std::string_view text) {
    if (!text.empty()) check_object(text, "constraints are a JSON object");
  }

 private:
  simdjson::dom::parser parser_;
};

CheckingSink::CheckingSink() : json_(std::make_unique<Json>()) {}
CheckingSink::~CheckingSink() = default;

model::Status CheckingSink::put_node(const model::NodeRecord& node) {
  ++records_;
  require(!node.type.empty() && !node.environment.empty(), "a node has a type and an environment");
  json_->check_object(node.document, "a node's document is a JSON object");
  json_->check_constraints(node.constraints);
  return model::ok();
}

model::Status CheckingSink::put_link(const model::LinkRecord& link) {
  ++records_;
  require(!link.link_type.empty() && !link.environment.empty(),
          "a link has a type and environment");
  require(!(link.source.key.empty() && link.source.id.empty()), "a link has a source");
  require(!(link.target.key.empty() && link.target.id.empty()), "a link has a target");
  json_->check_object(link.document, "a link's document is a JSON object");
  json_->check_constraints(link.constraints);
  return model::ok();
}

model::Status CheckingSink::put_document(const model::DocumentRecord& document) {
  ++records_;
  require(!document.collection.empty() && !document.key.empty(), "a document has a key");
  json_->check_object(document.document, "a document is a JSON object");
  return model::ok();
}

void CheckingSink::check(const model::Result<IngestReport>& result) const {
  if (!result.has_value()) {
    require(!result.error().message.empty(), "an error says something");
    return;
  }
  std::uint64_t counted = 0;
  for (const auto* counts :
       {&result.value().nodes, &result.value().links, &result.value().documents}) {
    for (const auto& entry : *counts) counted += entry.second;
  }
  require(counted == records_, "the report counts every record");
}

std::unique_ptr<ByteStream> stream_of(std::string_view bytes) {
  auto stream = unpacked(std::make_unique<MemoryStream>(bytes), "input");
  return stream.has_value() ? std::move(stream.value()) : nullptr;
}

}  // namespace toposcope::ingest::testing
