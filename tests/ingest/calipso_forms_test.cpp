// The same content in every form that the calipso adapter reads gives the same records.

#include <functional>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"
#include "ingest/source_files.h"
#include "support/temp_dir.h"

namespace toposcope::ingest::testing {
namespace {

using toposcope::testing::TempDir;

std::string unchanged(const std::string& content) { return content; }

/// One form: writes the fixture into a folder and says what to import.
struct Form {
  const char* name;
  std::function<std::filesystem::path(const std::filesystem::path&)> write;

  friend std::ostream& operator<<(std::ostream& out, const Form& form) { return out << form.name; }
};

std::filesystem::path write_renamed(const std::filesystem::path& folder,
                                    const std::function<std::string(const std::string&)>& rename) {
  Files renamed;
  for (const auto& [name, content] : files_in(fixture("mongoexport"))) {
    renamed[rename(name)] = content;
  }
  write_files(folder, renamed);
  return folder;
}

std::vector<Form> gzip_forms() {
  const std::string document = bytes_of(fixture("rich.json"));
  return {
      {"Gzip",
       [=](const auto& folder) {
         write_file(folder / "lab.json.gz", gzipped(document));
         return folder / "lab.json.gz";
       }},
      {"GzipOfTwoMembers",
       [=](const auto& folder) {
         write_file(folder / "lab.json.gz",
                    gzipped(document.substr(0, 5000)) + gzipped(document.substr(5000)));
         return folder / "lab.json.gz";
       }},
  };
}

std::vector<Form> folder_forms() {
  const Files exported = files_in(fixture("mongoexport"));
  return {
      {"FolderOfLines",
       [=](const auto& folder) {
         write_files(folder, exported);
         return folder;
       }},
      {"FolderOfArrays",
       [=](const auto& folder) {
         write_files(folder, changed(exported, as_array));
         return folder;
       }},
      {"FolderOfGzip",
       [=](const auto& folder) {
         write_files(folder, changed(exported, gzipped, ".json.gz"));
         return folder;
       }},
      {"FolderOfBson",
       [=](const auto& folder) {
         write_files(folder, changed(exported, as_bson, ".bson"));
         write_file(folder / "inventory.metadata.json", R"({"indexes":[]})");
         return folder;
       }},
      {"FolderInFolderOfGzippedBson",
       [=](const auto& folder) {
         const auto pack = [](const std::string& lines) { return gzipped(as_bson(lines)); };
         std::filesystem::create_directories(folder / "dump");
         write_files(folder / "dump/calipso", changed(exported, pack, ".bson.gz"));
         return folder / "dump";
       }},
  };
}

std::vector<Form> zip_forms() {
  const Files exported = files_in(fixture("mongoexport"));
  return {
      {"ZipOfLines",
       [=](const auto& folder) {
         write_zip(folder / "lab.zip", changed(exported, unchanged));
         return folder / "lab.zip";
       }},
      {"ZipOfBson",
       [=](const auto& folder) {
         write_zip(folder / "lab.zip", changed(exported, as_bson, ".bson"));
         return folder / "lab.zip";
       }},
  };
}

/// As scans write them that use an inventory of another name.
std::vector<Form> renamed_forms() {
  return {
      {"InventoryOfAnotherSuffix",
       [](const auto& folder) {
         const std::set<std::string> fixed = {"constants.json", "monitoring_config_templates.json"};
         return write_renamed(folder, [&](const std::string& name) {
           return fixed.contains(name) ? name : name.substr(0, name.rfind('.')) + "_test.json";
         });
       }},
      {"InventoryOfAnotherName",
       [](const auto& folder) {
         const std::set<std::string> fixed = {"constants.json", "environments_config.json"};
         return write_renamed(folder, [&](const std::string& name) {
           if (name == "inventory.json") return std::string("acme.json");
           return fixed.contains(name) ? name : "acme_" + name;
         });
       }},
  };
}

std::vector<Form> forms() {
  std::vector<Form> all;
  for (const auto& some : {gzip_forms(), folder_forms(), zip_forms(), renamed_forms()}) {
    all.insert(all.end(), some.begin(), some.end());
  }
  return all;
}

class CalipsoForms : public ::testing::TestWithParam<Form> {};

TEST_P(CalipsoForms, GivesTheRecordsOfTheSingleDocument) {
  const Reading expected = read_source(fixture("rich.json"));
  ASSERT_EQ(expected.error(), "");
  const TempDir folder;
  const Reading reading = read_source(GetParam().write(folder.path()));
  ASSERT_EQ(reading.error(), "");
  EXPECT_EQ(lines_of(reading.sink), lines_of(expected.sink));
  EXPECT_EQ(reading.report().skipped_count, 0U);
}

INSTANTIATE_TEST_SUITE_P(All, CalipsoForms, ::testing::ValuesIn(forms()),
                         [](const auto& form) { return std::string(form.param.name); });

TEST(CalipsoForms, EveryFieldOfTheSpecificationSurvives) {
  const Reading reading = read_source(fixture("rich.json"));
  ASSERT_EQ(reading.error(), "");
  std::multiset<std::string> documents;
  for (const auto& node : reading.sink.nodes) documents.emplace(node.document);
  for (const auto& link : reading.sink.links) documents.emplace(link.document);
  for (const auto& document : reading.sink.documents) documents.emplace(document.document);
  // The fixture has one record a line, minified.
  std::istringstream lines(bytes_of(fixture("rich.json")));
  std::multiset<std::string> expected;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with(R"({"_id")")) {
      expected.insert(line.ends_with(',') ? line.substr(0, line.size() - 1) : line);
    }
  }
  EXPECT_GE(expected.size(), 30U);
  EXPECT_EQ(documents, expected);
}

TEST(CalipsoForms, PrettyPrintedGivesTheSameRecords) {
  const std::string minified =
      R"({"environment":"e","inventory":[{"_id":"1","environment":"e","type":"host","id":"h","name":"a \"b\" : c","tags":[1,{"x":null}]}]})";
  const std::string pretty = R"(
{
  "environment" : "e",
  "inventory" : [
    {
      "_id" : "1",	"environment" : "e",
      "type" : "host", "id" : "h",
      "name" : "a \"b\" : c",
      "tags" : [ 1 , { "x" : null } ]
    }
  ]
}
)";
  EXPECT_EQ(lines_of(read_calipso(pretty).sink), lines_of(read_calipso(minified).sink));
  EXPECT_EQ(read_calipso(pretty).sink.nodes.size(), 1U);
}

TEST(CalipsoForms, PrettyPrintedExportIsReadWithoutCommas) {
  const Reading reading = read_calipso(
      "{\n \"environment\": \"e\",\n \"type\": \"host\",\n \"id\": \"a\"\n}\n"
      "{\n \"environment\": \"e\",\n \"type\": \"host\",\n \"id\": \"b\"\n}\n",
      "inventory");
  EXPECT_EQ(reading.error(), "");
  EXPECT_EQ(reading.report().nodes, (std::map<std::string, std::uint64_t>{{"host", 2}}));
}

}  // namespace
}  // namespace toposcope::ingest::testing
