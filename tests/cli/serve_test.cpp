// `toposcope serve --scans` as it is used: beside other programs, killed, and told to end.

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "cli/program.h"

namespace toposcope::testing {
namespace {

namespace fs = std::filesystem;
using nlohmann::json;
using ::testing::HasSubstr;
using ::testing::MatchesRegex;

/// Lines of shell around a server whose remarks are waited for: nothing here sleeps.
///   serve ...    starts it behind this shell as $server; its remarks come in a pipe
///   await TEXT   reads remarks until one holds the text
///   end SIGNAL   sends it, and says the exit code
constexpr const char* kShell =
    "mkfifo remarks; "
    "serve() { '" TOPOSCOPE_PROGRAM
    "' serve --scans --db it.db \"$@\" 2>remarks & server=$!; exec 3<remarks; }; "
    "await() { while read -r line <&3; do case \"$line\" in *\"$1\"*) return;; esac; done; "
    "echo \"no remark: $1\"; }; "
    "end() { kill -s \"$1\" $server; wait $server; echo \"ended with $?\"; exec 3<&-; }; ";

class Serve : public ::testing::Test {
 protected:
  Serve() {
    place_.put_file(golden_folder() / "cli/inventories/no-links.json");
    place_.must_run("toposcope import --db it.db no-links.json");
  }

  /// A program in place of the one that scans, named ./scan.
  void put_scan_program(const std::string& lines) const {
    const fs::path path = place_.path() / "scan";
    std::ofstream(path) << "#!/bin/sh\n" << lines << "\n";
    fs::permissions(path, fs::perms::owner_all);
  }
  [[nodiscard]] Ran run(const std::string& lines) const { return place_.run(kShell + lines); }
  /// Newest first.
  [[nodiscard]] json scans() const {
    return json::parse(place_.run("toposcope schedule scans --db it.db --json").out);
  }

