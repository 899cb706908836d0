// One graph in four forms: what must hold in each of them.

#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/csv/csv_adapter.h"
#include "adapters/dot/dot_adapter.h"
#include "adapters/graphml/graphml_adapter.h"
#include "adapters/node_link/node_link_adapter.h"
#include "ingest/plain_fixture.h"
#include "support/failing_sink.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::Not;
using toposcope::testing::FailingSink;
using toposcope::testing::sink_is_full;

/// Two nodes of stated kind, "art", and no type; a secret; the label of the first.
struct PlainForm {
  const char* name;
  Form read;
  const char* nodes;  ///< In `csv` the nodes alone, in the others with a link from a to b.
};

void PrintTo(const PlainForm& form, std::ostream* out) { *out << form.name; }

const std::vector<PlainForm>& forms() {
  static const std::vector<PlainForm> kForms = {
      {"csv", csv::read_stream, "id,art,Label,password\na,vm,Web,hunter2\nb,nic,,\n"},
      {"graphml", graphml::read_stream,
       R"(<graphml><key id="k" for="node" attr.name="art"/><key id="l" for="node" attr.name="Label"/>)"
       R"(<key id="p" for="node" attr.name="password"/><graph><node id="a"><data key="k">vm</data>)"
       R"(<data key="l">Web</data><data key="p">hunter2</data></node><node id="b">)"
       R"(<data key="k">nic</data></node><edge source="a" target="b"/></graph></graphml>)"},
      {"dot", dot::read_stream,
       "digraph { a [art=vm, Label=Web, password=hunter2]; b [art=nic]; a -> b }"},
      {"node_link", node_link::read_stream,
       R"({"nodes":[{"id":"a","art":"vm","Label":"Web","password":"hunter2"},{"id":"b","art":"nic"}],)"
       R"("links":[{"source":"a","target":"b"}]})"}};
  return kForms;
}

class PlainForms : public ::testing::TestWithParam<PlainForm> {
 protected:
  [[nodiscard]] static Reading read(const ReadOptions& options = {}) {
    return read_form(GetParam().read, GetParam().nodes, options);
  }
  [[nodiscard]] static std::vector<std::string> nodes_of(const Reading& reading) {
    auto lines = graph_of(reading);
    lines.resize(2);
    return lines;
  }
};

TEST_P(PlainForms, GiveTypesByDefaultByOptionAndByName) {
  EXPECT_THAT(nodes_of(read()), ElementsAre("node:a 'Web'", "node:b"));
  ReadOptions options;
  options.node_type = "thing";
  EXPECT_THAT(nodes_of(read(options)), ElementsAre("thing:a 'Web'", "thing:b"));
  options.fields = {{"type", "art", true, false}};
  const Reading named = read(options);
  EXPECT_THAT(nodes_of(named), ElementsAre("vm:a 'Web'", "nic:b"));
  EXPECT_EQ(named.report().note_counts.count("node without type"), 0U);
}

TEST_P(PlainForms, RefuseNamesThatAreNotThere) {
  ReadOptions options;
  options.fields = {{"type", "Art", true, true}};
  const Reading reading = read(options);
  ASSERT_FALSE(reading.result.has_value());
  EXPECT_EQ(reading.result.error().code, model::ErrorCode::kInvalidArgument);
  EXPECT_THAT(reading.error(), HasSubstr("lab.txt: no record has a field 'Art'"));
}

TEST_P(PlainForms, RemoveAndCountSecrets) {
  const Reading reading = read();
  EXPECT_EQ(reading.report().removed_secrets.at("password"), 1U);
  for (const auto& document : documents_of(reading)) {
    EXPECT_THAT(document, Not(HasSubstr("hunter2")));
  }
}

TEST_P(PlainForms, PassErrorsOfTheSinkOnUnchanged) {
  const Reading whole = read();
  const std::size_t records = whole.sink.nodes.size() + whole.sink.links.size();
  for (std::size_t good = 0; good < records; ++good) {
    SCOPED_TRACE(good);
    FailingSink sink(good);
    const auto result =
        GetParam().read(std::make_unique<MemoryStream>(GetParam().nodes), "lab.txt", {}, sink);
    ASSERT_FALSE(result.has_value());
    EXPECT_EQ(result.error().message, sink_is_full().message);
    EXPECT_EQ(sink.budget.calls(), good + 1) << "nothing is sent after a failure";
  }
}

TEST_P(PlainForms, PassErrorsOfTheStreamOn) {
  class Broken final : public ByteStream {
   public:
    model::Result<std::size_t> read(std::span<char>) override {
      return model::Error{model::ErrorCode::kIo, "the disk is gone", "x"};
    }
  };
  toposcope::testing::RecordingSink sink;
  const auto result = GetParam().read(std::make_unique<Broken>(), "lab.txt", {}, sink);
  ASSERT_FALSE(result.has_value());
  EXPECT_EQ(result.error().message, "the disk is gone");
}

INSTANTIATE_TEST_SUITE_P(All, PlainForms, ::testing::ValuesIn(forms()),
                         [](const auto& which) { return std::string(which.param.name); });

}  // namespace
}  // namespace toposcope::ingest::testing
