#include "cli/program.h"

#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <utility>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include "export/nasty_texts.h"

namespace toposcope::testing {
namespace {

using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

constexpr std::array<const char*, 21> kCommands = {
    "import", "cliques", "export",   "explain",   "path",     "find",    "show",
    "types",  "info",    "diff",     "revisions", "impact",   "env",     "scan",
    "links",  "check",   "schedule", "serve",     "messages", "compact", "backup"};

class HelpOfCommand : public ::testing::TestWithParam<const char*> {};

TEST_P(HelpOfCommand, HasExamplesAndIsListed) {
  const Workplace place;
  const Ran help = place.run(std::string("toposcope ") + GetParam() + " --help");
  EXPECT_EQ(help.exit_code, 0);
  EXPECT_EQ(help.err, "");
  EXPECT_THAT(help.out, HasSubstr("Examples:\n  "));
  EXPECT_THAT(help.out, HasSubstr(std::string("  toposcope ") + GetParam() + " "));
  EXPECT_THAT(place.run("toposcope --help").out, HasSubstr(std::string("\n  ") + GetParam() + " "));
}

INSTANTIATE_TEST_SUITE_P(Commands, HelpOfCommand, ::testing::ValuesIn(kCommands),
                         [](const auto& which) { return std::string(which.param); });

/// A word takes the options of its command too: its help must not hide them.
TEST(HelpOfWords, ListsTheOptionsOfTheCommand) {
  const Workplace place;
  for (const char* words :
       {"types add", "types edit", "types list", "env remove", "revisions revert"}) {
    const std::string help = place.must_run(std::string("toposcope ") + words + " --help");
    for (const char* option : {"\n  --db FILE REQUIRED", "\n  -q,--quiet", "\n  --json"}) {
      EXPECT_THAT(help, HasSubstr(option)) << words;
    }
    EXPECT_THAT(help, HasSubstr("Examples:\n  toposcope ")) << words;
  }
}

TEST(Program, SaysItsVersion) {
  EXPECT_THAT(Workplace().must_run("toposcope --version"),
              MatchesRegex("toposcope [0-9]+\\.[0-9]+\\.[0-9]+\n"));
}

/// A workplace with the small inventory of the golden files.
class ProgramOnLab : public ::testing::Test {
 protected:
  ProgramOnLab() {
    place_.put_file(golden_folder() / "cli/inventories/lab.json");
    place_.must_run("toposcope import --db it.db lab.json");
  }

