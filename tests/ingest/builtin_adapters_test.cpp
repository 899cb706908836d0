// Which adapter takes a source, and what is said when none does.

#include <memory>
#include <string>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"
#include "ingest/source_files.h"
#include "io/gzip_stream.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::HasSubstr;
using toposcope::testing::TempDir;

std::string adapter_of(const std::filesystem::path& path) {
  const auto adapters = make_builtin_adapters();
  const auto adapter = recognise(adapters, {.path = path});
  return adapter.has_value() ? std::string(adapter.value()->name()) : adapter.error().message;
}

TEST(Recognise, GoesByContent) {
  const struct {
    const char* name;
    std::string content;
    const char* adapter;
  } cases[] = {
      {"a", R"({"environment":"e","inventory":[]})", "calipso"},
      {"a", "\n\t {\"links\" : [ { \"_id\":\"x\"", "calipso"},
      {"a", gzipped(R"({"environment":"e","inventory":[]})"), "calipso"},
      {"inventory.json", R"({"_id":{"$oid":"x"},"type":"host"})", "calipso"},
      {"inventory.json", "[]", "calipso"},
      {"a.json", R"([{"_id":"1","environment":"e","type":"host","id":"h"}])", "calipso"},
      {"a.json", R"({"objects":[]})", "calipso"},
      {"a", R"({"toposcope":1})", "json"},
      {"a", R"({"toposcope":1,"nodes":[],"links":[]})", "json"},
      {"inventory.json", R"({"toposcope":1,"links":[]})", "json"},
      {"a", gzipped(R"({"toposcope":1})"), "json"},
      {"a", R"({"nodes":[{"id":"a"}],"links":[]})", "node-link"},
      {"a", R"({"nodes":[{"id":"a"}],"edges":[{"source":"a","target":"a"}]})", "node-link"},
      {"a", R"({"links":[{"source":0,"target":1}],"nodes":[{"name":"a"},{"na)", "node-link"},
      {"a", R"({"directed":true,"graph":{},"nodes":[{"id":"a"},)", "node-link"},
      {"a", R"({"nodes":[],"links":[]})", "node-link"},
      {"a", R"({"links":[{"link_type":"a-b","source":"x","target":"y"}],"inventory":[]})",
       "calipso"},
      {"a",
       R"({"environment":"e","focal_point":"n1","focal_point_type":"vm","links":["l1"],)"
       R"("links_detailed":[],"constraints":{},"clique_type":"x","nodes":["n1"]})",
       "calipso"},
      {"a", "<?xml version=\"1.0\"?>\n<!-- c -->\n<graphml xmlns=\"x\">", "graphml"},
      {"a", "<g:graphml/>", "graphml"},
      {"a", std::string("\xFF\xFE<\0g\0r\0a\0p\0h\0m\0l\0>\0", 20), "graphml"},
      {"a", "digraph {", "dot"},
      {"a", gzipped("# made by hand\nstrict graph \"my {\" { a -- b }"), "dot"},
      {"a", "id,type\na,vm\n", "csv"},
      {"a", "from;to\na;b\n", "csv"},
      {"a", std::string("i\0d\0,\0t\0y\0p\0e\0\n\0", 16).insert(0, "\xFF\xFE"), "csv"},
      {"a.csv", "Serial,Art\n1,disk\n", "csv"},
      {"a.tsv.gz", gzipped("Serial\n1\n"), "csv"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.content);
    const TempDir folder;
    write_file(folder / c.name, c.content);
    EXPECT_EQ(adapter_of(folder / c.name), c.adapter);
  }
}

