// Tables: which column says what, and what is said of rows that cannot be taken.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/csv/csv_adapter.h"
#include "ingest/plain_fixture.h"
#include "ingest/source_files.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::ElementsAre;
using ::testing::HasSubstr;
using toposcope::testing::TempDir;
using Lines = std::vector<std::string>;

Reading read_csv(std::string_view text, const ReadOptions& options = {}) {
  return read_form(csv::read_stream, text, options);
}

TEST(CsvNodes, AreFoundByTheNamesOfTheirColumns) {
  const struct {
    const char* text;
    Lines graph;
  } cases[] = {
      {"id,name,type\na,Web,vm\n", {"vm:a 'Web'"}},
      {"ID;Label;Kind\na;Web;vm\n", {"vm:a 'Web'"}},
      {"Node Id\tDisplay-Name\tnode_type\na\tWeb\tvm\n", {"vm:a 'Web'"}},
      {"id|key|class\na|k1|vm\n", {"vm:a key k1"}},
      {"name,type\nWeb,vm\n", {"vm:Web 'Web'"}},
      {"key,type\nk1,vm\n", {"vm: key k1"}},
      {"id,name,label,type\na,best,second,vm\n", {"vm:a 'best'"}},
      {"id,name,label,type\na,,second,vm\n", {"vm:a 'second'"}},
      {"id\na\nb\n", {"node:a", "node:b"}},
      {"id,type,status,status_text\na,vm,Warning,slow\n", {"vm:a status 2"}},
      {"id,type,status\na,vm,ACTIVE\n", {"vm:a"}},
      {"id,type,parent\nh,host,\na,vm,h\n", {"host:h", "vm:a in host:h"}},
      {"id,type,parent,parent_type\na,vm,h,host\n", {"vm:a in host:h"}},
      {"\xEF\xBB\xBFid,type\na,vm\n", {"vm:a"}},
      {"sep=;\nid;type\na;vm\n", {"vm:a"}},
      {"id,type\n\"a\nb\",vm\n", {"vm:a\nb"}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read_csv(c.text);
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(graph_of(reading), c.graph);
    EXPECT_EQ(reading.report().skipped_count, 0U);
  }
}

TEST(CsvNodes, KeepEveryColumnInTheirDocument) {
  const Reading reading = read_csv("Id,Kind,Serial,Empty,note\na,vm,007,,\"say \"\"hi\"\"\"\n");
  EXPECT_THAT(documents_of(reading),
              ElementsAre(R"({"Id":"a","Kind":"vm","Serial":"007","note":"say \"hi\""})"));
}

TEST(CsvNodes, LoseNoSecretToTheInventory) {
  const Reading reading = read_csv("id,type,Admin Pass\na,vm,hunter2\n");
  EXPECT_THAT(documents_of(reading), ElementsAre(R"({"id":"a","type":"vm"})"));
  EXPECT_EQ(reading.report().removed_secrets.at("Admin Pass"), 1U);
}

TEST(CsvNodes, HaveTheirConstraintValues) {
  const Reading reading = read_csv("id,type,network\na,vm,net-1\n");
  EXPECT_EQ(reading.sink.nodes.at(0).constraints, R"({"network":"net-1"})");
}

TEST(CsvLinks, HaveTheTypesThatTheyState) {
  const struct {
    const char* text;
    Lines graph;
  } cases[] = {
      {"source,target,type\na,b,vm-nic\n", {"vm-nic vm:a -> nic:b"}},
      {"from;to;Relation\na;b;vm-nic\n", {"vm-nic vm:a -> nic:b"}},
      {"src,dst,source_type,target_type\na,b,vm,nic\n", {"vm-nic vm:a -> nic:b"}},
      {"source,target\na,b\n", {"node-node node:a -> node:b"}},
      {"source,target,type\na,b,uplink\n", {"node-node node:a -> node:b"}},
      {"source,target,type,name,key\na,b,vm-nic,eth0,k1\n", {"vm-nic vm:a -> nic:b 'eth0' key k1"}},
      {"source,target,type,target_type\na,b,vm-big-nic,big-nic\n",
       {"vm-big_nic vm:a -> big_nic:b"}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read_csv(c.text);
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(graph_of(reading), c.graph);
  }
}

TEST(CsvLinks, KeepTheirColumnsWhereConstraintsLook) {
  const Reading reading = read_csv("source,target,network\na,b,n1\n");
  EXPECT_THAT(documents_of(reading),
              ElementsAre(R"({"attributes":{"source":"a","target":"b","network":"n1"}})"));
  EXPECT_EQ(reading.sink.links.at(0).constraints, R"({"network":"n1"})");
}

TEST(CsvLinks, AreObservedUnlessTheySayOtherwise) {
  const Reading reading = read_csv("source,target,implicit\na,b,\na,c,TRUE\na,d,null\na,e,maybe\n");
  std::vector<model::Implicit> values;
  for (const auto& link : reading.sink.links) values.push_back(link.implicit);
  EXPECT_THAT(values, ElementsAre(model::Implicit::kFalse, model::Implicit::kTrue,
                                  model::Implicit::kNull, model::Implicit::kFalse));
  EXPECT_EQ(reading.report().note_counts.at("link with odd implicit"), 1U);
}

TEST(CsvMapping, GoesBeforeKnownNames) {
  ReadOptions options;
  const auto parsed =
      parse_field_names("type=Art,id=Seriennummer,link.source=Von,link.target=Nach");
  ASSERT_TRUE(parsed.has_value());
  options.fields = parsed.value();
  const TempDir folder;
  write_files(folder / "site", {{"nodes.csv", "id,Seriennummer,Art\nx,a,vm\nx,b,nic\n"},
                                {"links.csv", "Von,Nach\na,b\n"}});
  const Reading reading = read_source(folder / "site", options);
  ASSERT_EQ(reading.error(), "");
  EXPECT_THAT(graph_of(reading), ElementsAre("vm:a", "nic:b", "vm-nic vm:a -> nic:b"));
}

TEST(CsvMapping, MustNameColumnsThatAreThere) {
  ReadOptions options;
  options.fields = {{"type", "kind", true, true}};
  const Reading reading = read_csv("id,Kind\na,vm\n", options);
  ASSERT_FALSE(reading.result.has_value());
  EXPECT_EQ(reading.result.error().code, model::ErrorCode::kInvalidArgument);
  EXPECT_THAT(reading.error(), HasSubstr("no record has a field 'kind'"));
}

TEST(CsvEnvironment, IsTheColumnsElseTheImportsElseTheSources) {
  const auto environments = [](const Reading& reading) {
    Lines names;
    for (const auto& node : reading.sink.nodes) names.emplace_back(node.environment);
    return names;
  };
  const char* text = "id,env\na,one\nb,\n";
  EXPECT_THAT(environments(read_csv(text)), ElementsAre("one", "e"));
  const TempDir folder;
  write_file(folder / "site-7.csv", text);
  const Reading reading = read_source(folder / "site-7.csv");
  EXPECT_THAT(environments(reading), ElementsAre("one", "site-7"));
  EXPECT_EQ(reading.report().note_counts.at("environment made from the source"), 1U);
}

TEST(CsvRows, ThatDoNotFitAreReported) {
  const struct {
    const char* text;
    const char* skipped;
  } cases[] = {
      {"id,type\na,vm,more\nb,vm\n", "lab.txt:2: column 3: 'more' stands behind the last of 2"},
      {"id,type\n,vm\nb,vm\n", "lab.txt:2: the node needs an id, a key or a name"},
      {"source,target\n,b\na,b\n",
       "lab.txt:2: column 1 ('source') is empty: the link has no source"},
      {"source,to\na,\na,b\n", "lab.txt:2: column 2 ('to') is empty: the link has no target"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read_csv(c.text);
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(graph_of(reading).size(), 1U) << "the row behind is taken";
    ASSERT_EQ(reading.report().skipped.size(), 1U);
    EXPECT_THAT(lines_of(reading.report().skipped).front(), HasSubstr(c.skipped));
  }
}

TEST(CsvRows, ThatAreOddAreNoted) {
  const struct {
    const char* text;
    const char* note;
  } cases[] = {
      {"id,type,x\na,vm\n", "short row: 1"},
      {"id,type\na,vm\na,vm\n", "id used twice: 1"},
      {"id,name\na,x\n", "node without type: 1"},
      {"id,type\na,big-vm\n", "dash in a type name: big-vm: 1"},
      {"source,target,type\na,b,uplink\n", "link type not of its ends: uplink: 1"},
      {"source,target\na,b\nc,d\n", "end that is no node: 4"},
      {"id,type,name\na,vm,na\xEFve\n", "text that is not UTF-8: 1"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    EXPECT_THAT(notes_of(read_csv(c.text)), ::testing::Contains(c.note));
  }
}

TEST(CsvTable, ThatMakesNoSenseIsAnError) {
  const struct {
    const char* text;
    const char* says;
  } cases[] = {
      {"", "the table is empty"},
      {"\n\n", "the table is empty"},
      {"id,type,id\na,vm,b\n", "lab.txt:1: column 3: the name 'id' stands before"},
      {"colour,size\nred,1\n",
       "lab.txt:1: no column identifies the nodes; name one 'id', 'key' or "
       "'name', or say which it is with --map; columns: 'colour', 'size'"},
      {"id,type\n\"a,vm\n", "lab.txt:2: column 1: the quote that opens here is never closed"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.text);
    const Reading reading = read_csv(c.text);
    EXPECT_THAT(reading.error(), HasSubstr(c.says));
  }
}

}  // namespace
}  // namespace toposcope::ingest::testing
