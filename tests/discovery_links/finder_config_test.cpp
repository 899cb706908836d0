#include "toposcope/discovery/finder_config.h"

#include <filesystem>
#include <fstream>
#include <iostream>
#include <map>
#include <sstream>
#include <string>

#include <gtest/gtest.h>

#include "links/link_finder.h"

namespace toposcope::discovery {
namespace {

std::string faults_of(const std::string& json) {
  const auto read = read_finder_config(json);
  return read.has_value() ? "" : read.error().message;
}

TEST(FinderConfig, ListsEveryFaultAtOnce) {
  EXPECT_EQ(faults_of("[]"), "a list of link finders is a JSON object");
  EXPECT_EQ(faults_of("{}"),
            "\"finders_package\" is missing\n\"base_finder\" is missing\n"
            "\"link_finders\" is missing");
  const std::string head = R"({"finders_package":"p","base_finder":"b","link_finders":)";
  EXPECT_EQ(faults_of(head + "[]}"), "\"link_finders\" must be a list of names that is not empty");
  EXPECT_EQ(faults_of(head + "\"FindLinksForPods\"}"),
            "\"link_finders\" must be a list of names that is not empty");
  const std::string several =
      faults_of(R"({"finders_package":7,"base_finder":"","link_finders":["FindLinksForPods",1,)"
                R"("FindLinksForPods","FindLinksForX"]})");
  EXPECT_EQ(several.substr(0, several.rfind('\n')),
            "\"finders_package\" must be a text that is not empty\n"
            "\"base_finder\" must be a text that is not empty\n"
            "link_finders #2 must be the name of a finder, and is 1\n"
            "link_finders #3: FindLinksForPods is there already\n"
            "link_finders #4: there is no finder FindLinksForX");
  for (const std::string_view name : known_finders()) {
    EXPECT_NE(several.find(name), std::string::npos) << name;
  }
}

TEST(FinderConfig, KeepsTheOrderOfTheFile) {
  const auto read = read_finder_config(
      R"({"finders_package":"p","base_finder":"b",)"
      R"("link_finders":["FindLinksForPods","FindImplicitLinks","FindLinksForOteps"]})");
  ASSERT_TRUE(read.has_value());
  EXPECT_EQ(read.value().package, "p");
  EXPECT_EQ(read.value().finders, (std::vector<std::string>{"FindLinksForPods", "FindImplicitLinks",
                                                            "FindLinksForOteps"}));
}

TEST(FinderConfig, EveryNameOfItIsBuilt) {
  std::size_t built = 0;
  for (const auto& finder : make_builtin_link_finders()) {
    EXPECT_EQ(finder->name(), known_finders()[built++]);
  }
  EXPECT_EQ(built + 1, known_finders().size()) << "implicit links are no finder of objects";
  EXPECT_EQ(shipped_finder_config(LinkMode::kCalipso2018).finders.size(), 7U);
  EXPECT_EQ(shipped_finder_config(LinkMode::kCalipso).finders.size(), 9U);
  EXPECT_EQ(shipped_finder_config(LinkMode::kToposcope).finders.size(), 11U);
}

TEST(SharedData, TheOriginalsOwnFilesAreThoseShipped) {
  for (const auto& [folder, mode] : std::map<std::string, LinkMode>{
           {"config_2018", LinkMode::kCalipso2018}, {"config_2020", LinkMode::kCalipso}}) {
    const std::filesystem::path path = std::filesystem::path(TOPOSCOPE_SOURCE_DIR) /
                                       "../shared/data/calipso" / folder / "link_finders.json";
    std::ifstream in(path);
    if (!in) {
      std::cout << "not run: " << path << " is not here\n";
      continue;
    }
    std::ostringstream text;
    text << in.rdbuf();
    const auto read = read_finder_config(text.str());
    ASSERT_TRUE(read.has_value()) << read.error().message;
    EXPECT_EQ(read.value().finders, shipped_finder_config(mode).finders);
    EXPECT_EQ(read.value().package, shipped_finder_config(mode).package);
    EXPECT_EQ(read.value().base_finder, shipped_finder_config(mode).base_finder);
  }
}

}  // namespace
}  // namespace toposcope::discovery