  Workplace place_;
};

TEST_F(Serve, RunsWhatIsAskedForBeforeAndMeanwhile) {
  place_.must_run("toposcope schedule add --db it.db --env lab-2 --every once --links-only -q");
  const Ran ran =
      run("serve; await 'lab-2: scan completed'; "
          "toposcope schedule now --db it.db --env lab-2 --links-only --implicit-links; "
          "await 'lab-2: scan completed'; end TERM");
  EXPECT_EQ(ran.out, "asked for a scan of lab-2: links, implicit\nended with 0\n") << ran.err;
  const json all = scans();
  ASSERT_EQ(all.size(), 2U);
  EXPECT_EQ(all[0]["state"], "completed");
  EXPECT_EQ(all[0]["schedule"], "");
  EXPECT_EQ(all[0]["summary"]["implicit_links"], true);
  EXPECT_EQ(all[1]["schedule"], "lab-2-once");
  EXPECT_EQ(all[1]["summary"]["revision"], 2);
  EXPECT_THAT(place_.must_run("toposcope schedule list --db it.db"), HasSubstr("finished"));
  EXPECT_THAT(place_.must_run("toposcope messages --db it.db --origin schedule:lab-2-once"),
              HasSubstr("scan is due"));
}

TEST_F(Serve, MarksWhatAKillInterrupted) {
  put_scan_program("exec 5>alive; echo begun >&5; exec cat never");
  place_.must_run("toposcope schedule now --db it.db --env lab-2 -q; mkfifo alive never");
  // The pipe ends when the scan has: it goes with its owner, however that ends.
  const Ran ran =
      run("serve --scan-program ./scan; exec 4<alive; read -r line <&4; echo $line; "
          "toposcope schedule scans --db it.db --json >during.json; end KILL; cat <&4");
  EXPECT_EQ(ran.out, "begun\nended with 137\n");
  EXPECT_THAT(read_file(place_.path() / "during.json"), HasSubstr("\"state\":\"running\""));
  EXPECT_EQ(scans()[0]["state"], "running") << "nobody was left to write it down";

  const Ran again = place_.run(std::string("rm remarks; ") + kShell +
                               "serve; await 'lab-2: scan failed: interrupted'; end INT");
  EXPECT_EQ(again.out, "ended with 0\n");
  const json all = scans();
  ASSERT_EQ(all.size(), 1U);
  EXPECT_EQ(all[0]["state"], "failed");
  EXPECT_EQ(all[0]["text"], "interrupted: the program that ran it has gone");
  EXPECT_THAT(place_.must_run("toposcope messages --db it.db --level error"),
              HasSubstr("scan failed: interrupted"));
}

TEST_F(Serve, EndsItsScansWhenItIsToldToEnd) {
  put_scan_program("exec 5>alive; echo begun >&5; exec cat never");
  place_.must_run("toposcope schedule now --db it.db --env lab-2 -q; mkfifo alive never");
  const Ran ran =
      run("serve --scan-program ./scan; exec 4<alive; read -r line <&4; end TERM; cat <&4");
  EXPECT_EQ(ran.out, "ended with 0\n");
  EXPECT_EQ(scans()[0]["state"], "aborted");
}

TEST_F(Serve, KillsWhatDoesNotEndWhenItIsToldTwice) {
  put_scan_program("trap '' TERM; exec 5>alive; echo begun >&5; exec cat never");
  place_.must_run("toposcope schedule now --db it.db --env lab-2 -q; mkfifo alive never");
  const Ran ran =
      run("serve --scan-program ./scan; exec 4<alive; read -r line <&4; kill $server; "
          "await 'ends, and with it 1 scan'; end TERM; cat <&4");
  EXPECT_EQ(ran.out, "ended with 0\n");
  EXPECT_EQ(scans()[0]["state"], "aborted");
}

TEST_F(Serve, IsOneAtATime) {
  const Ran ran =
      run("serve; await 'runs scans of it.db'; toposcope serve --scans --db ./it.db; echo $?; "
          "end TERM; toposcope schedule now --db it.db --env lab-2");
  EXPECT_EQ(ran.out, "5\nended with 0\nasked for a scan of lab-2: all\n");
  EXPECT_THAT(ran.err,
              MatchesRegex("toposcope: ./it.db: scans of this inventory are run by process [0-9]+ "
                           "since [-0-9T:]+Z\n"
                           "nobody runs scans of this inventory: start .*\n"));
}

TEST_F(Serve, IsSeenByWhoFollowsTheMessages) {
  place_.must_run("toposcope scan --db it.db --env lab-2 --links-only -q");
  const Ran ran = run(
      "mkfifo lines; '" TOPOSCOPE_PROGRAM
      "' messages --db it.db --follow --level warning --json >lines & follower=$!; exec 4<lines; "
      "read -r line <&4; echo \"$line\"; toposcope schedule now --db it.db --env lab-2 -q >now; "
      "serve --scan-program /bin/false; read -r line <&4; echo \"$line\"; end TERM; "
      "kill -s INT $follower; wait $follower; echo \"ended with $?\"; cat <&4");
  const auto lines = [&] {
    std::istringstream in(ran.out);
    std::vector<std::string> out;
    for (std::string line; std::getline(in, line);) out.push_back(line);
    return out;
  }();
  ASSERT_EQ(lines.size(), 4U) << ran.out << ran.err;
  EXPECT_EQ(json::parse(lines[0])["related_type"], "otep") << "those that are there come first";
  EXPECT_EQ(json::parse(lines[1])["text"], "scan failed: exit code 1");
  EXPECT_EQ(lines[2], "ended with 0");
  EXPECT_EQ(lines[3], "ended with 0");
}

TEST_F(Serve, LeavesOtherFilesAlone) {
  std::ofstream(place_.path() / "notes.txt") << "no inventory";
  EXPECT_EQ(place_.run("toposcope serve --scans --db notes.txt").exit_code, 3);
  EXPECT_EQ(place_.run("toposcope serve --scans --db nothing.db").exit_code, 3);
  EXPECT_EQ(place_.run("toposcope serve --db it.db").exit_code, 2);
  for (const auto& entry : fs::directory_iterator(place_.path())) {
    EXPECT_FALSE(entry.path().filename().string().ends_with("-scans")) << entry.path();
  }
}

}  // namespace
}  // namespace toposcope::testing
