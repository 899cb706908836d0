// `toposcope scan` and its kin beside other programs, and what they leave alone.

#include <filesystem>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include "toposcope/discovery/scan_lock.h"
#include "toposcope/store/graph_store.h"

#include "cli/program.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

class ScanCommandTest : public ::testing::Test {
 protected:
  void import_lab() const {
    place_.put_file(golden_folder() / "cli/inventories/no-links.json");
    place_.must_run("toposcope import --db it.db no-links.json");
  }
  [[nodiscard]] std::string bytes() const { return read_file(place_.path() / "it.db"); }
  [[nodiscard]] std::vector<std::string> files() const {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(place_.path())) {
      names.push_back(entry.path().filename().string());
    }
    return names;
  }
  [[nodiscard]] static std::string recording() {
    return (golden_folder().parent_path() / "discovery_scan/recordings/lab").string();
  }

  Workplace place_;
};

TEST_F(ScanCommandTest, APartWaitsForNoOtherScan) {
  import_lab();
  const auto store = store::open_sqlite_store({.path = place_.path() / "it.db"});
  ASSERT_TRUE(store.has_value());
  for (const std::string part : {"--links-only", "--cliques-only"}) {
    const std::string line = "toposcope scan --db it.db --env lab-2 " + part;
    {
      const auto lock = discovery::ScanLock::take(*store.value(), "lab-2");
      ASSERT_TRUE(lock.has_value());
      const Ran ran = place_.run(line);
      EXPECT_EQ(ran.exit_code, 5) << part;
      EXPECT_THAT(ran.err, HasSubstr("another scan of 'lab-2' is running (process " +
                                     std::to_string(::getpid()) + ")"));
      EXPECT_NE(place_.run(line + " --dry-run").exit_code, 5) << "it writes nothing";
    }
    EXPECT_NE(place_.run(line).exit_code, 5) << part;
    EXPECT_THAT(store.value()->jobs("running").value(), IsEmpty()) << "it is given back";
  }
}

TEST_F(ScanCommandTest, ADryRunLeavesAFileAsItIs) {
  import_lab();
  const std::string before = bytes();
  for (const std::string& words :
       {std::string("--local --env here"), "--env again --replay '" + recording() + "'",
        std::string("--env lab-2 --links-only --clear"),
        std::string("--env lab-2 --cliques-only")}) {
    const Ran ran = place_.run("toposcope scan --db it.db --dry-run " + words);
    EXPECT_LE(ran.exit_code, 1) << words << ran.err;
    EXPECT_TRUE(bytes() == before) << words;
  }
  EXPECT_THAT(files(), ::testing::UnorderedElementsAre("it.db", "no-links.json"));
}

TEST_F(ScanCommandTest, ADryRunMakesNoFile) {
  for (const std::string& words :
       {std::string("--local --env here"), "--env again --replay '" + recording() + "'"}) {
    const Ran ran = place_.run("toposcope scan --db it.db --dry-run --json " + words);
    EXPECT_LE(ran.exit_code, 1) << words << ran.err;
    EXPECT_THAT(ran.out, HasSubstr("\"added\"")) << "it tells what it would write";
    EXPECT_THAT(files(), IsEmpty()) << words;
  }
}

TEST_F(ScanCommandTest, ARefusedDeclarationMakesNoFile) {
  for (const char* words :
       {"env add lab", "env add lab --file nothing.yaml", "env add lab --set CLI.user",
        "env add lab --set OpenStack.pwd=secret"}) {
    EXPECT_NE(place_.run(std::string("toposcope ") + words + " --db it.db").exit_code, 0) << words;
    EXPECT_THAT(files(), IsEmpty()) << words;
  }
  place_.must_run("touch it.db");
  EXPECT_NE(place_.run("toposcope env add lab --db it.db").exit_code, 0);
  EXPECT_THAT(bytes(), IsEmpty());
  place_.must_run("toposcope env add lab --set environment_type=Linux --db it.db");
  place_.must_run("toposcope env show lab --db it.db");
}

}  // namespace
}  // namespace toposcope::testing