TEST(Recognise, SaysWhatIsKnownWhenNothingFits) {
  const struct {
    const char* name;
    std::string content;
    const char* says;
  } cases[] = {
      {"empty.json", "", "is empty"},
      {"blank.json", "  \n ", "of no known format"},
      {"junk",
       std::string("\x7f"
                   "ELF\0\1\2\3\xff\xfe",
                   10),
       "of no known format"},
      {"text", "hello", "of no known format"},
      {"other.json", R"({"foo":1})", "of no known format"},
      {"list.json", "[1,2]", "of no known format"},
      {"letter.txt", "Dear Sir, dear Madam,\nthis is a letter.\n", "of no known format"},
      {"page.html", "<html><body>id,type</body></html>", "of no known format"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.name);
    const TempDir folder;
    write_file(folder / c.name, c.content);
    EXPECT_THAT(adapter_of(folder / c.name), HasSubstr(c.says));
    EXPECT_THAT(adapter_of(folder / c.name), HasSubstr("calipso: "));
    EXPECT_THAT(adapter_of(folder / c.name), HasSubstr("json: "));
    const Reading named = read_as("calipso", folder / c.name);
    EXPECT_FALSE(named.result.has_value()) << "also when the adapter is named";
  }
}

TEST(Recognise, SaysWhatIsDamaged) {
  const std::string packed = gzipped(R"({"inventory":[]})");
  const struct {
    std::string content;
    const char* says;
  } cases[] = {
      {"\x1f\x8b\x08", "the gzip stream ends early"},
      {packed.substr(0, 12), "the gzip stream ends early"},
      {packed.substr(0, 10) + std::string(8, '\xff'), "the gzip stream is damaged"},
      {std::string("\xff\xfe{\0\"\0a\0\"\0", 10), "is UTF-16 text"},
      {std::string("\xfe\xff\0{\0\"\0a\0\"", 10), "is UTF-16 text"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.says);
    const TempDir folder;
    write_file(folder / "a.json", c.content);
    EXPECT_THAT(adapter_of(folder / "a.json"), HasSubstr(c.says));
    EXPECT_FALSE(read_as("calipso", folder / "a.json").result.has_value());
  }
}

TEST(Recognise, UnpacksNoMoreThanItLooksAt) {
  const std::string bomb = gzipped(std::string(20U << 20U, ' '));
  ASSERT_LT(bomb.size(), 200000U);
  const auto head = unpacked_head(bomb, 1000, "bomb");
  ASSERT_TRUE(head.has_value());
  EXPECT_EQ(head.value(), std::string(1000, ' '));
}

TEST(Recognise, FoldersAndArchivesGoByTheirFiles) {
  const TempDir folder;
  write_files(folder / "other", {{"readme.txt", "x"}});
  write_files(folder / "lab", {{"inventory.json", "[]"}});
  write_zip(folder / "lab.zip", {{"dump/links.bson", ""}});
  write_zip(folder / "other.zip", {{"readme.txt", "x"}});
  EXPECT_EQ(adapter_of(folder / "lab"), "calipso");
  EXPECT_EQ(adapter_of(folder / "lab.zip"), "calipso");
  write_files(folder / "site", {{"nodes.csv", "x"}, {"readme.txt", "x"}});
  write_zip(folder / "site.zip", {{"site/edges.tsv", "x"}});
  EXPECT_EQ(adapter_of(folder / "site"), "csv");
  EXPECT_EQ(adapter_of(folder / "site.zip"), "csv");
  EXPECT_THAT(adapter_of(folder / "other"), HasSubstr("of no known format"));
  EXPECT_THAT(adapter_of(folder / "other.zip"), HasSubstr("of no known format"));
}

TEST(Recognise, AMissingSourceIsAnIoError) {
  const auto adapters = make_builtin_adapters();
  const auto adapter = recognise(adapters, {.path = "/nowhere/at-all.json"});
  ASSERT_FALSE(adapter.has_value());
  EXPECT_EQ(adapter.error().code, model::ErrorCode::kIo);
  EXPECT_EQ(adapter.error().where, "/nowhere/at-all.json");
  EXPECT_THAT(adapter.error().message, HasSubstr("No such file"));
}

TEST(Recognise, NamesAndSummariesAreFitForHelp) {
  for (const auto& adapter : make_builtin_adapters()) {
    EXPECT_FALSE(adapter->name().empty());
    EXPECT_LT(adapter->summary().size(), 100U);
    EXPECT_EQ(adapter->summary().find('\n'), std::string_view::npos);
  }
}

}  // namespace
}  // namespace toposcope::ingest::testing
