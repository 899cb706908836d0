// A script of many commands, and its output taken apart.

#include "sources/command/batch_script.h"

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "sources/local/child_process.h"

namespace toposcope::discovery {
namespace {

using Commands = std::vector<std::string>;

/// What a shell makes of the commands; `cut` bytes of its output are lost.
model::Result<std::vector<CommandResult>> run_batch(const Commands& commands, std::size_t cut = 0) {
  const BatchScript batch(commands);
  const Commands shell = {"/bin/sh"};
  auto child = run_child(shell, batch.text(), {}, {});
  if (!child.has_value()) return child.error();
  std::string& output = child.value().output;
  output.resize(output.size() - cut);
  return batch.read("Welcome to host\n" + output, "motd" + child.value().error_output);
}

TEST(BatchScript, TellsOutputsAndExitCodesApart) {
  const auto results =
      run_batch({"echo a; echo b >&2", "printf 'no line end'", "exit 7", "false", "",
                 "printf '\\n\\nlines\\n\\n'", "echo 'it'\\''s'", "exit 9", "no_such_command"});
  ASSERT_TRUE(results.has_value()) << results.error().message;
  ASSERT_EQ(results.value().size(), 9U);
  EXPECT_EQ(results.value()[0], (CommandResult{0, "a\n", "b\n"}));
  EXPECT_EQ(results.value()[1], (CommandResult{0, "no line end", ""}));
  EXPECT_EQ(results.value()[2], (CommandResult{7, "", ""}));
  EXPECT_EQ(results.value()[3], (CommandResult{1, "", ""}));
  EXPECT_EQ(results.value()[4], (CommandResult{0, "", ""}));
  EXPECT_EQ(results.value()[5], (CommandResult{0, "\n\nlines\n\n", ""}));
  EXPECT_EQ(results.value()[6].output, "it's\n");
  EXPECT_EQ(results.value()[7].exit_code, 9);
  EXPECT_EQ(results.value()[8].exit_code, 127);
  EXPECT_NE(results.value()[8].error_output.find("no_such_command"), std::string::npos);
}

TEST(BatchScript, EachStandsAlone) {
  const auto results =
      run_batch({"cd /; A=1; exit 0", "echo \"${A-none}\"", "if then", "echo \"unclosed", "cat",
                 "echo $LC_ALL", "case :$PATH: in *:/usr/sbin:*) echo yes;; esac"});
  ASSERT_TRUE(results.has_value()) << results.error().message;
  EXPECT_EQ(results.value()[1].output, "none\n");
  EXPECT_NE(results.value()[2].exit_code, 0);
  EXPECT_NE(results.value()[3].exit_code, 0);
  EXPECT_EQ(results.value()[4], (CommandResult{0, "", ""}));  // its input is empty
  EXPECT_EQ(results.value()[5].output, "C\n");
  EXPECT_EQ(results.value()[6].output, "yes\n");
}

TEST(BatchScript, AReplyThatIsCutOffIsNone) {
  const Commands commands = {"echo a", "echo b"};
  const auto whole = run_batch(commands);
  ASSERT_TRUE(whole.has_value());
  for (std::size_t cut = 1; cut < 130; ++cut) {
    const auto results = run_batch(commands, cut);
    ASSERT_FALSE(results.has_value()) << cut;
    EXPECT_EQ(results.error().code, model::ErrorCode::kMalformedInput);
    cut += cut > 10 ? 12 : 0;
  }
}

TEST(BatchScript, NothingRunsOfAScriptThatIsCutOff) {
  const BatchScript batch(Commands{"echo ran"});
  const Commands shell = {"/bin/sh"};
  const std::string& text = batch.text();
  for (std::size_t size = text.find("eval"); size + 2 < text.size(); size += 3) {
    const auto child = run_child(shell, text.substr(0, size), {}, {});
    ASSERT_TRUE(child.has_value());
    EXPECT_EQ(child.value().output, "") << size;
  }
}

TEST(BatchScript, MarksCannotBeGuessed) {
  const Commands commands = {"true"};
  EXPECT_NE(BatchScript(commands).text(), BatchScript(commands).text());
  const BatchScript batch(commands);
  EXPECT_FALSE(batch.began(""));
  EXPECT_FALSE(batch.read("", "").has_value());
}

}  // namespace
}  // namespace toposcope::discovery
