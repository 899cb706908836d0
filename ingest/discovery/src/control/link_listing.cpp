#include <algorithm>
#include <tuple>
#include <utility>

#include "toposcope/discovery/links.h"
#include "toposcope/model/json_object_writer.h"
#include "toposcope/model/record_json.h"
#include "toposcope/model/sink.h"
#include "toposcope/model/text.h"

#include "inventory/doc.h"

namespace toposcope::discovery {
namespace {

std::string text_or(const Value& value, std::string_view otherwise) {
  return std::string(value.text().empty() ? otherwise : value.text());
}

/// Keeps the links of one environment, or of all.
class ListingSink final : public model::GraphSink {
 public:
  explicit ListingSink(const std::string& environment) : environment_(environment) {}

  model::Status put_node(const model::NodeRecord&) override { return model::ok(); }
  model::Status put_document(const model::DocumentRecord&) override { return model::ok(); }
  model::Status put_link(const model::LinkRecord& record) override {
    if (!environment_.empty() && record.environment != environment_) return model::ok();
    static_cast<void>(doc_.load(record.document));  // one that is no object says nothing
    ListedLink& link = links.emplace_back();
    link.environment = record.environment;
    link.link_type = record.link_type;
    link.source_id = text_or(doc_["source_id"], record.source.id);
    link.target_id = text_or(doc_["target_id"], record.target.id);
    if (const Value network = doc_["attributes"]["network"]; network.exists()) {
      link.network_json = network.json();
    }
    const std::string_view implicit = model::implicit_word(record.implicit);
    link.implicit_json = implicit.empty() ? "null" : implicit;
    link.host_json = doc_["host"].json();
    link.state_json = doc_["state"].json();
    link.name_json = doc_["link_name"].json();
    return model::ok();
  }

  std::vector<ListedLink> links;

 private:
  const std::string& environment_;
  Doc doc_;
};

auto ends_of(const ListedLink& link) {
  return std::tie(link.environment, link.link_type, link.source_id, link.target_id);
}

}  // namespace

std::string to_json_line(const ListedLink& link) {
  std::string line;
  model::JsonObjectWriter out(line);
  out.raw("environment", model::json_string(link.environment));
  out.raw("link_type", model::json_string(link.link_type));
  out.raw("source_id", model::json_string(link.source_id));
  out.raw("target_id", model::json_string(link.target_id));
  out.raw("network", link.network_json);
  out.raw("implicit", link.implicit_json);
  out.raw("host", link.host_json);
  out.raw("state", link.state_json);
  out.raw("link_name", link.name_json);
  out.close();
  return line;
}

model::Result<std::vector<ListedLink>> list_links(store::GraphStore& store,
                                                  const std::string& environment,
                                                  model::RevisionNumber at) {
  ListingSink sink(environment);
  if (auto sent = store.replay(at, sink); !sent.has_value()) return sent.error();
  std::sort(sink.links.begin(), sink.links.end(), [](const ListedLink& a, const ListedLink& b) {
    if (ends_of(a) != ends_of(b)) return ends_of(a) < ends_of(b);
    return to_json_line(a) < to_json_line(b);  // few share their ends
  });
  return std::move(sink.links);
}

}  // namespace toposcope::discovery