  Workplace place_;
};

TEST_F(ProgramOnLab, EndsQuietlyWhenTheReaderOfAPipeLeft) {
  std::array<int, 2> ends{};
  ASSERT_EQ(pipe(ends.data()), 0);
  close(ends[0]);
  // dash takes one digit after >&; the descriptor of the pipe is duplicated to one that has it.
  ASSERT_EQ(dup2(ends[1], 9), 9);
  close(ends[1]);
  const Ran ran = place_.run("toposcope cliques --db it.db --all >&9");
  close(9);
  EXPECT_EQ(ran.exit_code, 5);
  EXPECT_EQ(ran.err, "") << "a reader that has enough is no news; other tools keep quiet too";
}

TEST_F(ProgramOnLab, PrintsStatsAsTheLastLineOfStandardError) {
  const Ran ran = place_.run("toposcope cliques --db it.db --all --output none --stats");
  EXPECT_EQ(ran.out, "");
  const json stats = json::parse(ran.err.substr(ran.err.rfind('{')));
  for (const char* member : {"load_s", "compute_s", "output_s", "cliques", "links",
                             "links_examined", "threads", "peak_bytes"}) {
    EXPECT_TRUE(stats[member].is_number()) << member;
  }
  // By hand from lab.json: web-1 and web-2 have a port, a bridge, two uplinks and two segments
  // (1 + 1 + 2 + 2 links), db-1 has one of each.
  EXPECT_EQ(stats["cliques"], 3);
  EXPECT_EQ(stats["links"], 6 + 6 + 4);
}

TEST_F(ProgramOnLab, GivesTheSameAnswerWithAnyNumberOfThreads) {
  const std::string one = place_.must_run("toposcope cliques --db it.db --all --threads 1");
  EXPECT_FALSE(one.empty());
  EXPECT_EQ(one, place_.must_run("toposcope cliques --db it.db --all --threads 4"));
}

TEST_F(ProgramOnLab, AnswersFromAFewPagesWhatItAnswersFromTheWholeFile) {
  for (const char* semantics : {"calipso", "calipso-2018", "guide", "both-ways"}) {
    const std::string options = std::string(" --semantics ") + semantics;
    const std::string all = place_.must_run("toposcope cliques --db it.db --all" + options);
    std::string singly;
    for (const char* focal : {"i-1", "i-2", "i-3"}) {
      singly += place_.must_run(
          "toposcope cliques --db it.db --focal instance:" + std::string(focal) + options);
    }
    EXPECT_EQ(singly, all) << semantics;
  }
}

TEST_F(ProgramOnLab, ShowsNoProgressOutsideATerminal) {
  EXPECT_EQ(place_.run("toposcope cliques --db it.db --all").err, "");
  EXPECT_EQ(place_.run("toposcope export --db it.db --all --output d/ --quiet").err, "");
}

/// As Calipso documents: for each nasty text a vm of that id and a nic of that name and host.
json nasty_inventory() {
  json nodes = json::array();
  json links = json::array();
  for (const std::string& text : nasty_texts()) {
    const std::string number = std::to_string(links.size());
    // As a source can write it: broken UTF-8 cannot be in JSON.
    const auto name = json::parse(json(text).dump(-1, ' ', true, json::error_handler_t::replace))
                          .get<std::string>();
    const json common = {{"environment", "e"}, {"name", name}};
    json vm = {{"_id", "vm" + number}, {"type", "vm"}, {"id", name + "#" + number}};
    json nic = {{"_id", "nic" + number}, {"type", "nic"}, {"id", number}, {"host", name}};
    json link = {{"_id", "l" + number},   {"link_type", "vm-nic"}, {"source", vm["_id"]},
                 {"target", nic["_id"]},  {"link_name", name},     {"implicit", false},
                 {"source_id", vm["id"]}, {"target_id", number}};
    for (json* document : {&vm, &nic, &link}) document->update(common);
    nodes.push_back(std::move(vm));
    nodes.push_back(std::move(nic));
    links.push_back(std::move(link));
  }
  const json rule = {{"_id", "t"},
                     {"name", "t"},
                     {"environment", "ANY"},
                     {"focal_point_type", "vm"},
                     {"link_types", json::array({"vm-nic"})}};
  return {{"environment", "e"},
          {"environments_config", json::array({{{"_id", "c"}, {"name", "e"}}})},
          {"inventory", nodes},
          {"links", links},
          {"clique_types", json::array({rule})}};
}

TEST(ProgramOnNastyNames, SendsNothingThatMovesATerminal) {
  const Workplace place;
  json inventory = nasty_inventory();
  for (json& node : inventory["inventory"]) node["name"] = "\x1B[31mred\xC2\x9B";
  std::ofstream(place.path() / "nasty.json") << inventory;
  place.must_run("toposcope import --db it.db nasty.json");
  for (const char* line : {"toposcope show --db it.db \"$(printf 'nic:\\033[31mred\\302\\233')\"",
                           "toposcope find --db it.db --type nic",
                           "toposcope cliques --db it.db --focal \"$(printf 'vm:\\033[2J')\""}) {
    const Ran ran = place.run(line);
    EXPECT_THAT(ran.out + ran.err, HasSubstr("\\x1B")) << line;
    EXPECT_EQ((ran.out + ran.err).find('\x1B'), std::string::npos) << line;
    EXPECT_EQ((ran.out + ran.err).find("\xC2\x9B"), std::string::npos) << line;
  }
}

TEST(ProgramOnNastyNames, DrawsAFileForEachThatDotAccepts) {
  const Workplace place;
  std::ofstream(place.path() / "nasty.json") << nasty_inventory();
  place.must_run("toposcope import --db it.db nasty.json");
  place.must_run("toposcope export --db it.db --all --format dot --output dots/ --threads 2");
  const std::size_t count = nasty_texts().size();
  EXPECT_EQ(place.must_run("wc -l < dots/index.jsonl"), std::to_string(count) + "\n");
  const Ran drawn = place.run(
      "for f in dots/*.dot; do dot -Tsvg \"$f\" >\"$f.svg\" || exit 1; done; "
      "cat dots/*.svg | grep -c 'class=\"node\"'; cat dots/*.svg | grep -c 'class=\"edge\"'");
  EXPECT_EQ(drawn.err, "");
  EXPECT_EQ(drawn.out, std::to_string(2 * count) + "\n" + std::to_string(count) + "\n");
}

}  // namespace
}  // namespace toposcope::testing
