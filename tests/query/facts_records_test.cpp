#include "query/facts_records.h"

#include <string>

#include <gtest/gtest.h>

namespace toposcope::testing {
namespace {

using query::CliqueFormat;

/// A focal host with a pnic, a placeholder, a ghost, and a link that stands for a hidden node.
scene::GraphFacts facts() {
  scene::GraphFacts out;
  const auto node = [&](const char* key, const char* type) -> scene::NodeFacts& {
    scene::NodeFacts one;
    one.key = key;
    one.type = type;
    one.id = std::string("id ") + key;
    one.name = key;
    out.nodes.push_back(one);
    return out.nodes.back();
  };
  node("h", "host");
  node("p", "pnic").host = "node-1";
  node("s", "switch").placeholder = true;
  node("g", "pnic").marks.difference = scene::Difference::kRemoved;
  const auto link = [&](std::uint32_t from, std::uint32_t to) -> scene::LinkFacts& {
    scene::LinkFacts one;
    one.source = from;
    one.target = to;
    one.key = out.nodes[from].key + "-" + out.nodes[to].key;
    one.type = out.nodes[from].type + "-" + out.nodes[to].type;
    out.links.push_back(one);
    return out.links.back();
  };
  link(0, 1).down = true;
  link(1, 2);
  link(0, 3).difference = scene::Difference::kRemoved;
  link(0, 2).hidden_nodes = 4;
  out.focal_point = 0;
  return out;
}

/// Records as lines of text.
class Listing final : public model::GraphSink {
 public:
  model::Status put_node(const model::NodeRecord& node) override {
    text +=
        std::string(node.environment) + ":" + std::string(node.key) + std::string(node.document);
    text += '\n';
    return model::ok();
  }
  model::Status put_link(const model::LinkRecord& link) override {
    text += std::string(link.link_type) + " " + std::string(link.source.key) + ">" +
            std::string(link.target.type) + ":" + std::string(link.target.id) +
            std::string(link.document) + "\n";
    return model::ok();
  }
  model::Status put_document(const model::DocumentRecord&) override { return model::ok(); }

  std::string text;
};

TEST(FactsRecords, HoldWhatIsThere) {
  Listing listing;
  ASSERT_TRUE(query::send_facts(facts(), "prod", listing).has_value());
  EXPECT_EQ(listing.text,
            "prod:h{\"focal\":true}\n"
            "prod:p{\"host\":\"node-1\"}\n"
            "host-pnic h>pnic:id p{\"down\":true}\n"
            "pnic-switch p>switch:id s{}\n");
}

TEST(FactsRecords, AreWrittenInEveryFormOfTheInventory) {
  for (const CliqueFormat format :
       {CliqueFormat::kDot, CliqueFormat::kJson, CliqueFormat::kGraphml, CliqueFormat::kCsv}) {
    const auto parts = query::facts_data(format, facts(), "prod");
    ASSERT_TRUE(parts.has_value());
    ASSERT_EQ(parts.value().size(), format == CliqueFormat::kCsv ? 2U : 1U);
    EXPECT_NE(parts.value()[0].bytes.find("id p"), std::string::npos);
  }
  const auto none = query::facts_data(CliqueFormat::kNodeLink, facts(), "prod");
  ASSERT_FALSE(none.has_value());
  EXPECT_EQ(none.error().code, model::ErrorCode::kUnsupported);
}

}  // namespace
}  // namespace toposcope::testing
