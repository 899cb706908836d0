// Folders and archives: which files are collections, and what is wrong with some.

#include <algorithm>
#include <iterator>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "adapters/calipso/collections.h"
#include "ingest/ingest_fixture.h"
#include "ingest/source_files.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using ::testing::HasSubstr;
using toposcope::testing::TempDir;

constexpr const char* kNode = "{\"environment\":\"e\",\"type\":\"host\",\"id\":\"h\"}\n";

TEST(CalipsoFiles, AreCollectionsByName) {
  const struct {
    std::vector<std::string> paths;
    std::string plan;
  } cases[] = {
      {{"inventory.json", "links.json"}, "inventory links"},
      {{"inventory.bson.gz", "inventory.metadata.json", "links.bson"}, "inventory links"},
      {{"inventory_test.json", "links_test.json", "constants.json"}, "inventory links constants"},
      {{"acme.json", "acme_links.json", "acme_clique_types.json"}, "inventory clique_types links"},
      {{"links.json", "notes.json", "readme.txt"}, "links -notes.json"},
      {{"dump/lab/inventory.bson", "dump/lab/links.bson"}, "inventory links"},
      {{"clique_types_old.json"}, "-clique_types_old.json"},
      {{"photo.png"}, ""},
  };
  for (const auto& c : cases) {
    auto paths = c.paths;
    std::sort(paths.begin(), paths.end());
    const auto plan = calipso::plan_files(paths);
    std::multiset<std::string> found;
    for (const auto& file : plan.files) found.insert(file.collection);
    for (const auto& name : plan.ignored) found.insert("-" + name);
    std::istringstream expected_words(c.plan);
    const std::multiset<std::string> expected{std::istream_iterator<std::string>(expected_words),
                                              std::istream_iterator<std::string>()};
    EXPECT_EQ(found, expected) << c.plan;
  }
}

TEST(CalipsoFiles, ThatAreNoCollectionAreNoted) {
  const TempDir folder;
  write_files(folder.path(), {{"inventory.json", kNode}, {"notes.json", "{}"}});
  const Reading reading = read_source(folder.path());
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(reading.sink.nodes.size(), 1U);
  EXPECT_EQ(reading.report().note_counts.at("file left out"), 1U);
}

TEST(CalipsoFiles, PlacesNameTheFile) {
  const TempDir folder;
  write_files(folder.path(), {{"inventory.json", std::string(kNode) + "{}\n"}});
  const Reading reading = read_source(folder.path());
  ASSERT_EQ(reading.report().skipped.size(), 1U);
  EXPECT_EQ(reading.report().skipped[0].where, (folder / "inventory.json").string() + ":2");
}

TEST(CalipsoFiles, ThatContradictEachOtherAreRefused) {
  const struct {
    Files files;
    const char* says;
  } cases[] = {
      {{{"inventory.json", kNode}, {"inventory.bson", as_bson(kNode)}}, "hold the same collection"},
      {{{"a/inventory.json", kNode}, {"b/inventory.json", kNode}}, "import one of them"},
      {{{"inventory.json", kNode}, {"inventory_test.json", kNode}}, "hold the same collection"},
  };
  for (const auto& c : cases) {
    const TempDir folder;
    write_files(folder.path(), c.files);
    const Reading reading = read_source(folder.path());
    ASSERT_FALSE(reading.result.has_value());
    EXPECT_EQ(reading.result.error().code, model::ErrorCode::kMalformedInput);
    EXPECT_THAT(reading.error(), HasSubstr(c.says));
  }
}

TEST(CalipsoFiles, OneFileAloneIsReadByItsName) {
  const TempDir folder;
  write_file(folder / "inventory.bson", as_bson(kNode));
  write_file(folder / "links.json",
             R"([{"environment":"e","link_type":"a-b","source":"1","target":"2"}])");
  EXPECT_EQ(read_source(folder / "inventory.bson").sink.nodes.size(), 1U);
  EXPECT_EQ(read_source(folder / "links.json").sink.links.size(), 1U);
}

