// nodes.csv and links.csv together: links find the types of their ends.

#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/plain_fixture.h"
#include "ingest/source_files.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using toposcope::testing::TempDir;

constexpr const char* kNodes = "id,type,key\na,vm,\nb,nic,\nc,big-switch,k-c\n";

Reading read_folder(const std::string& links, const std::string& nodes = kNodes) {
  const TempDir folder;
  write_files(folder / "site", {{"links.csv", links}, {"nodes.csv", nodes}});
  return read_source(folder / "site");
}

std::vector<std::string> links_of(const Reading& reading) {
  auto lines = graph_of(reading);
  lines.erase(lines.begin(),
              lines.begin() + static_cast<std::ptrdiff_t>(reading.sink.nodes.size()));
  return lines;
}

TEST(CsvFolder, LinksTakeTheTypesOfTheirEnds) {
  const struct {
    const char* links;
    std::vector<std::string> lines;
  } cases[] = {
      {"source,target\na,b\n", {"vm-nic vm:a -> nic:b"}},
      {"source,target\nb,c\n", {"nic-big_switch nic:b -> key k-c"}},
      {"source,target\nb,k-c\n", {"nic-big_switch nic:b -> key k-c"}},
      {"source,target\na,b\na,b\n", {"vm-nic vm:a -> nic:b", "vm-nic vm:a -> nic:b"}},
      {"source,target,type\na,b,vm-nic\n", {"vm-nic vm:a -> nic:b"}},
      {"source,target,type\nb,c,nic-big-switch\n", {"nic-big_switch nic:b -> key k-c"}},
      {"source,target,type\na,zz,vm-port\n", {"vm-port vm:a -> port:zz"}},
      {"source,target,type\nzz,b,big-port-nic\n", {"big_port-nic big_port:zz -> nic:b"}},
      {"source,target\na,zz\n", {"vm-node vm:a -> node:zz"}},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.links);
    const Reading reading = read_folder(c.links);
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(links_of(reading), c.lines);
  }
}

TEST(CsvFolder, TheTypesOfTheEndsGoBeforeAStatementThatContradictsThem) {
  const Reading reading = read_folder("source,target,type\na,b,host-nic\n");
  EXPECT_THAT(links_of(reading), ElementsAre("vm-nic vm:a -> nic:b"));
  EXPECT_THAT(notes_of(reading), Contains("link type not of its ends: host-nic: 1"));
  EXPECT_EQ(reading.sink.links.at(0).document,
            R"({"attributes":{"source":"a","target":"b","type":"host-nic"}})");
}

TEST(CsvFolder, AnIdOfSeveralTypesNeedsTheType) {
  const char* nodes = "id,type\na,vm\na,host\nb,nic\n";
  const Reading reading = read_folder("source,target\na,b\n", nodes);
  EXPECT_TRUE(reading.sink.links.empty());
  EXPECT_THAT(lines_of(reading.report().skipped).at(0),
              HasSubstr("nodes of several types are called \"a\""));
  const Reading stated = read_folder("source,target,source_type\na,b,host\n", nodes);
  EXPECT_THAT(links_of(stated), ElementsAre("host-nic host:a -> nic:b"));
}

TEST(CsvFolder, ADanglingEndIsNotedWithItsPlace) {
  const Reading reading = read_folder("source,target\na,b\na,zz\n");
  const auto notes = lines_of(reading.report().notes);
  EXPECT_THAT(notes, Contains(HasSubstr("links.csv:3: no node of the source is called \"zz\"; a "
                                        "placeholder of type \"node\" stands for it")));
}

TEST(CsvFolder, LinksAreInTheEnvironmentOfTheirSource) {
  const Reading reading =
      read_folder("source,target\na,b\n", "id,type,environment\na,vm,north\nb,nic,north\n");
  EXPECT_EQ(reading.sink.links.at(0).environment, "north");
}

TEST(CsvFolder, MayBeAnArchiveWithTheLinksInFront) {
  const TempDir folder;
  write_zip(folder / "site.zip", {{"site/links.tsv", "source\ttarget\na\tb\n"},
                                  {"site/nodes.tsv", "id\ttype\na\tvm\nb\tnic\n"},
                                  {"site/readme.md", "x"}});
  const Reading reading = read_source(folder / "site.zip");
  ASSERT_EQ(reading.error(), "");
  EXPECT_THAT(graph_of(reading), ElementsAre("vm:a", "nic:b", "vm-nic vm:a -> nic:b"));
  EXPECT_EQ(reading.sink.nodes.at(0).environment, "site");
  EXPECT_THAT(lines_of(reading.report().notes), Contains(HasSubstr("readme.md: its name")));
}

TEST(CsvFolder, ThatContradictsItselfIsRefused) {
  const struct {
    Files files;
    const char* says;
  } cases[] = {
      {{{"nodes.csv", "id\na\n"}, {"nodes.tsv", "id\na\n"}}, "are the same table"},
      {{{"x/nodes.csv", "id\na\n"}, {"y/links.csv", "source,target\na,b\n"}}, "several folders"},
      {{{"nodes.csv", "id\na\n"}, {"links.csv", "from,cost\na,1\n"}},
       "no column names the target of the links"},
      {{{"nodes.csv", "id\na\n"}, {"links.csv", "to,cost\na,1\n"}},
       "no column names the source of the links"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.says);
    const TempDir folder;
    write_files(folder / "site", c.files);
    const Reading reading = read_source(folder / "site");
    EXPECT_THAT(reading.error(), HasSubstr(c.says));
  }
}

}  // namespace
}  // namespace toposcope::ingest::testing
