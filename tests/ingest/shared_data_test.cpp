// Real exports, where they are at hand.

#include <filesystem>
#include <iostream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "ingest/ingest_fixture.h"

namespace toposcope::ingest::testing {
namespace {

namespace fs = std::filesystem;

/// The folder, or the project's own fixture with a word about it.
fs::path shared_or(const std::string& name, const std::string& own) {
  const fs::path path = fs::path(TOPOSCOPE_SOURCE_DIR) / "../shared" / name;
  if (fs::exists(path)) return path;
  std::cout << "not run: ../shared is not here; " << own << " stands in\n";
  return fixture(own);
}

TEST(SharedData, InitialDataOfBothVersionsIsRead) {
  for (const char* version : {"install_db_2018", "install_db_2020"}) {
    const Reading reading =
        read_source(shared_or(std::string("data/calipso/") + version, "mongoexport"));
    ASSERT_EQ(reading.error(), "");
    EXPECT_GT(reading.report().documents.at("clique_types"), 0U);
    EXPECT_GT(reading.report().documents.at("constants"), 0U);
    for (const auto& document : reading.sink.documents) {
      EXPECT_NE(document.key, "");
      EXPECT_EQ(document.document.find("REDACTED"), std::string_view::npos)
          << "a secret: " << document.document;
    }
  }
}

TEST(SharedData, EveryGoldenCaseIsReadInFull) {
  const fs::path cases = shared_or("golden/cases", "cases");
  std::size_t read = 0;
  for (const auto& entry : fs::directory_iterator(cases)) {
    const fs::path inventory = entry.path() / "inventory.json";
    if (!fs::exists(inventory)) continue;
    SCOPED_TRACE(inventory);
    const Reading reading = read_source(inventory);
    ASSERT_EQ(reading.error(), "");
    EXPECT_EQ(reading.report().skipped_count, 0U);
    EXPECT_GT(reading.sink.nodes.size(), 0U);
    ++read;
  }
  EXPECT_GT(read, 0U);
}

TEST(SharedData, DetailRepliesAreReadAndListsRefused) {
  const fs::path replies = shared_or("data/calipso/api_examples", "replies");
  std::size_t details = 0;
  std::size_t lists = 0;
  for (const auto& entry : fs::directory_iterator(replies)) {
    const std::string name = entry.path().filename().string();
    SCOPED_TRACE(name);
    const bool detail = name.find("_detail_response") != std::string::npos;
    const bool list = name.find("_list_response") != std::string::npos;
    if (!detail && !list) continue;
    const Reading reading = read_source(entry.path());
    EXPECT_EQ(reading.result.has_value(), detail) << reading.error();
    if (detail) {
      EXPECT_EQ(lines_of(reading.sink).size(), 1U);
    }
    if (list) {
      EXPECT_THAT(reading.error(), ::testing::HasSubstr("fetch"));
    }
    (detail ? details : lists) += 1;
  }
  EXPECT_GT(details, 0U);
  EXPECT_GT(lists, 0U);
}

}  // namespace
}  // namespace toposcope::ingest::testing