TEST(CalipsoFiles, AnEmptyCollectionIsNoFault) {
  const TempDir folder;
  write_files(folder.path(),
              {{"inventory.json", kNode}, {"links.json", ""}, {"cliques.json", "[]"}});
  const Reading reading = read_source(folder.path());
  EXPECT_EQ(reading.error(), "");
  EXPECT_EQ(lines_of(reading.sink).size(), 1U);
}

TEST(CalipsoFiles, DamagedOnesAreErrorsThatNameThem) {
  const std::string bson = as_bson(std::string(kNode) + kNode);
  const std::string packed = gzipped(std::string(1000, ' ') + kNode);
  const struct {
    const char* name;
    std::string content;
    const char* says;
  } cases[] = {
      {"inventory.bson", bson.substr(0, bson.size() - 3), "inventory.bson:document 2"},
      {"inventory.bson", bson + "ab", "inventory.bson:document 3"},
      {"inventory.bson", bson + std::string(8, '\xee'), "no BSON document begins here"},
      {"inventory.json.gz", packed.substr(0, packed.size() - 9), "ends early"},
      {"inventory.json.gz", packed.substr(0, 12) + "damage" + packed.substr(18), "damaged"},
      {"inventory.json", "[" + std::string(kNode), "inventory.json:2"},
  };
  for (const auto& c : cases) {
    SCOPED_TRACE(c.says);
    const TempDir folder;
    write_file(folder / c.name, c.content);
    const Reading reading = read_source(folder.path());
    ASSERT_FALSE(reading.result.has_value());
    EXPECT_EQ(reading.result.error().code, model::ErrorCode::kMalformedInput);
    EXPECT_THAT(reading.error(), HasSubstr(c.says));
    EXPECT_THAT(reading.error(), HasSubstr(c.name));
  }
}

/// Where a zip archive begins to describe its files, or one of them.
std::size_t header_at(const std::string& zip, const char* mark, std::size_t from = 0) {
  return zip.find(mark, from);
}

TEST(CalipsoFiles, ACutZipIsAnErrorWhereverItIsCut) {
  const TempDir folder;
  write_zip(folder / "lab.zip", {{"inventory.json", kNode}, {"links.json", "[]"}});
  const std::string bytes = bytes_of(folder / "lab.zip");
  const std::size_t second = header_at(bytes, "PK\3\4", 4);
  for (const std::size_t cut :
       {second, second + 10, header_at(bytes, "PK\1\2"), bytes.size() - 25}) {
    SCOPED_TRACE(cut);
    write_file(folder / "cut.zip", bytes.substr(0, cut));
    const Reading reading = read_source(folder / "cut.zip");
    ASSERT_FALSE(reading.result.has_value());
    EXPECT_THAT(reading.error(), HasSubstr("cut.zip: the zip archive is cut off"));
  }
}

TEST(CalipsoFiles, AnEncryptedZipIsNamedAsSuch) {
  const TempDir folder;
  write_zip(folder / "lab.zip", {{"inventory.json", kNode}});
  std::string bytes = bytes_of(folder / "lab.zip");
  bytes[header_at(bytes, "PK\3\4") + 6] |= 1;  // the flag in both headers of the file
  bytes[header_at(bytes, "PK\1\2") + 8] |= 1;
  write_file(folder / "lab.zip", bytes);
  EXPECT_THAT(read_source(folder / "lab.zip").error(), HasSubstr("is encrypted; unpack it"));
}

TEST(CalipsoFiles, ADamagedZipIsAnError) {
  const TempDir folder;
  write_zip(folder / "lab.zip", {{"inventory.json", std::string(5000, ' ') + kNode}});
  std::string bytes = bytes_of(folder / "lab.zip");
  write_file(folder / "cut.zip", bytes.substr(0, 60));
  const Reading reading = read_as("calipso", folder / "cut.zip");
  ASSERT_FALSE(reading.result.has_value());
  EXPECT_THAT(reading.error(), HasSubstr("cut.zip"));
}

}  // namespace
}  // namespace toposcope::ingest::testing
